package io.tummycrypt.tcfs.core.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeNamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        ".git",
        ".GIT",
        ".GiT",
        "git~1",
        "GIT~1",
        "git~12",
        ".git ",
        ".git.",
        ".git. . ",
        ".git::$INDEX_ALLOCATION",
        ".git:x",
        "git~1::$DATA",
        ".g\u200cit",
        ".gi\u200d\u202et",
        "\ufeff.git",
        ".git\u206f"
      })
  void refusesEverySpellingOfGitAtAnyDepth(String name) {
    assertNotNull(SafeNames.refusal(TreePath.parse(name)));
    assertNotNull(SafeNames.refusal(TreePath.parse("a/" + name + "/hooks/post-checkout")));
    assertTrue(SafeNames.isGit(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".gitignore",
        ".gitmodules",
        ".github",
        "git",
        "git~",
        "git~x",
        "git~1x",
        "a.git",
        "x.git",
        ".git2",
        "..git",
        ".gi t",
        "é",
        "日本"
      })
  void letsOtherNamesPass(String name) {
    assertNull(SafeNames.refusal(TreePath.parse("a/" + name)));
    assertNull(SafeNames.refusal(TreePath.parse(name)));
  }

  @ParameterizedTest
  @ValueSource(strings = {".tcfs", ".TCFS", ".Tcfs", ".tc\u200cfs", "\ufeff.tcfs", ".tcf\u017f"})
  void keepsOurOwnFolderAtTheTop(String name) {
    assertTrue(SafeNames.isOwn(TreePath.parse(name)));
    assertTrue(SafeNames.isOwn(TreePath.parse(name + "/vault/x")));
    assertNotNull(SafeNames.refusal(TreePath.parse(name + "/tmp")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/.tcfs", ".tcfsignore", ".tcfs2", "tcfs", "a/.tcfs/x"})
  void letsWhatOnlyLooksLikeOurFolderPass(String path) {
    assertFalse(SafeNames.isOwn(TreePath.parse(path)));
    assertNull(SafeNames.refusal(TreePath.parse(path)));
  }

  @Test
  void saysWhichNameIsRefusedWithoutRepeatingItsTricks() {
    assertEquals(
        "'.g\\u200cit' is a spelling of '.git'",
        SafeNames.refusal(TreePath.parse("a/.g\u200cit/config")));
    assertEquals("'.git' belongs to git", SafeNames.refusal(TreePath.parse("a/.git/config")));
    assertEquals("'.tcfs' belongs to tcfs", SafeNames.refusal(TreePath.parse(".TCFS/tmp")));
  }

  @Test
  void foldsNamesThatAFileSystemMayTakeForEqual() {
    assertEquals(SafeNames.fold("README"), SafeNames.fold("ReadMe"));
    assertEquals(SafeNames.fold("\u00e9"), SafeNames.fold("e\u0301"));
    assertEquals(SafeNames.fold("\u00c9"), SafeNames.fold("e\u0301"));
    assertEquals(SafeNames.fold("ΣΑΣ"), SafeNames.fold("σας"));
    assertEquals(SafeNames.fold("σας"), SafeNames.fold("σασ"));
    assertEquals(SafeNames.fold("\u212a"), SafeNames.fold("k"));
    assertNotEquals(SafeNames.fold("e"), SafeNames.fold("é"));
  }

  /** Most paths are let pass for their first letters; that is to change no answer. */
  @Test
  void eachPathIsJudgedByAllOfItsNames() {
    Random random = new Random(3);
    List<String> parts =
        List.of(
            ".", "g", "G", "i", "I", "t", "T", "~", "1", "c", "f", "s", "\u200c", "\u0300", "ı");
    for (int i = 0; i < 30_000; i++) {
      StringBuilder text = new StringBuilder(i % 2 == 0 ? "a/" : "");
      for (int each = random.nextInt(8); each >= 0; each--) {
        text.append(parts.get(random.nextInt(parts.size())));
      }
      text.append(i % 3 == 0 ? "/x" : "");
      if (!isPath(text.toString())) {
        continue;
      }
      TreePath path = TreePath.parse(text.toString());
      boolean isRefused = path.names().stream().anyMatch(SafeNames::isGit) || SafeNames.isOwn(path);
      assertEquals(isRefused, SafeNames.refusal(path) != null, text::toString);
    }
  }

  private static boolean isPath(String text) {
    try {
      TreePath.parse(text);
      return true;
    } catch (UnsafePathException _) {
      return false;
    }
  }
}
