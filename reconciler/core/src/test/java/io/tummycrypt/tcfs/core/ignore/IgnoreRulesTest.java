package io.tummycrypt.tcfs.core.ignore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tummycrypt.tcfs.core.desired.Origin;
import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.path.TreePath;
import java.util.List;
import org.junit.jupiter.api.Test;

class IgnoreRulesTest {
  private static final Setting<String> SWAP_FILES =
      new Setting<>("*.swp", new Origin("fleet.yaml", 8, 20, "spec.defaults.excludePatterns[0]"));

  private static final IgnoreRules RULES =
      IgnoreRules.of(List.of(SWAP_FILES))
          .withFile(null, IgnoreFile.lines(".tcfsignore", "*.log\n*.tmp\n!*.swp\n"))
          .withFile(TreePath.parse("a/b"), IgnoreFile.lines("a/b/.tcfsignore", "*.swp\n/top"))
          .withFile(TreePath.parse("a"), IgnoreFile.lines("a/.tcfsignore", "# keep\n!x.log"));

  @Test
  void namesTheLineOfTheDocumentThatIgnores() {
    Decision decision =
        IgnoreRules.of(List.of(SWAP_FILES)).decide(TreePath.parse("d/x.swp"), false);

    assertEquals(new Decision.Ignored(SWAP_FILES), decision);
  }

  @Test
  void namesTheLineOfTheFileThatIgnores() {
    assertEquals(".tcfsignore:2:1", origin(RULES.decide(TreePath.parse("a/b/c/x.tmp"), false)));
  }

  @Test
  void namesTheFolderThatIsIgnoredAbove() {
    IgnoreRules rules = RULES.withFile(null, IgnoreFile.lines("f", "c\nx"));

    assertEquals("f:1:1", origin(rules.decide(TreePath.parse("c/d/x"), false)));
  }

  @Test
  void namesTheLineThatIncludesAgain() {
    Decision decision = RULES.decide(TreePath.parse("a/x.log"), false);

    assertInstanceOf(Decision.Included.class, decision);
    assertEquals("a/.tcfsignore:2:1", origin(decision));
  }

  @Test
  void namesNoLineWhereNoneMatches() {
    assertEquals(new Decision.Included(null), RULES.decide(TreePath.parse("a/b/c"), false));
  }

  @Test
  void ranksFilesOverTheExcludePatternsOfTheDocument() {
    assertEquals(".tcfsignore:3:1", origin(RULES.decide(TreePath.parse("x.swp"), false)));
  }

  @Test
  void ranksDeeperFilesFirstInWhateverOrderTheyCame() {
    assertEquals("a/b/.tcfsignore:1:1", origin(RULES.decide(TreePath.parse("a/b/x.swp"), false)));
    assertEquals("a/.tcfsignore:2:1", origin(RULES.decide(TreePath.parse("a/b/x.log"), false)));
  }

  @Test
  void anchorsAtTheFolderOfTheFile() {
    assertInstanceOf(Decision.Ignored.class, RULES.decide(TreePath.parse("a/b/top"), false));
    assertInstanceOf(Decision.Included.class, RULES.decide(TreePath.parse("a/b/c/top"), false));
    assertInstanceOf(Decision.Included.class, RULES.decide(TreePath.parse("top"), false));
  }

  @Test
  void holdsAFileForItsOwnFolderOnly() {
    assertInstanceOf(Decision.Included.class, RULES.decide(TreePath.parse("a/bb/x.swp"), false));
    assertInstanceOf(Decision.Ignored.class, RULES.decide(TreePath.parse("b/x.log"), false));
  }

  @Test
  void readsPatternsOfFoldersWithNamesBeyondAscii() {
    IgnoreRules rules =
        IgnoreRules.of(List.of())
            .withFile(TreePath.parse("é/日本"), IgnoreFile.lines("f", "/𝄞*\n[^a]x"));

    assertEquals("f:1:1", origin(rules.decide(TreePath.parse("é/日本/𝄞.txt"), false)));
    assertEquals("f:2:1", origin(rules.decide(TreePath.parse("é/日本/bx"), false)));
  }

  @Test
  void replacesTheFileOfAFolder() {
    IgnoreRules replaced = RULES.withFile(null, IgnoreFile.lines("f", "y"));

    assertInstanceOf(Decision.Included.class, replaced.decide(TreePath.parse("x.log"), false));
    assertInstanceOf(Decision.Ignored.class, RULES.decide(TreePath.parse("x.log"), false));
    assertNotEquals(RULES, replaced);
  }

