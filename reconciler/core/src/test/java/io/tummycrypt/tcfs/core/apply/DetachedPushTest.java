package io.tummycrypt.tcfs.core.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.apply.SmallFleet.Device;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Plan;
import io.tummycrypt.tcfs.core.plan.Pushing;
import io.tummycrypt.tcfs.core.port.memory.EffectListener;
import io.tummycrypt.tcfs.core.version.Content;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The root that has no folder: what is pushed there stays there, whatever else devices do. */
class DetachedPushTest {
  private final SmallFleet fleet = new SmallFleet();
  private final Device a = fleet.join("a");
  private final Device b = fleet.join("b");

  private static Map<TreePath, Content> only(String path, int content) {
    return Map.of(TreePath.parse(path), SmallFleet.file(content));
  }

  @Test
  void whatIsPushedIsThereForAll() throws IOException {
    assertTrue(a.push("x", 1).isClear());

    assertEquals(only("x", 1), b.detached());
  }

  @Test
  void noRunOfAnyDeviceDeletesIt() throws IOException {
    a.push("x", 1);
    for (int round = 0; round < 3; round++) {
      assertEquals(List.of(), b.run().actions());
      assertEquals(List.of(), a.run().actions());
    }

    assertEquals(only("x", 1), b.detached());
  }

  @Test
  void aPushOfOneFileLeavesTheOthersAlone() throws IOException {
    a.push("x", 1);
    a.push("y", 2);
    b.push("z", 3);
    a.push("y", 4);

    assertEquals(
        Map.of(
            TreePath.parse("x"), SmallFleet.file(1),
            TreePath.parse("y"), SmallFleet.file(4),
            TreePath.parse("z"), SmallFleet.file(3)),
        b.detached());
  }

  @Test
  void anUnseenVersionStopsIt() throws IOException {
    a.push("x", 1);
    long before = b.highestSlot();

    Pushing refused = b.push("x", 2);

    assertFalse(refused.isClear());
    assertEquals(before, b.highestSlot());
    assertEquals(only("x", 1), b.detached());
  }

  @Test
  void theSameContentIsTakenForSeen() throws IOException {
    a.push("x", 1);
    assertTrue(b.push("x", 1).isClear());

    assertTrue(b.push("x", 2).isClear());
    assertEquals(only("x", 2), a.detached());
  }

  @Test
  void theSameContentIsTakenForSeenWhateverItsTimeIs() throws IOException {
    a.push("x", 1);
    b.run();

    List<Action> pushed = b.push("x", 1).plan().actions();
    assertInstanceOf(Action.Adopt.class, pushed.getFirst());
    assertEquals(pushed, b.report().done());
    assertTrue(b.push("x", 2).isClear());
  }

  @Test
  void whatWasPublishedIsOursAfterADeathBeforeItWasNoted() throws IOException {
    a.push("w", 1);
    dieBeforeNoting(a, "x", 2);

    assertEquals(SmallFleet.file(2), b.detached().get(TreePath.parse("x")));
    assertTrue(a.push("x", 3).isClear(), "its own version is none that it has not seen");
    assertEquals(SmallFleet.file(3), b.detached().get(TreePath.parse("x")));
  }

  private static void dieBeforeNoting(Device device, String path, int content) {
    long highest = device.highestSlot();
    device.beforeCommits(_ -> {
      if (device.highestSlot() > highest) {
        throw new IOException("it dies");
      }
    });
    assertThrows(IOException.class, () -> device.push(path, content));
    device.beforeCommits(EffectListener.NONE);
  }

  @Test
  void aPushEndsNoFirstRunAndNoGuardOfTheRoots() throws IOException {
    a.write("kept", 1);
    a.run();
    a.write("more", 2);
    a.push("x", 3);

    Plan plan = a.run();

    assertEquals(1, plan.actions().size());
  }
}
