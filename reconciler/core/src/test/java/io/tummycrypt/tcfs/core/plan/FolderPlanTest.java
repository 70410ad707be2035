package io.tummycrypt.tcfs.core.plan;

import static io.tummycrypt.tcfs.core.plan.Logs.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.core.version.Version;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Folders exist by what is in them, unless they are empty or have a mode of their own. */
class FolderPlanTest {
  private final Scene scene = Scene.of("a", "b", "c");

  private void assertPlan(String... lines) {
    assertEquals(List.of(lines), PlanText.of(scene.plan()));
  }

  @Test
  void aFolderWithSomethingInItHasNoEntry() {
    scene.here("d/e/f", "1");

    assertPlan("push d/e/f 1 {a1}");
  }

  @Test
  void onlyTheInnermostEmptyFolderHasAnEntry() {
    scene.here("d/e", "dir");

    assertPlan("push d/e dir {a1}");
  }

  @Test
  void aFolderWithOnlyIgnoredThingsInItHasNoEntry() {
    scene.here("d", "dir").hasUnknownInside("d");

    assertPlan();
  }

  @Test
  void aFolderWithOnlyIgnoredThingsAndAModeOfItsOwnHasNoEntry() {
    scene.here("d", "dir@700").hasUnknownInside("d");

    assertPlan();
  }

  @Test
  void aFolderWithAModeOfItsOwnHasAnEntryAlsoIfSomethingIsInIt() {
    scene.here("d", "dir@700").here("d/f", "1");

    assertPlan("push d dir@700 {a1}", "push d/f 1 {a2}");
  }

  @Test
  void aTouchedFolderHasNotChanged() {
    scene.agreed(scene.wrote("b", "d", "dir"));
    scene.here("d", "dir", NOON.plusSeconds(60));

    assertPlan();
  }

  @Test
  void aFolderKeepsItsEntryWhenSomethingComesIntoIt() {
    scene.agreed(scene.wrote("b", "d", "dir"));
    scene.here("d/f", "1");

    assertPlan("push d/f 1 {a1}");
  }

  @Test
  void aFolderThatOthersEmptiedGoesWithItsLastFile() {
    Version file = scene.agreed(scene.wrote("b", "d/e/f", "1"));
    scene.wrote("b", "d/e/f", "-", file);

    assertPlan("delete d/e/f 1", "rmdir d/e", "rmdir d");
  }

  @Test
  void aFolderThatOthersEmptiedStaysIfSomethingIsLeftInIt() {
    Version file = scene.agreed(scene.wrote("b", "d/e/f", "1"));
    scene.agreed(scene.wrote("b", "d/g", "1"));
    scene.wrote("b", "d/e/f", "-", file);

    assertPlan("delete d/e/f 1", "rmdir d/e");
  }

  @Test
  void aFolderThatOthersEmptiedStaysIfSomethingNewIsInIt() {
    Version file = scene.agreed(scene.wrote("b", "d/f", "1"));
    scene.wrote("b", "d/f", "-", file);
    scene.here("d/new", "2");

    assertPlan("push d/new 2 {a1}", "delete d/f 1");
  }

  @Test
  void aFolderThatOthersEmptiedAndKeptStaysWithAnEntry() {
    Version file = scene.agreed(scene.wrote("b", "d/f", "1"));
    scene.wrote("b", "d/f", "-", file);
    scene.wrote("b", "d", "dir");

    assertPlan("adopt d dir {b3}", "delete d/f 1");
  }

  @Test
  void aFolderThatWasEmptiedHereStaysWithAnEntry() {
    scene.agreed(scene.wrote("b", "d/f", "1"));
    scene.here("d/f", "-");

    assertPlan("push d dir {a1}", "push d/f - {a2 b1}");
  }

  @Test
  void aFolderThatWasRemovedHereWithWhatWasInItLeavesNothing() {
    scene.agreed(scene.wrote("b", "d/f", "1"));
    scene.gone("d");

    assertPlan("push d/f - {a1 b1}");
  }