  @Test
  void takesUpAFileInTheMiddleOfAWalk() {
    IgnoreWalk walk = new IgnoreWalk(RULES);
    TreePath below = TreePath.parse("a/b/c/x.log");
    walk.decide(below, false);
    walk.takeFile(TreePath.parse("a/b"), IgnoreFile.lines("f", "c"));

    assertEquals("f:1:1", origin(walk.decide(below, false)));
    assertEquals("f:1:1", origin(walk.rules().decide(below, false)));
    assertEquals("a/.tcfsignore:2:1", origin(RULES.decide(below, false)));
  }

  @Test
  void takesUpTheFileAtTheTopInTheMiddleOfAWalk() {
    IgnoreWalk walk = new IgnoreWalk(RULES);
    TreePath below = TreePath.parse("a/b/c/y");
    walk.decide(below, false);
    walk.takeFile(null, IgnoreFile.lines("f", "b"));

    assertEquals("f:1:1", origin(walk.decide(below, false)));
  }

  /** Where each path is decided about from the top down, this takes more than a minute. */
  @Test
  void walksATreeHoweverDeepItIs() {
    IgnoreWalk walk = new IgnoreWalk(IgnoreRules.of(List.of(SWAP_FILES)));
    TreePath folder = TreePath.parse("d");
    for (int level = 1; level <= 2000; level++) {
      walk.takeFile(folder, IgnoreFile.lines("level " + level, "*.o" + level));

      assertEquals(
          "level " + level + ":1:1", origin(walk.decide(folder.child("x.o" + level), false)));
      assertEquals(new Decision.Included(null), walk.decide(folder.child("x"), false));
      folder = folder.child("d");
    }
    TreePath deepest = folder.child("x.o1");

    assertEquals("level 1:1:1", origin(walk.decide(deepest, false)));
    assertEquals("level 1:1:1", origin(walk.rules().decide(deepest, false)));
  }

  @Test
  void takesAnyPatternInBoundedTime() {
    String manyReadings = "*a".repeat(60) + "*b";
    String manyFolders = "**/a/".repeat(300) + "**/b";
    String manyStars = "x" + "*".repeat(100_000) + "?".repeat(100) + "b";
    IgnoreRules rules =
        IgnoreRules.of(List.of())
            .withFile(null, IgnoreFile.lines("f", manyReadings))
            .withFile(
                TreePath.parse("a"),
                IgnoreFile.lines(
                    "f", manyFolders + "\n" + "**/".repeat(100_000) + "b\n" + manyStars));

    TreePath names = TreePath.parse("a".repeat(250));
    TreePath folders = TreePath.parse("a/".repeat(2000) + "c");

    assertInstanceOf(Decision.Included.class, rules.decide(names, false));
    assertInstanceOf(Decision.Included.class, rules.decide(folders, false));
  }

  @Test
  void namesWhatIsWrongWithAPatternThatCanMatchNothing() {
    for (String pattern : List.of("", " ", "# x", "/", "!", "[a", "[[:vowel:]]", "a\\", "b*\\/")) {
      assertNotNull(IgnoreRules.problem(pattern), pattern);
    }
    for (String pattern :
        List.of("a", "!a", "*", "[a]", "a/", "/a", "\\#", "a\\ ", "\ud83d\ude00")) {
      assertNull(IgnoreRules.problem(pattern), pattern);
    }
  }

  @Test
  void knowsWhichPatternsNoPathLooksLike() {
    for (String pattern :
        List.of(
            "../x",
            "./x",
            "x/.",
            "x/../y",
            ".",
            "..",
            "!..",
            "[.]",
            "foo//",
            "//foo",
            "a//b",
            "**//b",
            "*//",
            "a/**//b",
            "[/]",
            "a[/]b",
            "/./",
            "a/[.][.]/b",
            "\\.")) {
      assertNotNull(IgnoreRules.problem(pattern), pattern);
    }
    for (String pattern :
        List.of(
            "[z-a]", "[^z-a]", "...", ".x", "..x", "x..", ".*", "..*", ".?", "[.]*", "**/.*",
            "*/.x", "**", "/**", "**/", "a/**/b", "a**/b", "?/..?", "*..")) {
      assertNull(IgnoreRules.problem(pattern), pattern);
    }
  }

  private static String origin(Decision decision) {
    Setting<String> rule =
        switch (decision) {
          case Decision.Ignored(Setting<String> line) -> line;
          case Decision.Included included -> included.rule();
        };
    return rule == null ? "no rule" : rule.origin().toString();
  }
}
