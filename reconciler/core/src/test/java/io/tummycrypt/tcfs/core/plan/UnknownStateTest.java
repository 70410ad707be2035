package io.tummycrypt.tcfs.core.plan;

import static io.tummycrypt.tcfs.core.plan.Logs.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.Problem;
import io.tummycrypt.tcfs.core.observed.StateChange;
import io.tummycrypt.tcfs.core.version.ConflictMode;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.view.ConflictName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What cannot be observed completely is unknown, and nothing is done about it. */
class UnknownStateTest {
  private final Scene scene = Scene.of("a", "b", "c");

  private void assertPlan(String... lines) {
    assertEquals(List.of(lines), PlanText.of(scene.plan()));
  }

  private boolean settles() {
    return scene.plan().bookkeeping().settles();
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsPlannedAtAProblemOrBelowIt(Problem.Kind kind) {
    scene.base(scene.wrote("b", "d/missing", "1"));
    Version changed = scene.wrote("b", "d/e/changed", "1");
    scene.base(changed);
    scene.wrote("b", "d/e/changed", "2", changed);
    scene.wrote("b", "d/new", "1");
    scene.agreed(scene.wrote("b", "other", "1"));
    scene.problem("d", kind);

    assertPlan("finding d");
    assertEquals(List.of(), PlanText.bookkeeping(scene.plan()));
    assertFalse(settles());
  }

  /** The run died after it had published the edit, and before it had noted that. */
  @Test
  void whatWePublishedAndDidNotNoteIsNotAnEditAgain() {
    Version old = scene.agreed(scene.wrote("b", "f", "1"));
    Version ours = scene.wrote("a", "f", "2", old);
    scene.wrote("b", "f", "-", ours);
    scene.here("f", "2");
    intended(ours);

    assertPlan("delete f 2");
  }

  @Test
  void aNewFileThatWePublishedAndDidNotNoteIsNotNewAgain() {
    Version ours = scene.wrote("a", "f", "1");
    scene.wrote("b", "f", "2", ours);
    scene.here("f", "1");
    intended(ours);

    assertPlan("pull f 2 {a1 b1} over 1");
  }

  @Test
  void whatIsBelowSomethingUnreadableIsNotDeletedAsIntended() {
    Version old = scene.agreed(scene.wrote("b", "d/f", "1"));
    intended(scene.wrote("b", "d/f", "-", old));
    scene.gone("d").problem("d", Problem.Kind.UNREADABLE);

    assertEquals(List.of(), PlanText.bookkeeping(scene.plan()));
  }

  /** It may be deleted by now, and the deletion in the head that is missing. */
  @Test
  void whatWasPlacedAndNotNotedIsNotAnEditWhileItsHeadIsMissing() {
    scene.here("f", "1");
    intended(scene.logs.edit(ConflictMode.AUTO, "b", "f", "1"));
    scene.logs.saw("c", "b", scene.logs.seq("b") + 1);

    assertPlan();
    assertFalse(settles());
  }

  @Test
  void whatWasIntendedAndNoLogKnowsIsAnEdit() {
    scene.here("f", "1");
    intended(scene.logs.edit(ConflictMode.AUTO, "b", "f", "1"));

    assertPlan("push f 1 {a1}");
  }

  @Test
  void aTimeThatMayNotHaveBeenSetIsSetAgain() {
    intended(scene.wrote("b", "f", "1"));
    scene.here("f", "1", NOON.plusSeconds(1));

    assertPlan("attributes f 1 {b1}");
  }

  private void intended(Version version) {
    Base base = Base.of(version, version.clock(), null);
    scene.state.apply(new StateChange.Intend(version.root(), version.path(), base));
  }

  @Test
  void whatAnotherPublishedAndSomeoneSupersededIsAnEditIfItIsWrittenHere() {
    Version old = scene.agreed(scene.wrote("b", "f", "1"));
    Version theirs = scene.wrote("b", "f", "2", old);
    scene.wrote("b", "f", "-", theirs);
    scene.here("f", "2");

    assertPlan("push f 2 {a1 b1}");
  }

  @Test
  void aProblemAtANewFileOfOurOwnDoesNotKeepTheFleetFromBeingSettled() {
    scene.problem("socket", Problem.Kind.SPECIAL);

    assertPlan("finding socket");
    assertTrue(settles());
  }

  @Test
  void besideAProblemWorkGoesOn() {
    scene.base(scene.wrote("b", "d/f", "1"));
    scene.problem("d/f", Problem.Kind.UNSTABLE);
    scene.wrote("b", "d/g", "2");
    scene.here("dd", "3");

    assertPlan("push dd 3 {a1}", "pull d/g 2 {b2}", "finding d/f");
  }

  @Test
  void aFileDoesNotGiveWayToAFolderWhileItCannotBeRead() {
    scene.base(scene.wrote("b", "x", "1"));
    scene.problem("x", Problem.Kind.UNREADABLE);
    scene.wrote("c", "x/y", "2");

    assertPlan("finding x");
  }

  @Test
  void nothingIsPutBelowAFileThatIsLeftAlone() {
    Version old = scene.wrote("b", "x", "1");
    scene.wrote("b", "x", "-", old);
    scene.wrote("b", "x/y", "2");
    scene.here("x", "1");

    assertPlan("held x 1 DELETED_CONTENT");
  }

  @Test
  void noFileIsPutInThePlaceOfAFolderInWhichSomethingIsLeftAlone() {
    scene.wrote("b", "x", "1");
    scene.problem("x/y", Problem.Kind.UNREADABLE);

    assertPlan("finding x/y");
    assertFalse(settles());
  }

  @Test
  void aConflictAtAProblemWaits() {
    scene.wrote("b", "f", "1");
    scene.wrote("c", "f", "2");
    scene.problem("f", Problem.Kind.UNREADABLE);

    assertPlan("finding f");
  }

  @Test
  void aCopyIsNotPutWhereAProblemIs() {
    scene.wrote("b", "f", "1");
    Version loser = scene.wrote("c", "f", "2");
    String copy = ConflictName.of(loser).toString();
    scene.problem(copy, Problem.Kind.SPECIAL);

    assertPlan("copy f.conflict-c 2 {c1}", "pull f 1 {b1 c1}", "finding f.conflict-c");
    assertFalse(settles());
  }

  @Test
  void nothingIsWrittenWithoutABaseWhileAHeadIsOlderThanAnotherHasSeen() {
    Version old = scene.agreed(scene.wrote("b", "known", "1"));
    scene.wrote("b", "known", "2", old);
    scene.wrote("b", "new", "3");
    scene.logs.saw("c", "b", scene.logs.seq("b") + 1);

    assertPlan("pull known 2 {b2} over 1", "waiting 1");
    assertFalse(settles());
  }

  @Test
  void whatIsOnlyHereIsPublishedAlsoWhileHeadsAreMissing() {
    scene.logs.saw("c", "b", scene.logs.seq("b") + 1);
    scene.here("f", "1");

    assertPlan("push f 1 {a1}");
  }

  @Test
  void equalContentIsAdoptedAlsoWhileHeadsAreMissing() {
    scene.wrote("b", "f", "1");
    scene.here("f", "1");
    scene.logs.saw("c", "b", scene.logs.seq("b") + 1);

    assertPlan("adopt f 1 {b1}");
  }

  @Test
  void noCopyIsMadeWithoutABaseWhileHeadsAreMissing() {
    scene.wrote("b", "f", "1");
    scene.wrote("c", "f", "2");
    scene.logs.saw("c", "b", scene.logs.seq("b") + 1);

    assertPlan("waiting 1");
  }

  @Test
  void noFileGivesWayWithoutABaseWhileHeadsAreMissing() {
    scene.wrote("b", "x", "1");
    scene.wrote("c", "x/y", "2");
    scene.logs.saw("c", "b", scene.logs.seq("b") + 1);

    assertPlan("waiting 2");
  }

  @Test
  void whatWasAgreedWithADeviceThatCannotBeReadStaysAgreed() {
    scene.agreed(scene.wrote("b", "same", "1"));
    scene.agreed(scene.wrote("b", "edited", "1"));
    scene.here("edited", "2");
    Version deleted = scene.wrote("b", "deleted", "1");
    scene.base(deleted);
    scene.logs.unreadable("b");

    assertPlan("push deleted - {a1 b3}", "push edited 2 {a2 b2}", "unreadable b 1");
    assertFalse(settles());
  }

  @Test
  void besideADeviceThatCannotBeReadAgreedPathsGoOn() {
    Version old = scene.agreed(scene.wrote("c", "known", "1"));
    scene.wrote("c", "known", "2", old);
    scene.wrote("c", "new", "3");
    scene.agreed(scene.wrote("a", "ours", "1"));
    scene.here("ours", "2");
    scene.here("only here", "4");
    scene.wrote("b", "unknown", "5");
    scene.logs.unreadable("b");

    assertPlan(
        "push only here 4 {a2}",
        "push ours 2 {a3}",
        "pull known 2 {c2} over 1",
        "unreadable b 1",
        "waiting 1");
  }

  @Test
  void noTombstoneIsDroppedWhileADeviceCannotBeRead() {
    scene.agreed(scene.wrote("a", "f", "-"));
    scene.logs.settled("b", "a", scene.logs.seq("a"));
    scene.logs.settled("c", "a", scene.logs.seq("a"));
    assertEquals(List.of("drop f a1"), PlanText.bookkeeping(scene.plan()));

    scene.logs.unreadable("b");
    assertEquals(List.of(), PlanText.bookkeeping(scene.plan()));
  }

  @Test
  void whatARetiredDeviceWroteAndNobodyCanReadIsNotWaitedFor() {
    scene.logs.saw("c", "b", 7);
    scene.logs.retired("b", "c");
    scene.wrote("c", "f", "1");

    assertPlan("pull f 1 {c1}");
  }

  @Test
  void whatAHeadHasSeenOfOurselvesDoesNotKeepHeadsOpen() {
    scene.logs.saw("c", "a", 99);
    scene.wrote("b", "f", "1");

    assertPlan("pull f 1 {b1}");
  }

  @Test
  void aDeviceWithoutAnyHeadThatAnotherHasSeenKeepsHeadsOpen() {
    scene.logs.saw("c", "d", 1);
    scene.wrote("b", "f", "1");

    assertPlan("waiting 1");
  }

  @Test
  void aBaseThatNoLogKnowsAndThatDiffersCountsAsNone() {
    scene.base(scene.logs.edit(ConflictMode.AUTO, "b", "f", "1"));
    scene.here("f", "1");
    scene.wrote("c", "f", "2");

    assertPlan("push f 1 {a1}", "copy f.conflict-c 2 {c1}", "pull f.conflict-c 2 {c1}");
  }

  /**
   * Whoever superseded it is in a head that is missing; its writer has seen that, and dropped it.
   */
  @Test
  void aBaseThatNoLogKnowsStaysOneWhileHeadsAreMissing() {
    scene.agreed(scene.logs.edit(ConflictMode.AUTO, "b", "f", "1"));
    scene.logs.saw("b", "c", scene.logs.seq("c") + 1);

    assertPlan();
    assertFalse(settles());
  }

  @Test
  void whatTheBaseHasSeenIsNotPutBackWhileHeadsAreMissing() {
    Version old = scene.wrote("c", "f", "1");
    scene.agreed(scene.logs.edit(ConflictMode.AUTO, "b", "f", "2", old));
    scene.logs.saw("b", "c", scene.logs.seq("c") + 1);

    assertPlan("waiting 1");
    assertFalse(settles());
  }

  @Test
  void whatTheBaseHasSeenIsNotDeletedAgainWhileHeadsAreMissing() {
    Version old = scene.wrote("c", "f", "-");
    scene.agreed(scene.logs.edit(ConflictMode.AUTO, "b", "f", "2", old));
    scene.logs.saw("b", "c", scene.logs.seq("c") + 1);

    assertPlan("waiting 1");
  }

  @Test
  void anEditTicksABaseThatNoLogKnowsWhileHeadsAreMissing() {
    Version old = scene.wrote("c", "f", "1");
    scene.agreed(scene.logs.edit(ConflictMode.AUTO, "b", "f", "2", old));
    scene.logs.saw("b", "c", scene.logs.seq("c") + 1);
    scene.here("f", "3");

    assertPlan("push f 3 {a1 b1 c1}");
  }

  @Test
  void aMissingFileWhoseBaseNoLogKnowsIsNoDeletion() {
    scene.base(scene.logs.edit(ConflictMode.AUTO, "b", "f", "1"));
    scene.wrote("c", "f", "2");

    assertPlan("pull f 2 {c1}");
  }

  @Test
  void aBaseThatAVersionHasSeenIsStillKnown() {
    Version old = scene.logs.edit(ConflictMode.AUTO, "b", "f", "1");
    scene.base(old).here("f", "1");
    scene.wrote("c", "f", "2", old);

    assertPlan("pull f 2 {b1 c1} over 1");
  }

  @Test
  void aDeletedBaseCoversContentThatAnOldLogBringsBack() {
    Version old = scene.wrote("b", "f", "1");
    scene.base(scene.logs.edit(ConflictMode.AUTO, "c", "f", "-", old));

    assertPlan();
  }

  @Test
  void aDeletedBaseDoesNotCoverContentThatItHasNotSeen() {
    Version old = scene.logs.edit(ConflictMode.AUTO, "b", "f", "1");
    scene.base(scene.logs.edit(ConflictMode.AUTO, "c", "f", "-", old));
    scene.wrote("b", "f", "2", old);

    assertPlan("pull f 2 {b2}");
  }

  @Test
  void aHaltedRootIsNamedAndKeepsEverythingFromBeingSettled() {
    scene.wrote("b", "f", "1");
    scene.halted("git", "its folder is missing");

    assertPlan("pull f 1 {b1}", "halted git: its folder is missing");
    assertFalse(settles());
  }

  @Test
  void aRootThatWasNotObservedIsHalted() {
    scene.wrote("b", "f", "1");
    scene.alsoDesired("git");

    assertPlan("pull f 1 {b1}", "halted git: it was not observed");
  }

  @Test
  void aBareTouchIsNoChangeAndNotUndone() {
    scene.agreed(scene.wrote("b", "f", "1"));
    scene.here("f", "1", NOON.plusSeconds(60));

    assertPlan();
  }
}
