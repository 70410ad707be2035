package io.tummycrypt.tcfs.core.ignore;

import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.core.path.TreePath;
import org.jspecify.annotations.Nullable;

/**
 * The paths that one pattern of a fleet document means, such as {@code match} of a path rule. It is
 * read as a line of a {@code .tcfsignore} file at the top of the root would be: {@code notes/**} is
 * everything below one folder, {@code *.md} every such name at any depth. A folder that matches
 * brings all that is below it.
 */
public final class PathMatcher {
  private final IgnorePattern pattern;

  private PathMatcher(IgnorePattern pattern) {
    this.pattern = pattern;
  }

  /**
   * Compiles a pattern.
   *
   * @throws IllegalArgumentException if there is a {@link #problem} with it
   */
  public static PathMatcher of(Setting<String> match) {
    String problem = problem(match.value());
    IgnorePattern pattern = IgnorePattern.compile(match);
    if (problem != null || pattern == null) {
      throw new IllegalArgumentException(
          match.origin()
              + ": pattern '"
              + Printable.of(match.value())
              + "' is refused: "
              + problem);
    }
    return new PathMatcher(pattern);
  }

  /** Why {@code match} is no pattern that means any path, or null if it is one. */
  public static @Nullable String problem(String match) {
    return match.startsWith("!")
        ? "it is negated, which has a meaning in a list of exclude patterns only"
        : IgnorePattern.problem(match);
  }

  /**
   * Whether {@code path}, or a folder above it, matches.
   *
   * @param isFolder whether a folder is there, or would be; a link to a folder is not one
   */
  public boolean matches(TreePath path, boolean isFolder) {
    Target target = Target.of(path, isFolder);
    for (Target folder = target.topFolder(); folder != null; folder = folder.nextFolder()) {
      if (pattern.matches(folder, 0)) {
        return true;
      }
    }
    return pattern.matches(target, 0);
  }
}
