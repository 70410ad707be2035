package io.tummycrypt.tcfs.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.version.ConflictMode;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.view.ConflictName;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What leaves our log and our bases, and what enters our log, without any file changing. */
class LogUpkeepTest {
  private final Scene scene = Scene.of("a", "b", "c");

  private void assertBookkeeping(String... lines) {
    assertEquals(List.of(lines), PlanText.bookkeeping(scene.plan()));
  }

  private static Version copyOf(Version loser) {
    return loser.copiedTo(ConflictName.of(loser));
  }

  /** A tombstone that we wrote, and that is our base. */
  private Version ownTombstone() {
    Version old = scene.logs.edit(ConflictMode.AUTO, "b", "f", "1");
    Version tombstone = scene.wrote("a", "f", "-", old);
    scene.base(tombstone);
    return tombstone;
  }

  private void everybodySettles() {
    scene.logs.settled("b", "a", scene.logs.seq("a"));
    scene.logs.settled("c", "a", scene.logs.seq("a"));
  }

  @Test
  void aVersionOfOursIsDroppedWhenAnotherHasSeenIt() {
    Version ours = scene.agreed(scene.wrote("a", "f", "1"));
    scene.wrote("b", "f", "2", ours);

    assertBookkeeping("drop f a1");
  }

  @Test
  void aVersionOfOursIsDroppedTogetherWithTheEditThatSupersedesIt() {
    scene.agreed(scene.wrote("a", "f", "1"));
    scene.here("f", "2");

    assertBookkeeping("drop f a1");
  }

  @Test
  void concurrentVersionsStayInTheLog() {
    scene.agreed(scene.wrote("a", "f", "1"));
    scene.wrote("b", "f", "2");

    assertEquals(List.of(), scene.plan().bookkeeping().drops());
  }

  @Test
  void theSameVersionInAnotherLogIsNoReasonToDropIt() {
    Version ours = scene.agreed(scene.wrote("a", "f", "1"));
    scene.logs.publish("b", ours);

    assertBookkeeping();
  }

  @Test
  void aVersionInAnotherLogIsNotOursToDrop() {
    Version theirs = scene.wrote("b", "f", "1");
    scene.agreed(scene.wrote("c", "f", "2", theirs));

    assertBookkeeping();
  }

  @Test
  void aTombstoneIsDroppedWhenAllActiveDevicesHaveSettledIt() {
    ownTombstone();
    everybodySettles();

    assertBookkeeping("drop f a1");
  }

  @Test
  void aTombstoneStaysWhileOneDeviceHasNotSettledIt() {
    ownTombstone();
    everybodySettles();
    scene.logs.settled("c", "a", scene.logs.seq("a") - 1);

    assertBookkeeping();
  }

  @Test
  void aTombstoneStaysWhileADeviceHasSettledNothing() {
    ownTombstone();
    scene.logs.settled("b", "a", scene.logs.seq("a"));

    assertBookkeeping();
  }

  @Test
  void aRetiredDeviceDoesNotCountForSettling() {
    ownTombstone();
    scene.logs.settled("b", "a", scene.logs.seq("a"));
    scene.logs.retired("c", "b");

    assertBookkeeping("drop f a1");
  }

  @Test
  void contentIsNeverDroppedBecauseAllHaveSettledIt() {
    scene.agreed(scene.wrote("a", "f", "1"));
    everybodySettles();

    assertBookkeeping();
  }

  @Test
  void theTombstoneOfACopyStaysWhileItsSourceLives() {
    scene.agreed(scene.wrote("c", "f", "1"));
    Version loser = scene.wrote("c", "f", "2");
    Version copy = copyOf(loser);
    scene.base(scene.wrote("a", copy.path().toString(), "-", copy));
    everybodySettles();

    assertEquals(List.of(), scene.plan().bookkeeping().drops());
  }

  @Test
  void theTombstoneOfACopyIsDroppedWhenItsSourceIsGone() {
    Version copy = copyOf(scene.logs.edit(ConflictMode.AUTO, "c", "f", "2"));
    scene.base(scene.wrote("a", copy.path().toString(), "-", copy));
    everybodySettles();

    assertBookkeeping("drop f.conflict-c a1");
  }

