package io.tummycrypt.tcfs.core.plan;

import static io.tummycrypt.tcfs.core.plan.Logs.ROOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.tummycrypt.tcfs.core.desired.Guards.DeleteBudget;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Decisions.Release;
import io.tummycrypt.tcfs.core.plan.Notice.Held;
import io.tummycrypt.tcfs.core.version.ConflictMode;
import io.tummycrypt.tcfs.core.version.Version;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What waits for a person's word besides deletions, and how the word is given. */
class HeldContentTest {
  private final Scene scene = Scene.of("a", "b");

  private void assertPlan(String... lines) {
    assertEquals(List.of(lines), PlanText.of(scene.plan()));
  }

  private void assertPlan(Release release, String... lines) {
    TreeMap<RootName, Release> releases = new TreeMap<>();
    releases.put(ROOT, release);
    assertEquals(List.of(lines), PlanText.of(scene.plan(new Decisions(releases, new TreeMap<>()))));
  }

  @Test
  void aFolderThatTheFleetDeletedStaysWhileSomethingIsHeldInIt() {
    Version folder = scene.agreed(scene.wrote("b", "d", "dir@700"));
    Version old = scene.wrote("b", "d/f", "1");
    scene.wrote("b", "d/f", "-", old);
    scene.wrote("b", "d", "-", folder);
    scene.here("d/f", "1");

    assertPlan("held d/f 1 DELETED_CONTENT");
    assertFalse(scene.plan().bookkeeping().settles());
    assertPlan(Release.CARRY_OUT, "delete d/f 1", "rmdir d");
  }

  @Test
  void whatTheFleetDeletedAndIsHereWithoutHistoryIsHeldAndNotSettled() {
    Version old = scene.wrote("b", "f", "1");
    scene.wrote("b", "f", "-", old);
    scene.here("f", "1");

    assertPlan("held f 1 DELETED_CONTENT");
    assertFalse(scene.plan().bookkeeping().settles());
    assertPlan(Release.CARRY_OUT, "delete f 1");
    assertPlan(Release.REJECT, "push f 1 {a1}");
  }

  @Test
  void aFileThatWasEmptiedOverARestartIsHeld() {
    scene.rebooted = true;
    scene.agreed(scene.wrote("b", "f", "1"));
    scene.here("f", "empty");

    assertPlan("held f empty EMPTIED");
    assertPlan(Release.CARRY_OUT, "push f empty {a1 b1}");
    assertPlan(Release.REJECT, "pull f 1 {b1} over empty");
  }

  @Test
  void aFileThatWasEmptiedWithoutARestartIsPublished() {
    scene.agreed(scene.wrote("b", "f", "1"));
    scene.here("f", "empty");

    assertPlan("push f empty {a1 b1}");
  }

  @Test
  void aNewEmptyFileIsPublishedAlsoAfterARestart() {
    scene.rebooted = true;
    scene.here("f", "empty");

    assertPlan("push f empty {a1}");
  }

  @Test
  void aFirstRunPushesWithinTheBudgetOfWhatTheFleetHas() {
    scene.firstRun = true;
    scene.desired.budget = new DeleteBudget(100, 2);
    scene.agreed(scene.wrote("b", "f", "1"));
    scene.here("new1", "x").here("new2", "y");

    assertPlan("push new1 x {a1}", "push new2 y {a2}", "adopt f 1 {b1}");
  }

  @Test
  void aFirstRunHoldsPushesBeyondTheBudgetAndGoesOnWithTheRest() {
    scene.firstRun = true;
    scene.desired.budget = new DeleteBudget(100, 2);
    scene.wrote("b", "f", "1");
    scene.wrote("b", "g", "2");
    scene.here("f", "1").here("new1", "x").here("new2", "y").here("new3", "z");

    assertPlan(
        "adopt f 1 {b1}",
        "pull g 2 {b2}",
        "held new1 x FIRST_PUSH",
        "held new2 y FIRST_PUSH",
        "held new3 z FIRST_PUSH");
    assertPlan(
        Release.CARRY_OUT,
        "push new1 x {a1}",
        "push new2 y {a2}",
        "push new3 z {a3}",
        "adopt f 1 {b1}",
        "pull g 2 {b2}");
  }

