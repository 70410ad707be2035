package io.tummycrypt.tcfs.core.plan;

import static io.tummycrypt.tcfs.core.plan.Logs.ROOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tummycrypt.tcfs.core.desired.Origin;
import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.observed.NameVerdict;
import io.tummycrypt.tcfs.core.observed.Problem;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Version;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One row for each way in which a path can stand. */
class ExplainTest {
  private final Scene scene = Scene.of("a", "b", "c");

  private Explanation explain(String path) {
    List<Explanation> all = explain(new Place(ROOT, TreePath.parse(path)));
    return all.getFirst();
  }

  private List<Explanation> explain(Place place) {
    return Planner.explain(scene.desired.on(scene.self(), List.of(ROOT)), scene.observed(), place)
        .explanations();
  }

  private <T extends Explanation.Cause> T assertVerdict(
      Verdict verdict, Class<T> cause, String path) {
    Explanation explanation = explain(path);
    assertEquals(verdict, explanation.verdict(), explanation::toString);
    return assertInstanceOf(cause, explanation.cause());
  }

  @Test
  void whatIsTheSameEverywhereIsSynchronised() {
    scene.agreed(scene.wrote("b", "f", "1"));

    assertVerdict(Verdict.SYNCHRONISED, Explanation.Same.class, "f");
  }

  @Test
  void whatThePlanChangesIsPendingWithItsActions() {
    scene.wrote("b", "f", "1");
    scene.here("g", "2");

    assertVerdict(Verdict.PENDING, Explanation.Planned.class, "f");
    assertVerdict(Verdict.PENDING, Explanation.Planned.class, "g");
    assertEquals(1, explain("g").actions().size());
  }

  @Test
  void whatWasDeletedEverywhereIsAsDesired() {
    Version old = scene.wrote("b", "f", "1");
    scene.base(scene.wrote("b", "f", "-", old));

    assertVerdict(Verdict.SYNCHRONISED, Explanation.Deleted.class, "f");
  }

  @Test
  void whatNobodyKnowsIsAbsent() {
    assertNull(assertVerdict(Verdict.ABSENT, Explanation.Nowhere.class, "no/such").file());
  }

  @Test
  void whatWouldBeBelowAFileNamesTheFile() {
    scene.agreed(scene.wrote("b", "d/f", "1"));

    Explanation.Nowhere below =
        assertVerdict(Verdict.ABSENT, Explanation.Nowhere.class, "d/f/no/such");
    assertEquals(TreePath.parse("d/f"), below.file());
  }

  @Test
  void whatAPullWorksInIsIgnoredWhetherItIsThereOrNot() {
    for (String path : List.of(".tcfs-pull-x", "d/.tcfs-pull-x/f")) {
      assertEquals(
          NameVerdict.PULL, assertVerdict(Verdict.IGNORED, Explanation.Rule.class, path).pattern());
    }
  }

  @Test
  void whatARuleLeavesOutIsIgnoredWithAllBelowIt() {
    Setting<String> rule = new Setting<>("*.o", new Origin("fleet.yaml", 3, 5, "x"));
    scene.leftOut("build.o", rule);

    assertEquals(rule, assertVerdict(Verdict.IGNORED, Explanation.Rule.class, "build.o").pattern());
    Explanation.Rule above = assertVerdict(Verdict.IGNORED, Explanation.Rule.class, "build.o/x");
    assertEquals(new Explanation.Rule(rule, TreePath.parse("build.o")), above);
    scene.leftOut("app/.git", NameVerdict.REPOSITORY);
    assertVerdict(Verdict.IGNORED, Explanation.Rule.class, "app/.git/config");
  }

  @Test
  void whatTheFleetHasAndARuleLeavesOutHereNamesTheRule() {
    scene.wrote("b", "x.o", "1");
    Setting<String> rule = new Setting<>("*.o", new Origin("fleet.yaml", 3, 5, "x"));
    scene.desired.excludes.add(rule);

    assertEquals(rule, assertVerdict(Verdict.IGNORED, Explanation.Rule.class, "x.o").pattern());
  }

  @Test
  void versionsThatWaitForAPersonAreAConflict() {
    scene.wroteAsking("b", "f", "1");
    scene.wrote("c", "f", "2");

    assertEquals(
        2,
        assertVerdict(Verdict.CONFLICT, Explanation.Versions.class, "f")
            .conflict()
            .siblings()
            .versions()
            .size());
  }

