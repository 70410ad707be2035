package io.tummycrypt.tcfs.core.plan;

import static io.tummycrypt.tcfs.core.plan.Logs.ROOT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Decisions.Choice;
import io.tummycrypt.tcfs.core.plan.Decisions.Resolution;
import io.tummycrypt.tcfs.core.plan.Notice.OpenConflict;
import io.tummycrypt.tcfs.core.version.ConflictMode;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.core.version.Version;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Conflicts that wait for a person, because a writer wanted to be asked. */
class OpenConflictTest {
  private final Scene scene = Scene.of("a", "b", "c", "d");

  private void assertPlan(String... lines) {
    assertEquals(List.of(lines), PlanText.of(scene.plan()));
  }

  private void assertBookkeeping(String... lines) {
    assertEquals(List.of(lines), PlanText.bookkeeping(scene.plan()));
  }

  private Plan resolve(Choice choice) {
    return resolve(choice, shown());
  }

  private Plan resolve(Choice choice, Set<Dot> shown) {
    TreeMap<TreePath, Resolution> resolutions = new TreeMap<>();
    resolutions.put(TreePath.parse("f"), new Resolution(choice, shown));
    TreeMap<RootName, SortedMap<TreePath, Resolution>> roots = new TreeMap<>();
    roots.put(ROOT, resolutions);
    return scene.plan(new Decisions(new TreeMap<>(), roots));
  }

  private Set<Dot> shown() {
    return scene.plan().notices().stream()
        .filter(OpenConflict.class::isInstance)
        .flatMap(notice -> ((OpenConflict) notice).dots().stream())
        .collect(Collectors.toSet());
  }

  @Test
  void whoHasNoneOfThemIsShownTheFirstAndItsBaseHasSeenOnlyThat() {
    scene.wroteAsking("b", "f", "1");
    scene.wrote("c", "f", "2");

    assertPlan("pull f 1 {b1}", "open f shows 1");
  }

  @Test
  void whoHasTheFirstKeepsIt() {
    scene.agreed(scene.wrote("b", "f", "1"));
    scene.wroteAsking("c", "f", "2");

    assertPlan("open f shows 1");
    assertBookkeeping();
  }

  @Test
  void whoHasAnotherKeepsThatOne() {
    scene.wrote("b", "f", "1");
    scene.agreed(scene.wroteAsking("c", "f", "2"));

    assertPlan("open f shows 2");
    assertBookkeeping();
  }

  @Test
  void theBaseHasSeenEqualContentsAndTombstonesButNoOtherContent() {
    Version old = scene.wrote("d", "f", "0");
    scene.agreed(scene.wroteAsking("b", "f", "1", old));
    scene.wrote("c", "f", "1", old);
    scene.wrote("d", "f", "-", old);
    Version unseen = scene.wrote("a", "f", "2", old);

    assertPlan("open f shows 1");
    assertBookkeeping("base f 1 {b1 c1 d2}");
    assertEquals("{a1 d1}", PlanText.clock(unseen.clock()));
  }

  @Test
  void anEditMadeMeanwhileIsASiblingAndSwallowsNothingUnseen() {
    scene.desired.mode = ConflictMode.INTERACTIVE;
    scene.agreed(scene.wroteAsking("b", "f", "1"));
    scene.wrote("c", "f", "2");
    scene.here("f", "3");

    assertPlan("push f 3 {a1 b1}", "open f shows 3");
  }

  @Test
  void anAutomaticEditOfTheOnlyVersionThatAskedLetsTheConflictResolveItself() {
    scene.agreed(scene.wroteAsking("b", "f", "1"));
    scene.wrote("c", "f", "2");
    scene.here("f", "3");

    assertPlan("push f 3 {a1 b1}", "copy f.conflict-c 2 {c1}", "pull f.conflict-c 2 {c1}");
  }

  @Test
  void aDeletionMadeMeanwhileUncoversTheOtherSibling() {
    scene.agreed(scene.wroteAsking("b", "f", "1"));
    scene.wrote("c", "f", "2");
    scene.here("f", "-");

    assertPlan("push f - {a1 b1}", "pull f 2 {a1 b1 c1}");
  }

  @Test
  void whatTheWriterWantedCountsAndNotTheDocumentOfToday() {
    scene.desired.mode = ConflictMode.INTERACTIVE;
    scene.wrote("b", "f", "1");
    scene.wrote("c", "f", "2");

    assertPlan("copy f.conflict-c 2 {c1}", "pull f 1 {b1 c1}", "pull f.conflict-c 2 {c1}");
  }

  @Test
  void aWriterThatWantedToDeferLeavesItOpenWhateverTheDocumentSaysToday() {
    scene.desired.mode = ConflictMode.AUTO;
    scene.logs.wrote(ConflictMode.DEFER, "b", "f", "1");
    scene.wrote("c", "f", "2");

    assertPlan("pull f 1 {b1}", "open f shows 1");
  }

  @Test
  void anEditIsWrittenWithTheModeOfTheDocument() {
    scene.desired.mode = ConflictMode.DEFER;
    scene.here("f", "1");

    assertEquals(ConflictMode.DEFER, published(scene.plan()).onConflict());
  }