  @Test
  void rejectedPushesOfAFirstRunStayWhereTheyAre() {
    scene.firstRun = true;
    scene.desired.budget = new DeleteBudget(100, 0);
    scene.wrote("b", "g", "2");
    scene.here("new", "x");

    assertPlan(Release.REJECT, "pull g 2 {b1}", "held new x FIRST_PUSH");
  }

  @Test
  void aFirstRunIntoAnEmptyFleetHasNoBudget() {
    scene.firstRun = true;
    scene.desired.budget = new DeleteBudget(100, 0);
    scene.here("new", "x");

    assertPlan("push new x {a1}");
  }

  @Test
  void aFirstRunBelievesNoBase() {
    Version old = scene.wrote("b", "f", "1");
    scene.base(old);
    scene.firstRun = true;

    assertPlan("pull f 1 {b1}");
  }

  @Test
  void aFirstRunNeitherOverwritesNorDeletes() {
    scene.firstRun = true;
    Version old = scene.wrote("b", "deleted", "1");
    scene.wrote("b", "deleted", "-", old);
    scene.wrote("b", "other", "2");
    scene.here("deleted", "mine").here("other", "mine");

    assertPlan(
        "push deleted mine {a1}",
        "push other mine {a2}",
        "copy other.conflict-b 2 {b3}",
        "pull other.conflict-b 2 {b3}");
  }

  @Test
  void anUnchangedFileThatNoLogHoldsAnyMoreIsHeld() {
    scene.base(scene.logs.edit(ConflictMode.AUTO, "b", "f", "1"));
    scene.here("f", "1");

    assertPlan("held f 1 DELETED_CONTENT");
    assertPlan(Release.CARRY_OUT, "delete f 1");
    assertPlan(Release.REJECT, "push f 1 {a1}");
  }

  @Test
  void theHashNamesRootPathsKindsAndContents() {
    HeldSet set = new HeldSet(ROOT, List.of(held("f", Held.Kind.DELETION_HERE, "1")));

    assertEquals("eda04abccb63", set.hash());
    assertEquals(set.hash(), new HeldSet(ROOT, List.copyOf(set.held())).hash());
    assertNotEquals(set.hash(), new HeldSet(new RootName("git"), set.held()).hash());
    for (Held other :
        List.of(
            held("g", Held.Kind.DELETION_HERE, "1"),
            held("f", Held.Kind.DELETION_ELSEWHERE, "1"),
            held("f", Held.Kind.DELETION_HERE, "2"))) {
      assertNotEquals(set.hash(), new HeldSet(ROOT, List.of(other)).hash());
    }
    assertNotEquals(set.hash(), new HeldSet(ROOT, List.of()).hash());
  }

  @Test
  void theHashChangesWhenMoreIsHeld() {
    scene.desired.budget = new DeleteBudget(100, 0);
    for (String path : List.of("f", "g", "h")) {
      scene.agreed(scene.wrote("b", path, path));
    }
    scene.gone("f");
    String one = scene.plan().heldSets().getFirst().hash();
    assertEquals(one, scene.plan().heldSets().getFirst().hash());

    scene.gone("g");
    assertNotEquals(one, scene.plan().heldSets().getFirst().hash());
  }

  @Test
  void aPlanWithNothingHeldHasNoSet() {
    scene.here("f", "1");
    assertEquals(List.of(), scene.plan().heldSets());
  }

  private static Held held(String path, Held.Kind kind, String content) {
    return new Held(ROOT, TreePath.parse(path), kind, Contents.parse(content));
  }
}
