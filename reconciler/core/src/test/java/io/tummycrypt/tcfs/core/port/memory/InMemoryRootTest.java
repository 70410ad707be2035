package io.tummycrypt.tcfs.core.port.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.ignore.IgnoreRules;
import io.tummycrypt.tcfs.core.observed.LocalTree;
import io.tummycrypt.tcfs.core.observed.Problem;
import io.tummycrypt.tcfs.core.observed.RootLook;
import io.tummycrypt.tcfs.core.path.PathMap;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.port.Intent;
import io.tummycrypt.tcfs.core.port.RootContract;
import io.tummycrypt.tcfs.core.port.StageRequest;
import io.tummycrypt.tcfs.core.port.StageResult;
import io.tummycrypt.tcfs.core.port.TestedFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryRootTest extends RootContract {
  private static final class Crash extends RuntimeException {}

  private final MemoryTexts texts = new MemoryTexts();
  private long now = 1_700_000_000_000_000_000L;
  private final InMemoryRoot root = new InMemoryRoot(() -> now++, texts::isStored, texts::of);

  @Override
  protected TestedFolder tested() {
    return new TestedMemoryFolder(root, texts);
  }

  @Override
  protected List<String> vaulted() {
    return root.vault().stream().map(each -> each.path() + "=" + each.content()).toList();
  }

  @Test
  void crashBeforeAnEffectLeavesAllEarlierOnes() throws IOException {
    offer("text");
    String batch = root.begin();
    root.stage(batch, List.of(new StageRequest(0, path("x"), file("text", 0644), OLD))).results();
    List<String> effects = new ArrayList<>();
    root.listen(effect -> {
      effects.add(effect);
      if (effect.startsWith("place")) {
        throw new Crash();
      }
    });
    assertThrows(Crash.class, () -> root.place(batch, 0, path("a/b/c")));
    assertEquals(List.of("make folder a", "make folder a/b", "place a/b/c"), effects);
    assertEquals(List.of(path("a"), path("a/b")), List.copyOf(root.user().tree().keySet()));
    assertEquals(List.of(file("text", 0644)), root.temporaries());
  }

  @Test
  void editBetweenLookAndStepIsDisplacedAndNotLost() throws IOException {
    offer("new");
    userWrites("a", "old");
    String batch = root.begin();
    root.stage(batch, List.of(new StageRequest(0, path("a"), file("new", 0644), OLD))).results();
    root.listen(_ -> root.user().write(path("a"), file("edited", 0644)));
    assertTrue(root.exchange(batch, 0, path("a")));
    assertEquals(file("edited", 0644), root.identify(batch, 0));
  }

  @Test
  void folderThatVanishesBeforeAPlaceMakesItFail() throws IOException {
    offer("new");
    String batch = root.begin();
    root.stage(batch, List.of(new StageRequest(0, path("a"), file("new", 0644), OLD))).results();
    root.listen(effect -> {
      if (effect.startsWith("place")) {
        root.user().delete(path("a"));
      }
    });
    assertThrows(IOException.class, () -> root.place(batch, 0, path("a/b")));
    assertEquals(file("new", 0644), root.identify(batch, 0));
  }

  @Test
  void failingEffectIsAFailedStageAndAnExceptionElsewhere() throws IOException {
    offer("new");
    String batch = root.begin();
    root.listen(effect -> {
      throw new IOException("the disk is full at " + effect);
    });
    StageRequest request = new StageRequest(0, path("a"), file("new", 0644), OLD);
    assertInstanceOf(
        StageResult.Failed.class, root.stage(batch, List.of(request)).results().getFirst());
    assertThrows(IOException.class, () -> root.intend(batch, new Intent(List.of())));
    assertNull(root.intent(batch));
  }

  @Test
  void obstructedPathIsAProblemAndCannotBeTouched() throws IOException {
    userMakesFolder("folder", 0755);
    userWrites("folder/x", "x");
    root.user().obstruct(path("folder"), Problem.Kind.UNREADABLE);
    LocalTree tree = scan();
    assertEquals(List.of(path("folder")), List.copyOf(tree.problems().keySet()));
    assertTrue(tree.items().isEmpty());
    assertThrows(IOException.class, () -> root.identify(path("folder/x")));
    assertThrows(IOException.class, () -> root.take(root.begin(), 0, path("folder/x")));
    root.user().clear(path("folder"));
    assertEquals(2, scan().items().size());
  }

  @Test
  void writeInTheTickOfTheScanIsNotTrusted() throws IOException {
    userWrites("a", "x");
    assertTrue(scan().items().values().iterator().next().trusted());
    root.user().writeWithTime(path("a"), file("y", 0644), now + 1000);
    assertFalse(scan().items().values().iterator().next().trusted());
  }

  @Test
  void renamedFolderTakesEverythingAlong() throws IOException {
    userMakesFolder("a", 0755);
    userWrites("a/x", "x");
    userMakesFolder("ab", 0755);
    root.user().rename(path("a"), path("c"));
    assertEquals(
        List.of(path("ab"), path("c"), path("c/x")), List.copyOf(root.user().tree().keySet()));
  }

  @Test
  void missingRootAnswersNothing() throws IOException {
    userWrites("a", "x");
    root.setMissing(true);
    assertEquals(new RootLook.Missing(), root.look());
    assertThrows(IOException.class, this::scan);
    assertThrows(IOException.class, root::begin);
    assertThrows(IOException.class, () -> root.identify(path("a")));
    root.setMissing(false);
    assertEquals(1, scan().items().size());
  }

  @Test
  void emptiedRootKeepsItsMarkerUntilThatGoesToo() throws IOException {
    userWrites("a", "x");
    root.user().empty();
    RootLook.Present emptied = assertInstanceOf(RootLook.Present.class, root.look());
    assertTrue(emptied.empty());
    assertEquals(root.marker(), emptied.marker());
    root.removeMarker();
    assertNull(assertInstanceOf(RootLook.Present.class, root.look()).marker());
  }

  @Test
  void sameDoingsGiveTheSameStats() throws IOException {
    InMemoryRoot one = new InMemoryRoot(() -> 5, _ -> true);
    InMemoryRoot other = new InMemoryRoot(() -> 5, _ -> true);
    for (InMemoryRoot each : List.of(one, other)) {
      each.user().write(TreePath.parse("a"), file("x", 0644));
    }
    assertEquals(
        one.scan(IgnoreRules.of(List.of()), new PathMap<>()).items(),
        other.scan(IgnoreRules.of(List.of()), new PathMap<>()).items());
  }
}
