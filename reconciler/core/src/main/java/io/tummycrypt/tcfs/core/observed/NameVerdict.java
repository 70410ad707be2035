package io.tummycrypt.tcfs.core.observed;

import io.tummycrypt.tcfs.core.desired.Origin;
import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.ignore.Decision;
import io.tummycrypt.tcfs.core.ignore.IgnoreWalk;
import io.tummycrypt.tcfs.core.path.SafeNames;
import io.tummycrypt.tcfs.core.path.TreePath;
import org.jspecify.annotations.Nullable;

/** What a scan does with something because of its name, before it reads it. */
public sealed interface NameVerdict {
  /** Under which rule repositories stay local: they travel as a unit or not at all. */
  Setting<String> REPOSITORY = new Setting<>(".git", new Origin("built-in rule", 0, 0, ""));

  /** How the folders begin that {@code tcfs pull} works in for a moment; they stay local, too. */
  String PULL_PREFIX = ".tcfs-pull-";

  /** Under which rule they do. */
  Setting<String> PULL = new Setting<>(PULL_PREFIX + "*", new Origin("built-in rule", 0, 0, ""));

  /** Under which rule the folder at the top of a root stays local in which tcfs works. */
  Setting<String> OWN = new Setting<>("/.tcfs/", new Origin("built-in rule", 0, 0, ""));

  /** Whether tcfs keeps a name for itself, in whatever folder it is. */
  static boolean isOwn(String name) {
    return name.equals(".tcfs") || isOfPull(name);
  }

  /** Whether a name is one of those that {@code tcfs pull} works in. */
  static boolean isOfPull(String name) {
    return name.startsWith(PULL_PREFIX);
  }

  /** The first name in a path that tcfs keeps for itself; null if none is. */
  static @Nullable String ownIn(TreePath path) {
    return path.names().stream().filter(NameVerdict::isOwn).findFirst().orElse(null);
  }

  /** It is carried, if it can be read. */
  record Carry() implements NameVerdict {}

  /** The same. */
  NameVerdict CARRY = new Carry();

  /** It is left out by {@code rule}. */
  record LeaveOut(Setting<String> rule) implements NameVerdict {}

  /** Its name is one that tcfs does not carry. */
  record Refuse(Problem problem) implements NameVerdict {}

  /**
   * Judges a name; what is ignored may have any.
   *
   * @param rules at the place of the scan
   */
  static NameVerdict of(TreePath path, boolean isFolder, IgnoreWalk rules) {
    if (rules.decide(path, isFolder) instanceof Decision.Ignored(Setting<String> rule)) {
      return new LeaveOut(rule);
    }
    if (path.name().equals(REPOSITORY.value())) {
      return new LeaveOut(REPOSITORY);
    }
    if (isOfPull(path.name())) {
      return new LeaveOut(PULL);
    }
    String refusal = SafeNames.refusal(path);
    return refusal == null
        ? CARRY
        : new Refuse(new Problem(Problem.Kind.NAME, refusal + ", which tcfs does not carry"));
  }
}
