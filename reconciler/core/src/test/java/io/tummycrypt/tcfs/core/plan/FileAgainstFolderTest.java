package io.tummycrypt.tcfs.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.view.ConflictName;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A file and a folder at one path: the folder stays, the file becomes a copy and a tombstone. */
class FileAgainstFolderTest {
  private final Scene scene = Scene.of("a", "b", "c");

  private void assertPlan(String... lines) {
    assertEquals(List.of(lines), PlanText.of(scene.plan()));
  }

  @Test
  void aFileGivesWayToAFolderThatHasSomethingInIt() {
    scene.wrote("b", "x", "1");
    scene.wrote("c", "x/y", "2");

    assertPlan(
        "push x - {a1 b1}",
        "copy x.conflict-b 1 {b1}",
        "pull x/y 2 {c1}",
        "pull x.conflict-b 1 {b1}");
  }

  @Test
  void aFileThatIsHereIsMovedAwayBeforeTheFolderIsFilled() {
    scene.agreed(scene.wrote("b", "x", "1"));
    scene.wrote("c", "x/y", "2");

    assertPlan(
        "push x - {a1 b1}",
        "copy x.conflict-b 1 {b1}",
        "delete x 1",
        "pull x/y 2 {c1}",
        "pull x.conflict-b 1 {b1}");
  }

  @Test
  void aFolderThatIsHereStays() {
    scene.wrote("b", "x", "1");
    scene.agreed(scene.wrote("c", "x/y", "2"));

    assertPlan("push x - {a1 b1}", "copy x.conflict-b 1 {b1}", "pull x.conflict-b 1 {b1}");
  }

  @Test
  void anUnpublishedFileIsPublishedThenCopiedThenMovedAway() {
    scene.here("x", "1");
    scene.wrote("c", "x/y", "2");

    assertPlan(
        "push x 1 {a1}",
        "push x - {a2}",
        "copy x.conflict-a 1 {a1}",
        "delete x 1",
        "pull x/y 2 {c1}",
        "pull x.conflict-a 1 {a1}");
  }

  @Test
  void afterTheTombstoneTheFileIsNotSeenAgain() {
    Version file = scene.wrote("b", "x", "1");
    scene.wrote("c", "x/y", "2");
    scene.wrote("c", "x", "-", file);
    scene.logs.publish("c", copyOf(file));

    assertPlan("pull x/y 2 {c1}", "pull x.conflict-b 1 {b1}");
  }

  @Test
  void severalFilesAtThePathAreAllCopied() {
    scene.wrote("b", "x", "1");
    scene.wrote("c", "x", "2");
    scene.wrote("c", "x/y", "3");

    assertPlan(
        "push x - {a1 b1 c1}",
        "copy x.conflict-b 1 {b1}",
        "copy x.conflict-c 2 {c1}",
        "pull x/y 3 {c2}",
        "pull x.conflict-b 1 {b1}",
        "pull x.conflict-c 2 {c1}");
  }

  @Test
  void anEmptyFolderStaysAgainstAFileWhoeverWroteIt() {
    scene.wrote("b", "x", "1");
    scene.wrote("c", "x", "dir");

    assertPlan("copy x.conflict-b 1 {b1}", "mkdir x dir {b1 c1}", "pull x.conflict-b 1 {b1}");
  }

  @Test
  void anEmptyFolderStaysAlsoWhereTheFileIsHere() {
    scene.agreed(scene.wrote("b", "x", "1"));
    scene.wroteAsking("c", "x", "dir");

    assertPlan(
        "copy x.conflict-b 1 {b1}",
        "delete x 1",
        "mkdir x dir {b1 c1}",
        "pull x.conflict-b 1 {b1}");
  }

  @Test
  void theFolderStaysAlsoWhereThePersonWantsToBeAsked() {
    scene.wroteAsking("b", "x", "1");
    scene.wroteAsking("c", "x/y", "2");

    assertPlan(
        "push x - {a1 b1}",
        "copy x.conflict-b 1 {b1}",
        "pull x/y 2 {c1}",
        "pull x.conflict-b 1 {b1}");
  }

  @Test
  void aFileWhereAFolderWasEmptiedIsNoConflict() {
    Version inside = scene.agreed(scene.wrote("b", "x/y", "1"));
    scene.wrote("b", "x/y", "-", inside);
    scene.wrote("b", "x", "2");

    assertPlan("delete x/y 1", "rmdir x", "pull x 2 {b3}");
  }

  @Test
  void aFileHereWhereAFolderWasIsPublishedWithTheDeletions() {
    scene.agreed(scene.wrote("b", "x/y", "1"));
    scene.gone("x").here("x", "2");

    assertPlan("push x 2 {a1}", "push x/y - {a2 b1}");
  }

  @Test
  void aFolderHereWhereAFileWasIsPublishedWithTheDeletion() {
    scene.agreed(scene.wrote("b", "x", "1"));
    scene.gone("x").here("x/y", "2");

    assertPlan("push x - {a1 b1}", "push x/y 2 {a2}");
  }

  /** Else it would be dropped while its source lives, and the copy would be made again. */
  @Test
  void aCopyThatGivesWayLeavesATombstoneThatKnowsItsSource() {
    Version copy = copyOf(scene.wrote("b", "x", "1"));
    scene.logs.publish("b", copy);
    scene.wrote("c", "x", "dir");
    scene.wrote("c", copy.path() + "/y", "2");

    assertEquals(List.of(TreePath.parse("x")), sourcesOf(scene.plan(), copy.path()));
  }

  private static List<TreePath> sourcesOf(Plan plan, TreePath deleted) {
    List<TreePath> sources = new ArrayList<>();
    for (Action action : plan.actions()) {
      if (action instanceof Action.PushDeletion deletion && deletion.path().equals(deleted)) {
        sources.add(deletion.version().copyOf());
      }
    }
    return sources;
  }

  private static Version copyOf(Version loser) {
    return loser.copiedTo(ConflictName.of(loser));
  }
}