  @Test
  void aFolderLeftEmptyByAStepThatWasCutShortIsRemovedAndNotPublished() {
    Version file = scene.agreed(scene.wrote("b", "d/f", "1"));
    scene.wrote("b", "d/f", "-", file);
    scene.here("d/f", "-");

    assertPlan("rmdir d");
  }

  @Test
  void aFolderThatIsEmptyOnlyUntilSomethingArrivesHasNoEntry() {
    scene.wrote("b", "d/f", "1");
    scene.here("d", "dir");

    assertPlan("pull d/f 1 {b1}");
  }

  @Test
  void aFolderThatIsEmptyWhileHeadsAreMissingHasNoEntry() {
    scene.wrote("b", "d/f", "1");
    scene.here("d", "dir");
    scene.logs.saw("c", "b", 99);

    assertPlan("waiting 1");
  }

  @Test
  void aFolderThatOneEmptiedHereWhileOthersDidTooStays() {
    Version file = scene.agreed(scene.wrote("b", "d/f", "1"));
    scene.agreed(scene.wrote("b", "d/g", "2"));
    scene.agreed(scene.wrote("b", "other", "3"));
    scene.wrote("b", "d/f", "-", file);
    scene.here("d/f", "-").here("d/g", "-");

    assertPlan("push d dir {a1}", "push d/g - {a2 b2}");
  }

  @Test
  void aFolderOfTheFleetThatIsHereWithSomethingInItIsTaken() {
    scene.wrote("b", "d", "dir@700");
    scene.here("d/f", "1");

    assertPlan("push d/f 1 {a1}", "attributes d dir@700 {b1}");
  }

  @Test
  void aRemovedFolderThatStaysBecauseOfWhatIsUnknownIsNotPublishedAgain() {
    Version old = scene.wrote("b", "d", "dir@700");
    scene.base(scene.wrote("b", "d", "-", old));
    scene.here("d", "dir@700").hasUnknownInside("d");

    assertPlan();
  }

  @Test
  void aRemovedFolderInWhichSomethingLivesLosesOnlyItsMode() {
    Version folder = scene.agreed(scene.wrote("b", "d", "dir@700"));
    scene.agreed(scene.wrote("c", "d/f", "1"));
    scene.wrote("b", "d", "-", folder);

    assertPlan("attributes d - {b2}");
  }

  @Test
  void aFileGivesWayToAFolderOnlyAfterTheFolderIsKnown() {
    Version folder = scene.agreed(scene.wrote("b", "d", "dir"));
    scene.wrote("b", "d", "1", folder);

    assertPlan("rmdir d", "pull d 1 {b2}");
  }

  @Test
  void deletionsGoFromTheDeepestUpThenArrivalsFromTheTopDownThenModesFromTheDeepestUp() {
    Version deep = scene.agreed(scene.wrote("b", "a/b/c", "1"));
    Version shallow = scene.agreed(scene.wrote("b", "a/x", "2"));
    Version folder = scene.agreed(scene.wrote("b", "m", "dir@700"));
    Version inner = scene.agreed(scene.wrote("b", "m/n", "dir@700"));
    scene.agreed(scene.wrote("b", "m/n/o", "3"));
    scene.wrote("b", "a/b/c", "-", deep);
    scene.wrote("b", "a/x", "-", shallow);
    scene.wrote("b", "m", "dir@750", folder);
    scene.wrote("b", "m/n", "dir@750", inner);
    scene.wrote("b", "new", "dir@700");
    scene.wrote("b", "new/sub", "dir");
    scene.wrote("b", "new/file", "4");
    scene.here("z", "5");
    Version same = scene.wrote("b", "same", "6");
    scene.here("same", "6");

    assertEquals("{b13}", PlanText.clock(same.clock()));
    assertPlan(
        "push z 5 {a1}",
        "adopt same 6 {b13}",
        "delete a/x 2",
        "delete a/b/c 1",
        "rmdir a/b",
        "rmdir a",
        "mkdir new dir@700 {b10}",
        "pull new/file 4 {b12}",
        "mkdir new/sub dir {b11}",
        "attributes m/n dir@750 {b9}",
        "attributes m dir@750 {b8}");
  }
}
