package io.tummycrypt.tcfs.core.observed;

import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.ignore.IgnoreRules;
import io.tummycrypt.tcfs.core.path.PathMap;
import io.tummycrypt.tcfs.core.path.TreePath;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A root as scanned, completely but for its problems.
 *
 * @param items what is there and not ignored, folders included
 * @param problems what could not be observed; everything at and below such a path is unknown, and
 *     no other problem below it is kept
 * @param nameProblems names that are no paths
 * @param ignored what was left out and by which rule; nothing below it was looked at
 * @param rules the rules that were used, those of {@code .tcfsignore} files among them
 * @param foldsNames whether the file system takes names for equal that differ in case or
 *     normalisation
 * @param freeBytes what is free on the file system
 * @param print tells it from every tree that another scan would find anything else in; null where
 *     there are problems, or something changed so lately that it could change again unseen
 */
public record LocalTree(
    PathMap<LocalItem> items,
    NavigableMap<TreePath, Problem> problems,
    List<NameProblem> nameProblems,
    SortedMap<TreePath, Setting<String>> ignored,
    IgnoreRules rules,
    boolean foldsNames,
    long freeBytes,
    @Nullable TreePrint print) {
  /** One that is never known again. */
  public LocalTree(
      PathMap<LocalItem> items,
      NavigableMap<TreePath, Problem> problems,
      List<NameProblem> nameProblems,
      SortedMap<TreePath, Setting<String>> ignored,
      IgnoreRules rules,
      boolean foldsNames,
      long freeBytes) {
    this(items, problems, nameProblems, ignored, rules, foldsNames, freeBytes, null);
  }

  public LocalTree {
    items = items.view();
    problems = Collections.unmodifiableNavigableMap(topmost(problems));
    nameProblems = List.copyOf(nameProblems);
    ignored = Collections.unmodifiableSortedMap(ignored);
  }

  private static TreeMap<TreePath, Problem> topmost(NavigableMap<TreePath, Problem> problems) {
    TreeMap<TreePath, Problem> topmost = new TreeMap<>();
    problems.forEach((path, problem) -> {
      if (topmost.isEmpty() || !path.isWithin(topmost.lastKey())) {
        topmost.put(path, problem);
      }
    });
    return topmost;
  }

  /** Whether everything in it is as in another, whatever is free on the file system. */
  public boolean isSameAs(LocalTree other) {
    return foldsNames == other.foldsNames
        && rules.equals(other.rules)
        && problems.equals(other.problems)
        && nameProblems.equals(other.nameProblems)
        && ignored.equals(other.ignored)
        && items.equals(other.items);
  }

  /** The {@code .git} folders and files that were left out because they are of repositories. */
  public List<TreePath> repositories() {
    return ignored.entrySet().stream()
        .filter(each -> each.getValue().equals(NameVerdict.REPOSITORY))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The rule that leaves out {@code path} or a folder above it, or null if it was looked at. */
  public @Nullable Setting<String> leftOutBy(TreePath path) {
    for (TreePath at = path; at != null; at = at.parent()) {
      Setting<String> rule = ignored.get(at);
      if (rule != null) {
        return rule;
      }
    }
    return null;
  }

  /** The problem at {@code path} or at a folder above it, or null: what is there is then known. */
  public @Nullable Problem problemAt(TreePath path) {
    Map.Entry<TreePath, Problem> before = problems.floorEntry(path);
    return before != null && path.isWithin(before.getKey()) ? before.getValue() : null;
  }
}
