package io.tummycrypt.tcfs.core.ignore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.desired.Origin;
import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.path.TreePath;
import java.util.List;
import org.junit.jupiter.api.Test;

class PathMatcherTest {
  private static PathMatcher matcher(String pattern) {
    return PathMatcher.of(new Setting<>(pattern, new Origin("fleet.yaml", 3, 9, "match")));
  }

  private static boolean matches(String pattern, String path) {
    return matcher(pattern).matches(TreePath.parse(path), false);
  }

  @Test
  void anchorsAPatternWithASlashAtTheRoot() {
    assertTrue(matches("notes/**", "notes/todo.md"));
    assertTrue(matches("notes/**", "notes/2026/todo.md"));
    assertFalse(matches("notes/**", "old/notes/todo.md"));
    assertFalse(matches("notes/**", "notes"));
  }

  @Test
  void matchesANameWithoutASlashAtAnyDepth() {
    assertTrue(matches("*.md", "todo.md"));
    assertTrue(matches("*.md", "a/b/todo.md"));
    assertFalse(matches("/*.md", "a/todo.md"));
  }

  @Test
  void bringsWhatIsBelowAMatchingFolder() {
    assertTrue(matches("notes", "notes/2026/todo.md"));
    assertTrue(matches("notes/", "a/notes/todo.md"));
    assertFalse(matches("notes/", "a/notes"));
    assertTrue(matcher("notes/").matches(TreePath.parse("a/notes"), true));
  }

  @Test
  void refusesAPatternThatMeansNoPath() {
    for (String pattern : List.of("", "#notes", "!notes", "[a", "/")) {
      assertNotNull(PathMatcher.problem(pattern), pattern);
      assertThrows(IllegalArgumentException.class, () -> matcher(pattern), pattern);
    }
  }

  @Test
  void saysWhereTheRefusedPatternStands() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> matcher("!a\n"));

    assertEquals(
        "fleet.yaml:3:9: match: pattern '!a\\n' is refused: "
            + "it is negated, which has a meaning in a list of exclude patterns only",
        refusal.getMessage());
  }
}
