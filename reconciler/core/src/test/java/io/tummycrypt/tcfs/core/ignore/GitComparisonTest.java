package io.tummycrypt.tcfs.core.ignore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tummycrypt.tcfs.core.Generators;
import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.ignore.GeneratedTree.Kind;
import io.tummycrypt.tcfs.core.path.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares our decisions, and the lines that made them, with those of the real git. */
class GitComparisonTest {
  private static final int TREES = 400;
  private static final String FILE_NAME = ".gitignore";

  @TempDir Path temp;

  private int ignored;
  private int includedAgain;
  private int untouched;

  @BeforeEach
  void needsGit() throws InterruptedException {
    assumeTrue(
        GitCheckIgnore.isInstalled(),
        "git is not installed, so our ignore rules could not be compared with its own");
  }

  @Test
  void decidesAsGitDoesOnGeneratedTrees() throws IOException, InterruptedException {
    long first = Generators.firstSeed(getClass());
    GitCheckIgnore git = GitCheckIgnore.in(Files.createDirectory(temp.resolve("git")));
    List<String> differences = new ArrayList<>();
    for (long seed = first; seed < first + TREES; seed++) {
      compare(seed, git, differences);
    }

    System.out.printf(
        "%d trees: %d paths ignored, %d included again, %d without a rule, %d differences%n",
        TREES, ignored, includedAgain, untouched, differences.size());
    assertEquals("", String.join("\n", differences));
    assertTrue(ignored > TREES && includedAgain > TREES && untouched > TREES, "too few of a kind");
  }

  private void compare(long seed, GitCheckIgnore git, List<String> differences)
      throws IOException, InterruptedException {
    GeneratedTree tree = GeneratedTree.draw(Generators.seeded(seed));
    Path top = temp.resolve("tree-" + seed);
    tree.write(top, FILE_NAME);
    List<String> paths = tree.items().keySet().stream().map(TreePath::toString).toList();
    List<String> theirs = git.decidingLines(top, tree.excludes(), paths);
    assertEquals(paths.size(), theirs.size(), "git did not answer for every path of seed " + seed);

    IgnoreRules rules = tree.rules(FILE_NAME);
    int i = 0;
    for (Map.Entry<TreePath, Kind> item : tree.items().entrySet()) {
      Decision ours = rules.decide(item.getKey(), item.getValue() == Kind.FOLDER);
      count(ours);
      if (!place(ours).equals(theirs.get(i))) {
        differences.add(
            "seed " + seed + ": '" + item + "': git has [" + theirs.get(i) + "], we " + ours);
      }
      i++;
    }
  }

  @Test
  void givesTheSameAnswersInAnyOrder() {
    long first = Generators.firstSeed(getClass());
    for (long seed = first; seed < first + TREES; seed++) {
      Generators any = Generators.seeded(seed);
      GeneratedTree tree = GeneratedTree.draw(any);
      IgnoreRules rules = tree.rules(FILE_NAME);
      IgnoreWalk inOrder = new IgnoreWalk(rules);
      tree.items().forEach((path, kind) -> compare(rules, inOrder, path, kind));
      IgnoreWalk criss = new IgnoreWalk(rules);
      List<TreePath> paths = List.copyOf(tree.items().keySet());
      for (int i = 0; i < 2 * paths.size(); i++) {
        TreePath path = any.pick(paths);
        compare(rules, criss, path, tree.items().get(path));
      }
    }
  }

  private static void compare(
      IgnoreRules rules, IgnoreWalk walk, TreePath path, @Nullable Kind kind) {
    boolean isFolder = kind == Kind.FOLDER;
    assertEquals(rules.decide(path, isFolder), walk.decide(path, isFolder), path::toString);
  }

  /** A line that decides about a path matches it, so no document may be refused for it. */
  @Test
  void neverCallsALineUselessThatDecides() {
    long first = Generators.firstSeed(getClass());
    for (long seed = first; seed < first + TREES; seed++) {
      GeneratedTree tree = GeneratedTree.draw(Generators.seeded(seed));
      IgnoreRules rules = tree.rules(FILE_NAME);
      for (Map.Entry<TreePath, Kind> item : tree.items().entrySet()) {
        Setting<String> rule = rule(rules.decide(item.getKey(), item.getValue() == Kind.FOLDER));
        if (rule != null) {
          assertNull(IgnoreRules.problem(rule.value()), "seed " + seed + ": '" + rule + "'");
        }
      }
    }
  }

  private void count(Decision decision) {
    switch (decision) {
      case Decision.Ignored _ -> ignored++;
      case Decision.Included included when included.rule() != null -> includedAgain++;
      case Decision.Included _ -> untouched++;
    }
  }

  private static String place(Decision decision) {
    Setting<String> rule = rule(decision);
    return rule == null ? "" : rule.origin().source() + ":" + rule.origin().line();
  }

  private static @Nullable Setting<String> rule(Decision decision) {
    return switch (decision) {
      case Decision.Ignored(Setting<String> line) -> line;
      case Decision.Included included -> included.rule();
    };
  }
}