  @Test
  void theLastPathRuleThatMatchesDecidesTheModeOfAnEdit() {
    scene.desired.rule("notes/**", ConflictMode.INTERACTIVE);
    scene.desired.rule("*.log", ConflictMode.DEFER);
    scene.desired.rule("notes/keep.log", ConflictMode.AUTO);
    List.of("f", "notes/a", "notes/a.log", "notes/keep.log").forEach(f -> scene.here(f, "1"));

    assertEquals(
        List.of("auto", "interactive", "defer", "auto"),
        scene.plan().actions().stream()
            .map(action -> ((Action.Push) action).version().onConflict().text())
            .toList());
  }

  @Test
  void keepLocalTicksTheJoinOfAllThatWereShown() {
    scene.wrote("b", "f", "1");
    scene.agreed(scene.wroteAsking("c", "f", "2"));
    scene.wrote("d", "f", "3");

    assertEquals(List.of("push f 2 {a1 b1 c1 d1}"), PlanText.of(resolve(Choice.KEEP_LOCAL)));
  }

  @Test
  void aVersionThatWasNotShownGoesOnInConflictWithWhatWasChosen() {
    scene.wrote("b", "f", "1");
    scene.agreed(scene.wroteAsking("c", "f", "2"));
    Set<Dot> shown = shown();
    scene.wroteAsking("d", "f", "3");

    assertEquals(
        List.of("push f 2 {a1 b1 c1}", "open f shows 2"),
        PlanText.of(resolve(Choice.KEEP_LOCAL, shown)));
    assertEquals(
        List.of("push f 1 {a1 b1 c1}", "pull f 1 {a1 b1 c1} over 2", "open f shows 1"),
        PlanText.of(resolve(Choice.KEEP_REMOTE, shown)));
    assertEquals(
        List.of(
            "push f 2 {a1 b1 c1}",
            "copy f.conflict-b 1 {b1}",
            "pull f.conflict-b 1 {b1}",
            "open f shows 2"),
        PlanText.of(resolve(Choice.KEEP_BOTH, shown)));
  }

  @Test
  void keepLocalKeepsAnEditThatIsNotPublishedYet() {
    scene.agreed(scene.wroteAsking("b", "f", "1"));
    scene.wrote("c", "f", "2");
    Set<Dot> shown = shown();
    scene.here("f", "3");

    assertEquals(List.of("push f 3 {a1 b1 c1}"), PlanText.of(resolve(Choice.KEEP_LOCAL, shown)));
  }

  @Test
  void keepRemotePublishesTheFirstOfTheOthersAndPullsIt() {
    scene.wrote("b", "f", "1");
    scene.agreed(scene.wroteAsking("c", "f", "2"));
    scene.wrote("d", "f", "3");

    assertEquals(
        List.of("push f 1 {a1 b1 c1 d1}", "pull f 1 {a1 b1 c1 d1} over 2"),
        PlanText.of(resolve(Choice.KEEP_REMOTE)));
  }

  @Test
  void keepRemoteDoesNotReplaceAnEditThatNobodyHasSeenYet() {
    scene.agreed(scene.wroteAsking("b", "f", "1"));
    scene.wrote("c", "f", "2");
    Set<Dot> shown = shown();
    scene.here("f", "3");

    assertEquals(
        List.of("push f 3 {a1 b1}", "push f 2 {a2 b1 c1}", "pull f 2 {a2 b1 c1} over 3"),
        PlanText.of(resolve(Choice.KEEP_REMOTE, shown)));
  }

  @Test
  void keepBothCopiesNothingThatAnEditHereWasMadeFrom() {
    scene.agreed(scene.wroteAsking("b", "f", "1"));
    scene.wrote("c", "f", "2");
    Set<Dot> shown = shown();
    scene.here("f", "3");

    assertEquals(
        List.of("push f 3 {a1 b1 c1}", "copy f.conflict-c 2 {c1}", "pull f.conflict-c 2 {c1}"),
        PlanText.of(resolve(Choice.KEEP_BOTH, shown)));
  }

  @Test
  void keepBothMakesACopyOfEachOfTheOthers() {
    scene.wrote("b", "f", "1");
    scene.agreed(scene.wroteAsking("c", "f", "2"));
    scene.wrote("d", "f", "3");

    assertEquals(
        List.of(
            "push f 2 {a1 b1 c1 d1}",
            "copy f.conflict-b 1 {b1}",
            "copy f.conflict-d 3 {d1}",
            "pull f.conflict-b 1 {b1}",
            "pull f.conflict-d 3 {d1}"),
        PlanText.of(resolve(Choice.KEEP_BOTH)));
  }

  @Test
  void aChoiceForAPathWithoutAnOpenConflictChangesNothing() {
    Version old = scene.agreed(scene.wrote("b", "f", "1"));
    scene.wrote("b", "f", "2", old);

    assertEquals(PlanText.of(scene.plan()), PlanText.of(resolve(Choice.KEEP_LOCAL)));
  }

  @Test
  void aTombstoneLosesToContentAlsoWhereThePersonWantsToBeAsked() {
    Version old = scene.agreed(scene.wroteAsking("b", "f", "1"));
    scene.wroteAsking("b", "f", "-", old);
    scene.wroteAsking("c", "f", "2", old);

    assertPlan("pull f 2 {b2 c1} over 1");
  }

  private static Version published(Plan plan) {
    return ((Action.Publish) plan.actions().getFirst()).version();
  }
}