  @Test
  void theBaseOfWhatWasDeletedHereAndElsewhereIsTheirTombstone() {
    Version old = scene.agreed(scene.wrote("b", "f", "1"));
    scene.wrote("b", "f", "-", old);
    scene.here("f", "-");

    assertBookkeeping("base f - {b2}");
  }

  @Test
  void theBaseOfWhatOthersDeletedAndWasNeverHereIsTheirTombstone() {
    Version old = scene.wrote("b", "f", "1");
    scene.wrote("b", "f", "-", old);

    assertBookkeeping("base f - {b2}");
  }

  @Test
  void theBaseMovesToANewerVersionOfTheSameContent() {
    Version old = scene.agreed(scene.wrote("b", "f", "1"));
    Version other = scene.wrote("b", "f", "2", old);
    scene.wrote("b", "f", "1", other);

    assertBookkeeping("base f 1 {b3}");
  }

  @Test
  void aDeletedBaseIsForgottenWhenNoLogKnowsThePath() {
    scene.base(scene.logs.edit(ConflictMode.AUTO, "b", "f", "-"));

    assertBookkeeping("forget f");
  }

  @Test
  void aDeletedBaseIsNotForgottenWhileSomethingNewIsPublishedThere() {
    scene.base(scene.logs.edit(ConflictMode.AUTO, "b", "f", "-"));
    scene.here("f", "1");

    assertEquals(List.of("push f 1 {a1 b1}"), PlanText.of(scene.plan()));
    assertBookkeeping();
  }

  @Test
  void aDeletedBaseIsKeptWhileALogHasATombstone() {
    scene.base(scene.wrote("b", "f", "-"));

    assertBookkeeping();
  }

  @Test
  void aDeletedBaseIsKeptWhileAnOldLogHasTheContent() {
    Version old = scene.wrote("b", "f", "1");
    scene.base(scene.logs.edit(ConflictMode.AUTO, "c", "f", "-", old));

    assertBookkeeping();
  }

  @Test
  void aDeletedBaseIsKeptWhileHeadsAreMissing() {
    scene.base(scene.logs.edit(ConflictMode.AUTO, "b", "f", "-"));
    scene.logs.saw("c", "b", 99);

    assertBookkeeping();
  }

  @Test
  void theDeletedBaseOfACopyIsKeptWhileItsSourceLives() {
    Version loser = scene.wrote("c", "f", "2");
    scene.agreed(loser);
    Version copy = copyOf(loser);
    scene.base(scene.logs.edit(ConflictMode.AUTO, "b", copy.path().toString(), "-", copy));

    assertBookkeeping();
  }

  @Test
  void aLiveBaseIsNeverForgotten() {
    scene.agreed(scene.wrote("b", "f", "1"));

    assertBookkeeping();
  }

  @Test
  void whoRetiresADeviceCarriesItsLiveVersions() {
    scene.agreed(scene.wrote("c", "f", "1"));
    Version old = scene.wrote("c", "g", "1");
    scene.agreed(scene.wrote("b", "g", "2", old));
    scene.wrote("c", "h", "-");
    scene.logs.retired("c", "a");

    assertEquals(
        List.of("carry f 1 {c1}"),
        PlanText.bookkeeping(scene.plan()).stream().filter(l -> l.startsWith("carry")).toList());
  }

  @Test
  void whatIsCarriedAlreadyIsNotCarriedAgain() {
    scene.logs.publish("a", scene.agreed(scene.wrote("c", "f", "1")));
    scene.logs.retired("c", "a");

    assertBookkeeping();
  }

  @Test
  void aDeviceThatAnotherRetiredIsNotOursToCarry() {
    scene.agreed(scene.wrote("c", "f", "1"));
    scene.logs.retired("c", "b");

    assertBookkeeping();
  }

  @Test
  void whatIsAppliedInThisPlanIsSettled() {
    scene.wrote("b", "f", "1");
    scene.here("g", "2");

    assertTrue(scene.plan().bookkeeping().settles());
  }

  @Test
  void anOpenConflictIsDecidedAndSettled() {
    scene.wroteAsking("b", "f", "1");
    scene.wrote("c", "f", "2");

    assertTrue(scene.plan().bookkeeping().settles());
  }

  @Test
  void whatIsHeldIsNotSettled() {
    Version old = scene.wrote("b", "f", "1");
    scene.wrote("b", "f", "-", old);
    scene.here("f", "1");

    assertFalse(scene.plan().bookkeeping().settles());
  }
}
