package io.tummycrypt.tcfs.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.StateChange;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Version;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the document takes from a device stays where it is, and the plan says so. */
class LeftBehindTest {
  private final Scene scene = Scene.of("a", "b");

  private void assertPlan(String... lines) {
    assertEquals(List.of(lines), PlanText.of(scene.plan()));
  }

  private boolean settles() {
    return scene.plan().bookkeeping().settles();
  }

  /** The base of a root that the document does not have any more. */
  private void baseOfGit(Version version) {
    Base base = Base.of(version, version.clock(), null);
    scene.state.apply(new StateChange.SetBase(new RootName("git"), TreePath.parse("f"), base));
  }

  @Test
  void aRootThatIsNotDesiredAnyMoreIsNamedAndNothingElse() {
    scene.leftBehind("git", "/home/git");

    assertPlan("left behind git at /home/git");
    assertEquals(List.of(), PlanText.bookkeeping(scene.plan()));
  }

  @Test
  void theOtherRootsGoOn() {
    scene.leftBehind("git", "/home/git");
    scene.wrote("b", "f", "1");
    scene.here("g", "2");

    assertPlan("push g 2 {a1}", "pull f 1 {b1}", "left behind git at /home/git");
  }

  @Test
  void whatWasAgreedInItIsNotForgotten() {
    scene.leftBehind("git", "/home/git");
    baseOfGit(scene.wrote("b", "f", "1"));

    assertEquals(List.of(), scene.plan().bookkeeping().rebases());
  }

  @Test
  void nothingIsSettledWhileItMayComeBack() {
    scene.leftBehind("git", "/home/git");

    assertFalse(settles());
  }

  @Test
  void ofARootThatHasMovedBothFoldersAreNamed() {
    scene.leftBehind("docs", "/home/old");

    assertPlan("left behind docs at /home/old, now at /home/docs");
  }

  @Test
  void aRootThatHasMovedComesBackAsAFirstRunAndKeepsNothingFromBeingSettled() {
    scene.leftBehind("docs", "/home/old");

    assertTrue(settles());
  }

  @Test
  void severalAreNamedInTheirOrder() {
    scene.leftBehind("z", "/home/z").leftBehind("b", "/home/b");

    assertPlan("left behind b at /home/b", "left behind z at /home/z");
  }
}
