package io.tummycrypt.tcfs.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.observed.NameProblem;
import io.tummycrypt.tcfs.core.version.Version;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that cannot, or shall not, be in this folder. */
class NameGuardTest {
  private static final String NFC = "caf\u00e9";
  private static final String NFD = "cafe\u0301";

  private final Scene scene = Scene.of("a", "b", "c");

  private void assertPlan(String... lines) {
    assertEquals(List.of(lines), PlanText.of(scene.plan()));
  }

  @Test
  void namesThatDifferInCaseAreTwoWhereTheFileSystemKeepsThemApart() {
    scene.wrote("b", "README", "1");
    scene.wrote("b", "readme", "2");

    assertPlan("pull README 1 {b1}", "pull readme 2 {b2}");
  }

  @Test
  void ofNamesThatDifferInCaseOnlyTheFirstArrivesWhereTheFileSystemFolds() {
    scene.foldsNames = true;
    scene.wrote("b", "README", "1");
    scene.wrote("b", "readme", "2");

    assertPlan("pull README 1 {b1}", "finding readme");
  }

  @Test
  void namesThatDifferInNormalisationAreTwinsToo() {
    scene.foldsNames = true;
    scene.wrote("b", NFC, "1");
    scene.wrote("b", NFD, "2");

    assertPlan("pull " + NFD + " 2 {b2}", "finding " + NFC);
  }

  @Test
  void theTwinThatIsHereStays() {
    scene.foldsNames = true;
    scene.wrote("b", "README", "1");
    scene.agreed(scene.wrote("b", "readme", "2"));

    assertPlan("finding README");
  }

  @Test
  void aTwinIsNeitherDeletedNorPublished() {
    scene.foldsNames = true;
    scene.wrote("b", "README", "1");
    scene.here("readme", "2");

    assertPlan("push readme 2 {a1}", "finding README");
  }

  @Test
  void twoNamesThatAreHereAreBothCarriedWhateverWeTakeThemFor() {
    scene.foldsNames = true;
    Version sharp = scene.agreed(scene.wrote("b", "\u00df", "1"));
    scene.agreed(scene.wrote("b", "ss", "2"));
    scene.wrote("b", "\u00df", "3", sharp);

    assertPlan("pull \u00df 3 {b3} over 1");
  }

  @Test
  void aRenameInCaseAloneIsCarriedOut() {
    scene.foldsNames = true;
    Version old = scene.agreed(scene.wrote("b", "readme", "1"));
    scene.wrote("b", "readme", "-", old);
    scene.wrote("b", "README", "1");

    assertPlan("delete readme 1", "pull README 1 {b3}");
  }

  @Test
  void foldersThatAreTwinsDoNotMixTheirFiles() {
    scene.foldsNames = true;
    scene.wrote("b", "Docs/one", "1");
    scene.wrote("b", "docs/two", "2");

    assertPlan("pull Docs/one 1 {b1}", "finding docs/two");
  }

  @Test
  void nothingOfAFolderThatIsATwinArrives() {
    scene.foldsNames = true;
    scene.wrote("b", "Docs/one", "1");
    scene.wrote("b", "docs/deep/three", "3");
    scene.wrote("b", "docs/deep/two", "2");
    scene.wrote("b", "docs/two", "2");

    assertPlan(
        "pull Docs/one 1 {b1}",
        "finding docs/deep/three",
        "finding docs/deep/two",
        "finding docs/two");
  }

  @Test
  void aFileThatIsTheTwinOfAFolderIsLeftAlone() {
    scene.foldsNames = true;
    scene.agreed(scene.wrote("b", "docs/two", "2"));
    scene.wrote("b", "Docs", "1");

    assertPlan("finding Docs");
  }

  @Test
  void theFolderThatIsHereKeepsItsTwinOut() {
    scene.foldsNames = true;
    scene.wrote("b", "Docs/one", "1");
    scene.agreed(scene.wrote("b", "docs/two", "2"));

    assertPlan("finding Docs/one");
  }

  @Test
  void aTwinThatStaysOutIsSettledForNothingOfItIsHere() {
    scene.foldsNames = true;
    scene.wrote("b", "README", "1");
    scene.wrote("b", "readme", "2");

    assertTrue(scene.plan().bookkeeping().settles());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {".git/config", ".GIT/hooks/x", "sub/.git", "git~1", ".tcfs/vault/x", ".TCFS/x"})
  void anUnsafeNameFromTheStoreIsRefusedAndSettled(String path) {
    scene.wrote("b", path, "1");

    assertPlan("finding " + path);
    assertTrue(scene.plan().bookkeeping().settles());
  }

  @Test
  void anUnsafeNameThatTheFleetDeletedIsNotDeletedHere() {
    Version old = scene.wrote("b", ".git/config", "1");
    scene.base(old);
    scene.wrote("b", ".git/config", "-", old);

    assertPlan("finding .git/config");
  }

  @Test
  void aNameThatIsNoPathIsAFindingAndStaysLocal() {
    scene.nameProblems.add(new NameProblem(null, "\\xff", "it is not UTF-8"));

    assertPlan("name '\\xff': it is not UTF-8");
  }
}
