package io.tummycrypt.tcfs.core.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.loop.Agenda.Look;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AgendaTest {
  private static final RootName DOCS = new RootName("docs");
  private static final RootName GIT = new RootName("git");
  private static final Pace PACE =
      new Pace(10, 2_000, 30_000, 60_000, 1_000_000, 20_000, new Pace.Backoff(1_000, 8_000, 3));

  private final Agenda agenda = new Agenda(PACE, 0);

  /** At the start all was looked at, at time 0. */
  @BeforeEach
  void lookAtAll() {
    agenda.follow(List.of(DOCS, GIT), 0);
    assertEquals(0, agenda.next());
    Look look = agenda.begin(0);
    assertTrue(look.isPoll());
    assertEquals(Area.WHOLE, agenda.take(DOCS, 0));
    assertEquals(Area.WHOLE, agenda.take(GIT, 0));
    agenda.ended(look, Ended.WELL, 0);
  }

  private static SortedSet<TreePath> paths(String... paths) {
    TreeSet<TreePath> set = new TreeSet<>();
    Arrays.stream(paths).map(TreePath::parse).forEach(set::add);
    return set;
  }

  private void change(String path, boolean isComplete, long now) {
    agenda.hear(new Signal.Changed(DOCS, TreePath.parse(path), isComplete), now);
  }

  private Look lookWell(long now) {
    return look(now, Ended.WELL);
  }

  private Look look(long now, Ended ended) {
    Look look = agenda.begin(now);
    agenda.take(DOCS, now);
    agenda.take(GIT, now);
    agenda.ended(look, ended, now);
    return look;
  }

  private Waiting waiting(String path) {
    return Objects.requireNonNull(agenda.waiting(DOCS).get(TreePath.parse(path)));
  }

  private static Ended failing(String... paths) {
    return new Ended(new TreeMap<>(Map.of(DOCS, paths(paths))), new TreeSet<>(), false);
  }

  private static Ended halting(RootName root) {
    return new Ended(new TreeMap<>(), new TreeSet<>(List.of(root)), false);
  }

  @Test
  void restsUntilTheNextPoll() {
    assertEquals(60_000, agenda.next());
    assertTrue(agenda.begin(60_000).isPoll());
  }

  @Test
  void looksAtWhatIsCompleteAtOnceWithWhatComesWithIt() {
    change("a", true, 100);
    change("b", true, 105);

    assertEquals(110, agenda.next());
    assertFalse(agenda.begin(110).isPoll());
    assertEquals(new Area(false, paths("a", "b")), agenda.take(DOCS, 110));
    assertEquals(Area.NONE, agenda.take(GIT, 110));
  }

  @Test
  void waitsForWhatIsBeingWritten() {
    change("a", false, 100);
    change("a", false, 1_900);

    assertEquals(3_900, agenda.next());
    assertEquals(Area.NONE, agenda.take(DOCS, 3_899));
    assertEquals(new Area(false, paths("a")), agenda.take(DOCS, 3_900));
  }

  @Test
  void doesNotWaitForEverForWhatIsAlwaysBeingWritten() {
    for (long now = 100; now < 30_100; now += 1_000) {
      change("a", false, now);
    }
    assertEquals(30_100, agenda.next());
    assertEquals(new Area(false, paths("a")), agenda.take(DOCS, 30_100));
  }

  @Test
  void doesNotHoldBackOthersForWhatIsBeingWritten() {
    change("growing", false, 100);
    change("done", true, 100);

    assertEquals(new Area(false, paths("done")), agenda.take(DOCS, 110));
    assertEquals(2_100, agenda.next());
  }

  @Test
  void endsTheWaitWhenItIsClosed() {
    change("a", false, 100);
    change("a", true, 500);

    assertEquals(510, agenda.next());
  }

  /** How often it is looked at a path that is saved at these times, until 20 s after the last. */
  private int looks(long every, int saves) {
    int looks = 0;
    long last = 1_000 + every * (saves - 1);
    for (long now = 1_000; now <= last + 20_000; now++) {
      if (now <= last && (now - 1_000) % every == 0) {
        change("a", true, now);
      }
      if (agenda.next() <= now) {
        agenda.begin(now);
        looks += agenda.take(DOCS, now).isEmpty() ? 0 : 1;
      }
    }
    return looks;
  }

  @Test
  void looksAtWhatIsSavedNowAndThenEachTime() {
    assertEquals(10, looks(/* every= */ 2_500, /* saves= */ 10));
  }

  @Test
  void waitsForTheEndOfManySaves() {
    assertEquals(4, looks(/* every= */ 10, /* saves= */ 100));
  }

  @Test
  void looksNowAndThenAtWhatIsSavedAllTheTime() {
    assertEquals(3 + 4, looks(/* every= */ 100, /* saves= */ 1_200));
  }

  @Test
  void doesNotKeepOthersFromChangingWhatIsSavedAgainAndAgain() {
    for (long now = 100; now <= 400; now += 100) {
      change("a", true, now);
      Look look = agenda.begin(now + 10);
      assertEquals(Map.of(), look.skipped());
      agenda.take(DOCS, now + 10);
    }
    assertEquals(2_400, agenda.next());
  }

  @Test
  void gathersMoreTheLongerAStormLasts() {
    int looks = 0;
    for (long now = 1_000; now < 61_000; now += 5) {
      change("file-" + now, true, now);
      if (agenda.next() <= now) {
        agenda.begin(now);
        looks += agenda.take(DOCS, now).isEmpty() ? 0 : 1;
      }
    }
    assertTrue(looks < 400, () -> "it is looked often in a storm");
    assertTrue(agenda.next() - 60_995 <= 2_000, () -> "it is waited for long in a storm");
    lookWell(63_000);
    change("after", true, 80_000);
    assertEquals(80_010, agenda.next());
  }

  @Test
  void looksOnceMoreAtWhatWasSkippedAndWasClosedBeforeItWasTaken() {
    change("a", true, 100);
    change("b", false, 105);
    Look look = agenda.begin(110);
    assertEquals(paths("b"), look.skipped().get(DOCS));
    change("b", true, 111);
    assertEquals(new Area(false, paths("a", "b")), agenda.take(DOCS, 112));
    agenda.take(GIT, 112);
    agenda.ended(look, Ended.WELL, 113);

    assertEquals(123, agenda.next());
    assertNull(agenda.begin(123).skipped().get(DOCS));
    assertEquals(new Area(false, paths("b")), agenda.take(DOCS, 123));
  }

  @Test
  void looksOnceMoreAtWhatHadFailedAndWasChangedBeforeItWasTaken() {
    change("a", true, 100);
    look(110, failing("a"));
    change("b", true, 120);
    Look look = agenda.begin(130);
    assertEquals(paths("a"), look.skipped().get(DOCS));
    change("a", true, 131);
    agenda.take(DOCS, 132);
    agenda.take(GIT, 132);
    agenda.ended(look, Ended.WELL, 133);

    assertEquals(143, agenda.next());
    assertEquals(new Area(false, paths("a")), agenda.take(DOCS, 143));
  }

  @Test
  void waitsForWhatIsBeingWrittenWhereAllIsLookedAt() {
    change("a", false, 100);
    agenda.hear(new Signal.Missed(DOCS), 105);
    Look look = lookWell(105);
    assertEquals(paths("a"), look.skipped().get(DOCS));

    assertEquals(2_100, agenda.next());
    assertEquals(new Area(false, paths("a")), agenda.take(DOCS, 2_100));
  }

  @Test
  void looksAtAllWhereSomethingWasMissed() {
    change("a", true, 100);
    agenda.hear(new Signal.Missed(DOCS), 100);

    assertEquals(100, agenda.next());
    agenda.begin(100);
    assertEquals(Area.WHOLE, agenda.take(DOCS, 100));
    assertEquals(Area.NONE, agenda.take(DOCS, 100));
  }

  @Test
  void givesWhatCameDuringALookToWhoeverAsksAgain() {
    change("a", true, 100);
    agenda.begin(110);
    agenda.take(DOCS, 110);
    change("b", true, 111);

    assertEquals(new Area(false, paths("b")), agenda.take(DOCS, 111));
  }

  @Test
  void looksAtTheDocumentWhenItMayBeAnother() {
    agenda.hear(new Signal.Redesired(), 500);
    assertEquals(500, agenda.next());
    assertTrue(lookWell(500).isPoll());
    assertEquals(60_500, agenda.next());
  }

  @Test
  void looksAtTheFleetWhenSomethingIsPublished() {
    agenda.hear(new Signal.Published(), 500);

    assertEquals(500, agenda.next());
    assertFalse(agenda.begin(500).isPoll());
    assertEquals(60_000, agenda.next());
  }

  @Test
  void triesWhatFailsLessAndLessOften() {
    change("a", true, 0);
    look(10, failing("a"));
    assertEquals(1_010, agenda.next());

    look(1_010, failing("a"));
    assertEquals(3_010, agenda.next());
    assertEquals(2, waiting("a").failures());

    lookWell(3_010);
    assertTrue(agenda.waiting(DOCS).isEmpty());
    assertEquals(60_000, agenda.next());
  }

  @Test
  void leavesOutWhatFailsWhileItLooksAtOthers() {
    change("a", true, 0);
    look(10, failing("a"));
    change("b", true, 100);

    Look look = lookWell(110);

    assertEquals(paths("a"), look.skipped().get(DOCS));
    assertEquals(1_010, agenda.next());
    assertFalse(agenda.begin(1_010).skipped().containsKey(DOCS));
  }

  @Test
  void parksWhatAlwaysFailsUntilAllIsLookedAt() {
    change("a", true, 0);
    look(10, failing("a"));
    look(1_010, failing("a"));
    look(3_010, failing("a"));

    assertTrue(waiting("a").isParked());
    assertEquals(paths("a"), lookWell(60_000).skipped().get(DOCS));
    assertTrue(agenda.begin(1_000_000).skipped().isEmpty());
  }

  @Test
  void triesAtOnceWhatSomebodyHasChanged() {
    change("a", true, 0);
    look(10, failing("a"));
    change("a", true, 20);

    assertEquals(30, agenda.next());
    assertTrue(agenda.begin(30).skipped().isEmpty());
  }

  @Test
  void looksAtAHaltedRootLessAndLessOftenAndAtTheOthersAsBefore() {
    agenda.hear(new Signal.Missed(DOCS), 100);
    look(100, halting(DOCS));
    assertEquals(1_100, agenda.next());

    change("a", true, 200);
    agenda.hear(new Signal.Changed(GIT, TreePath.parse("x"), true), 200);
    assertEquals(210, agenda.next());
    look(210, halting(DOCS));
    assertEquals(2_210, agenda.next());

    agenda.begin(2_210);
    assertEquals(Area.WHOLE, agenda.take(DOCS, 2_210));
  }

  @Test
  void takesARootThatNobodyLookedAtForHalted() {
    change("a", true, 100);

    Look look = agenda.begin(110);
    agenda.ended(look, Ended.WELL, 110);

    assertEquals(1_110, agenda.next());
    assertEquals(Area.WHOLE, agenda.take(DOCS, 1_110));
  }

  @Test
  void waitsWhileTheStoreFails() {
    change("a", true, 100);
    agenda.failed(agenda.begin(110), 110);
    assertEquals(1_110, agenda.next());

    agenda.failed(agenda.begin(1_110), 1_110);
    assertEquals(3_110, agenda.next());
    assertEquals(2, agenda.failures());

    Look look = agenda.begin(3_110);
    assertTrue(look.isPoll());
    assertEquals(new Area(false, paths("a")), agenda.take(DOCS, 3_110));
    agenda.ended(look, Ended.WELL, 3_110);
    assertEquals(0, agenda.failures());
  }

  @Test
  void looksAgainAtOnceWhereTheRestWasLeft() {
    look(60_000, new Ended(new TreeMap<>(), new TreeSet<>(), /* isCutShort= */ true));
    assertEquals(60_000, agenda.next());
    assertFalse(agenda.begin(60_000).isPoll());
    assertEquals(120_000, agenda.next());
  }

  @Test
  void looksAgainNoLaterThanItWouldPollWhileTheStoreFails() {
    var patient =
        new Pace(10, 2_000, 30_000, 5_000, 1_000_000, 20_000, new Pace.Backoff(1_000, 80_000, 9));
    Agenda polling = new Agenda(patient, 0);
    long now = 0;
    for (int i = 0; i < 10; i++) {
      polling.failed(polling.begin(now), now);
      assertTrue(polling.next() - now <= 5_000);
      now = polling.next();
    }
  }

  @Test
  void looksAtOnceWhenTheOthersMayBeReachedAgain() {
    agenda.failed(agenda.begin(100), 100);
    assertEquals(1_100, agenda.next());

    agenda.hear(new Signal.Published(), 105);
    assertEquals(1_100, agenda.next());
    agenda.hear(new Signal.Reachable(), 110);
    assertEquals(110, agenda.next());
    assertTrue(agenda.begin(110).isPoll());
  }

  @Test
  void looksOnlyAtTheFleetWhileItIsPaused() {
    agenda.pause(true);
    change("a", true, 100);
    assertEquals(60_000, agenda.next());
    agenda.ended(agenda.begin(60_000), Ended.WELL, 60_000);
    assertEquals(120_000, agenda.next());

    agenda.pause(false);
    assertEquals(110, agenda.next());
    assertEquals(new Area(false, paths("a")), agenda.take(DOCS, 60_000));
  }

  @Test
  void looksAtNewRootsAtOnceAndForgetsOthers() {
    change("a", true, 100);
    RootName fresh = new RootName("fresh");

    agenda.follow(List.of(GIT, fresh), 105);

    assertEquals(105, agenda.next());
    assertEquals(Area.WHOLE, agenda.take(fresh, 105));
    assertEquals(60_000, agenda.next());
    change("a", true, 200);
    assertEquals(60_000, agenda.next());
  }

  @Test
  void looksAtTheDocumentAtOnceWhenItIsToldToAlsoAfterAFailureAndInAPause() {
    agenda.pause(true);
    agenda.failed(agenda.begin(60_000), 60_000);
    assertEquals(61_000, agenda.next());
    agenda.poll(60_005);
    assertEquals(60_005, agenda.next());
    Look look = agenda.begin(60_005);
    assertTrue(look.isPoll());
    assertFalse(look.isLocal());
  }

  @Test
  void looksAtAllOfEachRootAtOnceWhenItIsToldTo() {
    agenda.lookAtAll(500);
    assertEquals(500, agenda.next());
    Look look = agenda.begin(500);
    assertTrue(look.isPoll() && look.isLocal());
    assertEquals(Area.WHOLE, agenda.take(DOCS, 500));
    assertEquals(Area.WHOLE, agenda.take(GIT, 500));
  }
}