  @Test
  void whatIsHeldNamesTheHashThatReleasesIt() {
    for (int i = 0; i < 30; i++) {
      scene.base(scene.wrote("b", "f" + i, "" + i));
    }
    scene.agreed(scene.wrote("b", "left", "1"));

    Explanation.Waiting waiting = assertVerdict(Verdict.HELD, Explanation.Waiting.class, "f3");
    assertEquals(scene.plan().heldSets().getFirst().hash(), waiting.hash());
  }

  @Test
  void whatCannotBeReadIsFailedAndWhatCannotBeCarriedUnsupported() {
    scene.problem("secret", Problem.Kind.UNREADABLE).problem("pipe", Problem.Kind.SPECIAL);

    assertVerdict(Verdict.FAILED, Explanation.Found.class, "secret/below");
    assertVerdict(Verdict.UNSUPPORTED, Explanation.Found.class, "pipe");
  }

  @Test
  void whatWaitsForRoomIsHeld() {
    scene.wrote("b", "f", "1");
    scene.freeBytes = 0;

    assertVerdict(Verdict.HELD, Explanation.Disk.class, "f");
  }

  @Test
  void anUpdateThatWaitsForRoomIsHeldAndNotTheSame() {
    Version old = scene.wrote("b", "f", "1");
    scene.agreed(old);
    scene.wrote("b", "f", "2", old);
    scene.agreed(scene.wrote("b", "g", "3"));
    scene.freeBytes = 0;

    assertVerdict(Verdict.HELD, Explanation.Disk.class, "f");
    assertVerdict(Verdict.SYNCHRONISED, Explanation.Same.class, "g");
  }

  @Test
  void whatWouldNotBeTouchedIsNotHeldWithTheEmptiedRootItIsIn() {
    Version old = scene.wrote("b", "gone", "1");
    scene.base(scene.wrote("b", "gone", "-", old));
    scene.base(scene.wrote("b", "one", "1"));
    scene.base(scene.wrote("b", "two", "2"));
    scene.wrote("c", "new", "3");

    assertVerdict(Verdict.SYNCHRONISED, Explanation.Deleted.class, "gone");
    assertVerdict(Verdict.HELD, Explanation.LeftAlone.class, "new");
    assertEquals(
        HoldingGuard.EMPTIED,
        assertVerdict(Verdict.HELD, Explanation.Waiting.class, "one").guard());
  }

  @Test
  void whatIsHeldBecauseItIsTooMuchNamesTheLimitAndWhereItIsSet() {
    for (int i = 0; i < 30; i++) {
      scene.base(scene.wrote("b", "f" + i, "" + i));
    }
    scene.agreed(scene.wrote("b", "left", "1"));

    Explanation.Waiting waiting = assertVerdict(Verdict.HELD, Explanation.Waiting.class, "f3");
    var roots = scene.desired.on(scene.self(), List.of(ROOT)).roots();
    assertEquals(roots.values().iterator().next().guards().maxDeletes(), waiting.guard());
  }

  @Test
  void aFolderThatIsGoneWithAllThatWasInItDoesNotExistByWhatIsInIt() {
    Version old = scene.wrote("b", "d/f", "1");
    scene.base(scene.wrote("b", "d/f", "-", old));

    assertVerdict(Verdict.ABSENT, Explanation.Nowhere.class, "d");
  }

  @Test
  void ourOwnFolderIsIgnored() {
    assertVerdict(Verdict.IGNORED, Explanation.Rule.class, ".tcfs");
    assertVerdict(Verdict.IGNORED, Explanation.Rule.class, ".tcfs/vault/x");
  }

  @Test
  void whatWaitsForMissingHeadsIsHeld() {
    scene.wrote("b", "f", "1");
    scene.logs.saw("b", "c", 9);

    assertEquals(
        Obstacle.MISSING_HEADS,
        assertVerdict(Verdict.HELD, Explanation.LeftAlone.class, "f").obstacle());
  }

  @Test
  void aFolderIsExplainedWithWhatIsInIt() {
    scene.agreed(scene.wrote("b", "d/f", "1"));
    scene.here("d/g", "2");

    List<Explanation> all = explain(new Place(ROOT, TreePath.parse("d")));

    assertEquals(
        List.of("d synchronised", "d/f synchronised", "d/g pending"),
        all.stream().map(each -> each.path() + " " + each.verdict().text()).toList());
    assertInstanceOf(Explanation.FolderOfOthers.class, all.getFirst().cause());
  }
}
