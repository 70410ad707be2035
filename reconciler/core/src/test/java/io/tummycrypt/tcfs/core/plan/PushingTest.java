package io.tummycrypt.tcfs.core.plan;

import static io.tummycrypt.tcfs.core.plan.Logs.ROOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.observed.Observed;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Decisions.Choice;
import io.tummycrypt.tcfs.core.plan.Decisions.Resolution;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.core.version.Version;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What of a plan a push carries out, and where it does not settle anything by itself. */
class PushingTest {
  private final Scene scene = Scene.of("a", "b", "c");

  private Pushing push(String path) {
    return push(path, Decisions.NONE);
  }

  private Pushing push(String path, Decisions decisions) {
    Observed observed = scene.observed();
    return Pushing.of(
        scene.plan(decisions), observed, List.of(new Place(ROOT, TreePath.parse(path))));
  }

  private static Decisions resolved(String path, Choice choice, Set<Dot> shown) {
    TreeMap<TreePath, Resolution> resolutions = new TreeMap<>();
    resolutions.put(TreePath.parse(path), new Resolution(choice, shown));
    TreeMap<RootName, SortedMap<TreePath, Resolution>> roots = new TreeMap<>();
    roots.put(ROOT, resolutions);
    return new Decisions(new TreeMap<>(), roots);
  }

  private static Set<Dot> unseen(Pushing pushing) {
    return pushing.overtaken().stream()
        .flatMap(at -> at.unseen().versions().stream())
        .map(Version::dot)
        .collect(Collectors.toSet());
  }

  private static void assertPublishes(Pushing pushing, String... lines) {
    assertEquals(List.of(), pushing.overtaken());
    assertEquals(List.of(lines), PlanText.actions(pushing.plan()));
  }

  @Test
  void publishesWhatIsAtThePathAndBelowItAndChangesNoFolder() {
    scene.here("d/x", "1").here("d/y", "2").here("other", "3");
    scene.wrote("b", "d/z", "4");

    assertPublishes(push("d"), "push d/x 1 {a1}", "push d/y 2 {a2}");
  }

  @Test
  void aDeletionMadeHereIsPublishedWhereItIsAskedFor() {
    scene.base(scene.wrote("a", "d/x", "1"));
    scene.agreed(scene.wrote("a", "other", "2"));
    scene.base(scene.wrote("a", "gone", "3"));

    assertPublishes(push("d"), "push d/x - {a4}");
  }

  @Test
  void settlesNothingOfTheWholePlan() {
    scene.here("x", "1");
    assertTrue(scene.plan().bookkeeping().settles());

    assertFalse(push("x").plan().bookkeeping().settles());
  }

  @Test
  void whatNobodyHereHasSeenIsNotSettledByARule() {
    scene.wrote("b", "x", "theirs");
    scene.here("x", "mine");

    Pushing pushing = push("x");

    assertEquals(1, pushing.overtaken().size());
    assertEquals("b", pushing.overtaken().getFirst().unseen().versions().getFirst().by().text());
  }

  @Test
  void aDeletionThatNobodyHereHasSeenCountsAsWell() {
    Version old = scene.agreed(scene.wrote("a", "x", "old"));
    scene.wrote("b", "x", "-", old);
    scene.here("x", "mine");

    assertEquals(1, push("x").overtaken().size());
  }

  @Test
  void whatIsUnchangedHereAndNewerElsewhereIsNoEditToDecideAbout() {
    Version old = scene.agreed(scene.wrote("a", "x", "old"));
    scene.wrote("b", "x", "newer", old);

    Pushing pushing = push("x");

    assertFalse(pushing.isClear());
    assertEquals(List.of(), pushing.overtaken());
    assertEquals("b", pushing.outdated().getFirst().unseen().versions().getFirst().by().text());
  }

  @Test
  void aDeletionMadeHereIsOvertakenByAnEditThatNobodyHereHasSeen() {
    Version old = scene.wrote("a", "x", "old");
    scene.base(old);
    scene.wrote("b", "x", "newer", old);

    Pushing pushing = push("x");

    assertEquals(List.of(), pushing.outdated());
    assertFalse(pushing.overtaken().getFirst().here().isLive());
    assertPublishes(
        push("x", resolved("x", Choice.KEEP_LOCAL, unseen(pushing))), "push x - {a2 b1}");
    assertTrue(
        PlanText.actions(push("x", resolved("x", Choice.KEEP_BOTH, unseen(pushing))).plan())
            .containsAll(List.of("copy x.conflict-b newer {a1 b1}", "push x - {a2 b1}")));
  }

  @Test
  void aModeThatIsNewerElsewhereMakesWhatIsHereOutdated() {
    Version old = scene.agreed(scene.wrote("a", "x", "old"));
    scene.wrote("b", "x", "old@600", old);

    assertEquals(1, push("x").outdated().size());
  }

  @Test
  void whatWasNeverHereIsLeftToASyncAndStopsNoPush() {
    scene.here("d/x", "mine");
    scene.wrote("b", "d/y", "theirs");

    Pushing pushing = push("d");

    assertPublishes(pushing, "push d/x mine {a1}");
    assertEquals(
        List.of("d/y"), pushing.behind().stream().map(at -> at.path().toString()).toList());
  }

  @Test
  void anEditOfWhatWasSeenIsNotOvertakenByAnythingElsewhere() {
    scene.agreed(scene.wrote("b", "x", "theirs"));
    scene.here("x", "mine");
    scene.wrote("b", "y", "other");

    assertPublishes(push("x"), "push x mine {a1 b1}");
  }

  @Test
  void sameContentIsNoConflict() {
    scene.wrote("b", "x", "same");
    scene.here("x", "same");

    assertPublishes(push("x"), "adopt x same {b1}");
  }

  @Test
  void keepLocalSupersedesWhatWasShown() {
    scene.wrote("b", "x", "theirs");
    scene.here("x", "mine");
    Set<Dot> shown = unseen(push("x"));

    assertPublishes(push("x", resolved("x", Choice.KEEP_LOCAL, shown)), "push x mine {a1 b1}");
  }

  @Test
  void keepBothMakesACopyOfTheOther() {
    scene.wrote("b", "x", "theirs");
    scene.here("x", "mine");
    Set<Dot> shown = unseen(push("x"));

    Pushing pushing = push("x", resolved("x", Choice.KEEP_BOTH, shown));

    assertTrue(
        PlanText.actions(pushing.plan()).contains("copy x.conflict-b theirs {b1}"),
        () -> PlanText.actions(pushing.plan()).toString());
    assertEquals(List.of(), pushing.overtaken());
  }

  @Test
  void whatCameAfterTheChoiceWasMadeIsNotSuperseded() {
    scene.wrote("b", "x", "theirs");
    scene.here("x", "mine");
    Set<Dot> shown = unseen(push("x"));
    scene.wrote("c", "x", "newer");

    assertEquals(1, push("x", resolved("x", Choice.KEEP_LOCAL, shown)).overtaken().size());
  }

  @Test
  void whatTwoDevicesPushedAtOnceIsAConflictOnEveryDevice() {
    scene.logs.root = RootName.DETACHED;
    scene.wroteAsking("b", "x", "1");
    scene.wroteAsking("c", "x", "2");

    assertEquals(List.of("open x shows -"), PlanText.of(scene.plan()));
  }
}
