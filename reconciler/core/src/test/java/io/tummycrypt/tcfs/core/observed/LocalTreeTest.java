package io.tummycrypt.tcfs.core.observed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tummycrypt.tcfs.core.ignore.IgnoreRules;
import io.tummycrypt.tcfs.core.path.PathMap;
import io.tummycrypt.tcfs.core.path.TreePath;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LocalTreeTest {
  /** The detail of the problem at a path, where each of the others has its own path as detail. */
  private static @Nullable String problemAt(String path, String... problems) {
    TreeMap<TreePath, Problem> known = new TreeMap<>();
    for (String problem : problems) {
      known.put(TreePath.parse(problem), new Problem(Problem.Kind.UNREADABLE, problem));
    }
    LocalTree tree =
        new LocalTree(
            new PathMap<>(),
            known,
            List.of(),
            new TreeMap<>(),
            IgnoreRules.of(List.of()),
            /* foldsNames= */ false,
            /* freeBytes= */ 0);
    Problem problem = tree.problemAt(TreePath.parse(path));
    return problem == null ? null : problem.detail();
  }

  @Test
  void whatIsAtOrBelowAProblemIsUnknown() {
    assertEquals("a/b", problemAt("a/b", "a/b"));
    assertEquals("a/b", problemAt("a/b/c/d", "a/a", "a/b", "a/c"));
  }

  @Test
  void whatIsBesideOrAboveAProblemIsKnown() {
    assertNull(problemAt("a", "a/b"));
    assertNull(problemAt("a/c", "a/b"));
    assertNull(problemAt("a/bc", "a/b"));
    assertNull(problemAt("a/b", "a/b.c"));
    assertNull(problemAt("a"));
  }

  @Test
  void aProblemBelowAnotherHidesItNot() {
    assertEquals("a", problemAt("a/x", "a", "a/b", "a/b/c"));
    assertEquals("a", problemAt("a/b/c", "a", "a/b"));
  }
}
