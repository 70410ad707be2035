package io.tummycrypt.tcfs.crds.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

class PatternsTest {
  @Test
  void patternsThatCanMatchAreGood() {
    for (String pattern :
        List.of(
            "*.swp",
            "!keep",
            "/top",
            "dir/",
            "**/x/**",
            "\\#name",
            "\\!x",
            "[abc]",
            "[]]",
            "[!a]",
            "[[:alpha:]]",
            "a\\ ",
            "a[\\]]b",
            "x]y")) {
      assertNull(Patterns.refusal(pattern), pattern);
    }
  }

  @Test
  void patternsThatCannotMatchAreRefused() {
    for (String pattern :
        List.of(
            "",
            " ",
            "!",
            "/",
            "!//",
            "# note",
            "a\nb",
            "[abc",
            "[]",
            "[!]",
            "x\\",
            "[[:alpha:]",
            "[[:vowel:]]",
            "../x",
            "./x",
            "foo//",
            "//foo",
            "a/../b")) {
      assertNotNull(Patterns.refusal(pattern), pattern);
      assertNotNull(Patterns.refusalAlone(pattern), pattern);
    }
  }

  @Test
  void aNegatedPatternHasAMeaningInAListOnly() {
    assertNull(Patterns.refusal("!keep"));
    assertNotNull(Patterns.refusalAlone("!keep"));
  }

  @Test
  void saysWhatIsMeant() {
    assertEquals(
        "the pattern '/' cannot match anything: it has slashes and no name", Patterns.refusal("/"));
    assertEquals("the pattern '!' cannot match anything: it names nothing", Patterns.refusal("!"));
  }
}
