package io.tummycrypt.tcfs.core.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Incarnation;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The process dies before it has noted what it has published, or what it has placed. */
final class CrashAfterPublishTest {
  private static final TreePath PATH = TreePath.parse("f");

  private final Fleet fleet =
      new Fleet(Scenario.of(0).withSteps(List.of()), Variant.NONE, new Trace(false));
  private final SimDevice a = fleet.devices.getFirst();
  private final SimDevice b = fleet.devices.get(1);

  @Test
  void whatAnotherMakesOfANewFileIsNotTakenForAConflict() {
    publishAndDie(1);
    cycle(b);
    write(b, 2);
    cycle(b);

    cycle(a);

    assertEquals(only(2), a.tree());
  }

  @Test
  void anEditThatAnotherHasDeletedDoesNotComeBack() {
    write(a, 1);
    cycle(a);
    cycle(b);
    publishAndDie(2);
    cycle(b);
    b.root.user().delete(PATH);
    cycle(b);

    cycle(a);
    cycle(b);

    assertEquals(new TreeMap<>(), a.tree());
    assertEquals(new TreeMap<>(), b.tree());
  }

  /** It does not see its own head, and its second one with the same edit is refused. */
  @Test
  void anEditIsKnownAlsoAfterItCouldNotBePublishedOnceMore() {
    cycle(a);
    write(a, 1);
    long published = fleet.store.published();
    a.heads.listAsBefore(_ -> fleet.store.published() > published ? 1 : 0);
    fleet.cycles.run(a, false);
    fleet.cycles.run(a, false);
    a.heads.listAsBefore(null);
    cycle(b);
    b.root.user().delete(PATH);
    cycle(b);

    cycle(a);

    assertEquals(new TreeMap<>(), a.tree());
  }

  /** It does not see its own head, and goes on in the same life all the same. */
  @Test
  void aListingThatLagsBehindIsNoTwin() {
    cycle(a);
    Incarnation before = life();
    write(a, 1);
    long published = fleet.store.published();
    a.heads.listAsBefore(_ -> fleet.store.published() > published ? 1 : 0);
    fleet.cycles.run(a, false);
    a.heads.listAsBefore(null);
    write(a, 2);

    cycle(a);
    cycle(b);

    assertEquals(only(2), b.tree());
    assertEquals(before, life());
  }

  private Incarnation life() {
    return Objects.requireNonNull(fleet.store.highest().get(a.name)).incarnation();
  }

  @Test
  void whatWasPlacedAndNotNotedIsKnownAlsoAfterItsHeadWasMissing() {
    write(a, 1);
    cycle(a);
    placeAndDie(b);
    a.root.user().delete(PATH);
    cycle(a);
    b.heads.damage((device, _) -> device.equals(a.name));
    fleet.cycles.run(b, false);
    b.heads.damage((_, _) -> false);

    cycle(b);

    assertEquals(new TreeMap<>(), b.tree());
  }

  private void placeAndDie(SimDevice device) {
    device.effects.always(effect -> {
      if (effect.equals("commit") && !device.tree().isEmpty()) {
        throw new Crash();
      }
    });
    fleet.cycles.run(device, false);
    device.effects.never();
  }

  private void publishAndDie(int content) {
    write(a, content);
    long published = fleet.store.published();
    boolean isNew = published == 0;
    a.effects.always(effect -> {
      if (effect.equals("commit") && fleet.store.published() > published + (isNew ? 1 : 0)) {
        throw new Crash();
      }
    });
    fleet.cycles.run(a, false);
    a.effects.never();
  }

  private void write(SimDevice device, int content) {
    Content.File file = Contents.file(content, Contents.USUAL_FILE_MODE);
    fleet.ledger.wrote(PATH, file);
    device.root.user().write(PATH, file);
  }

  private void cycle(SimDevice device) {
    fleet.pass(Duration.ofSeconds(10));
    fleet.cycles.run(device, true);
  }

  private static SortedMap<TreePath, Content> only(int content) {
    TreeMap<TreePath, Content> tree = new TreeMap<>();
    tree.put(PATH, Contents.file(content, Contents.USUAL_FILE_MODE));
    return tree;
  }
}
