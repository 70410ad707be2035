package io.tummycrypt.tcfs.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.observed.NameVerdict;
import io.tummycrypt.tcfs.core.version.Version;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A pattern deletes nothing anywhere: what it matches is local, and followed no more. */
class IgnoredPathTest {
  private final Scene scene = Scene.of("a", "b");

  private void ignoring(String pattern) {
    scene.desired.excludes.add(DesiredRoots.setting(pattern));
  }

  private void assertPlan(String... lines) {
    assertEquals(List.of(lines), PlanText.of(scene.plan()));
    assertEquals(List.of(), PlanText.bookkeeping(scene.plan()));
  }

  @Test
  void aTrackedFileThatAPatternNowMatchesBecomesLocalOnlyAndThePlanSaysSo() {
    scene.base(scene.wrote("b", "f.log", "1"));
    ignoring("*.log");

    assertPlan("local-only f.log");
    assertTrue(scene.plan().bookkeeping().settles());
  }

  @Test
  void whatAScanLeftOutIsToldInNumbersAndIsAsDesired() {
    scene.agreed(scene.wrote("b", "f", "1"));
    scene.leftOut("build", DesiredRoots.setting("build/"));
    scene.leftOut("x.log", DesiredRoots.setting("*.log"));
    scene.leftOut("lib/.git", NameVerdict.REPOSITORY);

    assertPlan("left out 1, 2");
    assertTrue(scene.plan().bookkeeping().settles());
  }

  @Test
  void whatOthersDoToItIsNotFollowed() {
    Version changed = scene.wrote("b", "f.log", "1");
    Version deleted = scene.wrote("b", "g.log", "1");
    scene.base(changed).base(deleted);
    scene.wrote("b", "f.log", "2", changed);
    scene.wrote("b", "g.log", "-", deleted);
    ignoring("*.log");

    assertPlan("local-only f.log", "local-only g.log");
  }

  @Test
  void everythingInAnIgnoredFolderBecomesLocalOnly() {
    scene.base(scene.wrote("b", "build/x/y", "1"));
    ignoring("build/");

    assertPlan("local-only build/x/y");
  }

  @Test
  void whatNeverWasHereIsNotPulledAndNotTalkedAbout() {
    scene.wrote("b", "f.log", "1");
    ignoring("*.log");

    assertPlan();
    assertTrue(scene.plan().bookkeeping().settles());
  }

  @Test
  void whatTheFleetHasDeletedIsNotTalkedAbout() {
    Version old = scene.wrote("b", "f.log", "1");
    scene.base(scene.wrote("b", "f.log", "-", old));
    ignoring("*.log");

    assertPlan();
  }

  @Test
  void withoutThePatternAnUnchangedFileFollowsTheFleetAgain() {
    Version old = scene.agreed(scene.wrote("b", "f.log", "1"));
    scene.wrote("b", "f.log", "2", old);

    assertPlan("pull f.log 2 {b2} over 1");
  }

  @Test
  void withoutThePatternAFileChangedMeanwhileOnBothSidesIsAConflict() {
    Version old = scene.agreed(scene.wrote("b", "f.log", "1"));
    scene.wrote("b", "f.log", "2", old);
    scene.here("f.log", "3");

    assertEquals(
        List.of(
            "copy f.conflict-b.log 2 {b2}", "push f.log 3 {a1 b1}", "pull f.conflict-b.log 2 {b2}"),
        PlanText.of(scene.plan()));
  }

  @Test
  void withoutThePatternAFileDeletedMeanwhileIsADeletion() {
    scene.base(scene.wrote("b", "f.log", "1"));
    scene.agreed(scene.wrote("b", "other", "1"));

    assertEquals(List.of("push f.log - {a1 b1}"), PlanText.of(scene.plan()));
  }

  @Test
  void aCopyWhoseNameIsIgnoredHereIsPublishedButNotWritten() {
    scene.wrote("b", "f", "1");
    scene.wrote("c", "f", "2");
    ignoring("*.conflict-*");

    assertEquals(
        List.of("copy f.conflict-c 2 {c1}", "pull f 1 {b1 c1}"), PlanText.of(scene.plan()));
  }

  @Test
  void anIgnoredConflictIsNotOurs() {
    scene.wrote("b", "f.log", "1");
    scene.wrote("c", "f.log", "2");
    ignoring("*.log");

    assertPlan();
  }
}
