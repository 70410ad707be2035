package io.tummycrypt.tcfs.core.plan;

import static io.tummycrypt.tcfs.core.plan.Logs.NOON;
import static io.tummycrypt.tcfs.core.plan.Logs.ROOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.desired.Guards.DeleteBudget;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.plan.Decisions.Release;
import io.tummycrypt.tcfs.core.version.Version;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How many deletions go through without a person, in both directions. */
class DeletionBudgetTest {
  private final Scene scene = Scene.of("a", "b");

  /** The versions of so many files, each with a content of its own, that are agreed. */
  private List<Version> files(int count) {
    List<Version> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      files.add(scene.agreed(scene.wrote("b", "f" + i, "content" + i)));
    }
    return files;
  }

  private void deleteHere(List<Version> files) {
    files.forEach(file -> scene.gone(file.path().toString()));
  }

  private void deleteElsewhere(List<Version> files) {
    files.forEach(file -> scene.wrote("b", file.path().toString(), "-", file));
  }

  private static Decisions saying(Release release) {
    TreeMap<RootName, Release> releases = new TreeMap<>();
    releases.put(ROOT, release);
    return new Decisions(releases, new TreeMap<>());
  }

  /** How many lines of the plan begin with this. */
  private static long count(Plan plan, String verb) {
    return PlanText.of(plan).stream().filter(line -> line.startsWith(verb + " ")).count();
  }

  private void assertAllowed(int deletions) {
    Plan plan = scene.plan();
    assertEquals(0, count(plan, "held"));
    assertEquals(deletions, count(plan, "push") + count(plan, "delete"));
  }

  private void assertHeld(int deletions) {
    Plan plan = scene.plan();
    assertEquals(deletions, count(plan, "held"));
    assertTrue(plan.isEmpty(), () -> PlanText.of(plan).toString());
    assertFalse(plan.bookkeeping().settles());
  }

  @Test
  void twentyDeletionsAreAllowedWhateverTheirShareIs() {
    deleteHere(files(21).subList(0, 20));
    assertAllowed(20);
  }

  @Test
  void moreThanTwentyAreHeldIfTheyAreMoreThanTheShare() {
    deleteHere(files(83).subList(0, 21));
    assertHeld(21);
  }

  @Test
  void moreThanTwentyAreAllowedWithinTheShare() {
    deleteHere(files(84).subList(0, 21));
    assertAllowed(21);
  }

  @Test
  void moreThanTheCountAreHeldWhateverTheirShareIs() {
    scene.desired.budget = new DeleteBudget(100, 5);
    deleteHere(files(100).subList(0, 6));
    assertHeld(6);
  }

  @Test
  void asManyAsTheCountAreAllowed() {
    scene.desired.budget = new DeleteBudget(100, 5);
    deleteHere(files(100).subList(0, 5));
    assertAllowed(5);
  }

  @Test
  void aHeldDeletionHoldsNoOtherChange() {
    List<Version> files = files(30);
    deleteHere(files.subList(0, 21));
    scene.here("new", "x");
    scene.wrote("b", "f29", "y", files.get(29));

    assertEquals(
        List.of("push new x {a1}", "pull f29 y {b31} over content29"),
        PlanText.actions(scene.plan()));
  }

  @Test
  void theDeletionsOfTheLastDayCountIn() {
    scene.desired.budget = new DeleteBudget(100, 10);
    scene.deletedLately(NOON.minus(Duration.ofHours(23)), 4);
    scene.deletedLately(NOON.minus(Duration.ofHours(1)), 4);
    deleteHere(files(100).subList(0, 3));
    assertHeld(3);
  }

  @Test
  void deletionsOlderThanADayDoNotCount() {
    scene.desired.budget = new DeleteBudget(100, 10);
    scene.deletedLately(NOON.minus(Duration.ofDays(1)), 4);
    scene.deletedLately(NOON.minus(Duration.ofHours(1)), 4);
    deleteHere(files(100).subList(0, 3));
    assertAllowed(3);
  }

  @Test
  void theShareIsOfTheFilesBeforeTheDeletionsOfTheDay() {
    scene.deletedLately(NOON.minus(Duration.ofHours(1)), 20);
    deleteHere(files(64).subList(0, 1));
    assertAllowed(1);
  }

  @Test
  void deletionsFromTheFutureOfAClockThatWentBackCountIn() {
    scene.desired.budget = new DeleteBudget(100, 10);
    scene.deletedLately(NOON.plus(Duration.ofDays(30)), 10);
    deleteHere(files(100).subList(0, 1));
    assertHeld(1);
  }

  @Test
  void movesDoNotCount() {
    List<Version> files = files(30);
    deleteHere(files);
    files.forEach(f -> scene.here("moved/" + f.path(), Contents.text(f.content())));

    assertEquals(0, count(scene.plan(), "held"));
    assertEquals(60, count(scene.plan(), "push"));
  }

  @Test
  void aMoveSaysWhereItCameFrom() {
    Version file = files(1).getFirst();
    deleteHere(List.of(file));
    scene.here("moved", "content0");

    Action.Push push = (Action.Push) scene.plan().actions().getLast();

    assertEquals(file.path(), push.version().movedFrom());
    assertEquals(0, push.bytesUp());
  }

  @Test
  void aCopyThatStaysWhereItWasMakesNoMoveOfADeletion() {
    for (int i = 0; i < 30; i++) {
      scene.agreed(scene.wrote("b", "same" + i, "1"));
    }
    scene.agreed(scene.wrote("b", "stays", "1"));
    for (int i = 0; i < 30; i++) {
      scene.gone("same" + i);
    }
    assertHeld(30);
  }

  @Test
  void oneArrivalMakesUpForOneDeletion() {
    scene.desired.budget = new DeleteBudget(100, 3);
    files(10);
    for (int i = 0; i < 5; i++) {
      scene.agreed(scene.wrote("b", "same" + i, "1")).path();
      scene.gone("same" + i);
    }
    scene.here("arrived", "1");

    assertEquals(5, count(scene.plan(), "held"));
    assertEquals(List.of("push arrived 1 {a1}"), PlanText.actions(scene.plan()));
  }

  @Test
  void emptyFoldersDoNotCountButLinksDo() {
    scene.desired.budget = new DeleteBudget(100, 0);
    files(2);
    scene.agreed(scene.wrote("b", "dir", "dir"));
    scene.gone("dir");
    assertAllowed(1);

    scene.agreed(scene.wrote("b", "link", "link:t"));
    scene.gone("link");
    assertHeld(2);
  }

  @Test
  void theBudgetHoldsForDeletionsMadeElsewhere() {
    deleteElsewhere(files(83).subList(0, 21));
    assertHeld(21);
  }

  @Test
  void deletionsMadeElsewhereWithinTheBudgetAreCarriedOut() {
    deleteElsewhere(files(84).subList(0, 21));
    assertAllowed(21);
  }

  @Test
  void movesMadeElsewhereDoNotCount() {
    List<Version> files = files(30);
    deleteElsewhere(files);
    files.forEach(f -> scene.wrote("b", "moved/" + f.path(), Contents.text(f.content())));

    Plan plan = scene.plan();

    assertEquals(0, count(plan, "held"));
    assertEquals(30, count(plan, "delete"));
    assertEquals(30, count(plan, "pull"));
    assertEquals(0, Action.cost(plan.actions()).bytesDown());
  }

  @Test
  void aHeldDeletionMadeElsewhereNeitherDeletesNorPublishes() {
    deleteElsewhere(files(25));
    scene.here("f0", "edited");

    assertEquals(List.of("push f0 edited {a1 b1}"), PlanText.actions(scene.plan()));
    assertEquals(24, count(scene.plan(), "held"));
  }

  @Test
  void releasedDeletionsMadeHereArePublished() {
    deleteHere(files(30).subList(0, 25));
    Plan plan = scene.plan(saying(Release.CARRY_OUT));

    assertEquals(25, count(plan, "push"));
    assertEquals(0, count(plan, "held"));
    assertEquals(Reason.Rule.RELEASED, plan.actions().getFirst().reason().rule());
  }

  @Test
  void rejectedDeletionsMadeHereComeBack() {
    deleteHere(files(30).subList(0, 25));
    Plan plan = scene.plan(saying(Release.REJECT));

    assertEquals(25, count(plan, "pull"));
    assertEquals(25, plan.actions().size());
    assertEquals(0, count(plan, "held"));
    assertEquals(Reason.Rule.REJECTED, plan.actions().getFirst().reason().rule());
  }

  @Test
  void releasedDeletionsMadeElsewhereAreCarriedOut() {
    deleteElsewhere(files(30).subList(0, 25));
    Plan plan = scene.plan(saying(Release.CARRY_OUT));

    assertEquals(25, count(plan, "delete"));
    assertEquals(25, plan.actions().size());
    assertEquals(Reason.Rule.RELEASED, plan.actions().getFirst().reason().rule());
  }

  @Test
  void rejectedDeletionsMadeElsewhereArePublishedAsSuccessorsOfTheTombstones() {
    deleteElsewhere(files(30).subList(0, 25));
    Plan plan = scene.plan(saying(Release.REJECT));

    assertEquals(25, plan.actions().size());
    assertEquals("push f0 content0 {a1 b31}", PlanText.of(plan).getFirst());
    assertEquals(25, count(plan, "push"));
  }

  @Test
  void anEmptiedRootIsHeldHoweverFewFilesItHad() {
    deleteHere(files(2));
    assertHeld(2);
  }

  @Test
  void aRootOfOneFileMayBeEmptied() {
    deleteHere(files(1));
    assertAllowed(1);
  }

  @Test
  void anEmptiedRootIsHeldAlsoIfFoldersAreLeftAndNothingElseIsDoneInIt() {
    deleteHere(files(2));
    scene.here("folder", "dir");

    assertEquals(2, count(scene.plan(), "held"));
    assertEquals(List.of(), PlanText.actions(scene.plan()));
  }

  @Test
  void anEmptiedRootIsReleasedAsAnyOther() {
    deleteHere(files(2));
    assertEquals(2, count(scene.plan(saying(Release.CARRY_OUT)), "push"));
    assertEquals(2, count(scene.plan(saying(Release.REJECT)), "pull"));
  }
}
