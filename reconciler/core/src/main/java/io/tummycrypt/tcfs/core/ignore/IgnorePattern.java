package io.tummycrypt.tcfs.core.ignore;

import io.tummycrypt.tcfs.core.desired.Origin;
import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.ignore.Glob.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a set of rules, compiled. It keeps the line, which is its text and origin, within the
 * decision that it makes.
 *
 * <p>As in git, what stands before the first wildcard is compared byte by byte, and a double star
 * right after it counts as if it stood after a slash: {@code foo**}{@code /bar} matches {@code
 * foobar}.
 */
final class IgnorePattern {
  private static final String WILDCARDS = "*?[\\";

  private final Decision decision;
  private final boolean foldersOnly;

  /** Whether it is compared with the path below its folder; otherwise with the last name alone. */
  private final boolean anchored;

  private final String beginning;

  /** What follows the beginning; null if nothing does. */
  private final @Nullable Glob rest;

  private IgnorePattern(Decision decision, String pattern) {
    this.decision = decision;
    this.foldersOnly = pattern.endsWith("/");
    String path = foldersOnly ? pattern.substring(0, pattern.length() - 1) : pattern;
    this.anchored = path.indexOf('/') >= 0;
    String compared = path.startsWith("/") ? path.substring(1) : path;
    int wildcard = firstWildcard(compared);
    this.beginning = compared.substring(0, wildcard);
    this.rest =
        wildcard == compared.length() ? null : GlobParser.parse(compared.substring(wildcard));
  }

  /** Compiles a line; null if it is blank or a comment. */
  static @Nullable IgnorePattern compile(Setting<String> line) {
    String text = withoutTrailingSpaces(withoutReturn(line.value()));
    if (text.isEmpty() || text.startsWith("#")) {
      return null;
    }
    String bytes = ByteText.of(text);
    return bytes.startsWith("!")
        ? new IgnorePattern(new Decision.Included(line), bytes.substring(1))
        : new IgnorePattern(new Decision.Ignored(line), bytes);
  }

  private static String withoutReturn(String line) {
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  /** Spaces at the end do not count, up to the last one that a backslash stands before. */
  private static String withoutTrailingSpaces(String line) {
    int end = 0;
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) == '\\') {
        i++;
        end = i + 1;
      } else if (line.charAt(i) != ' ') {
        end = i + 1;
      }
    }
    return line.substring(0, Math.min(end, line.length()));
  }

  private static int firstWildcard(String pattern) {
    int i = 0;
    while (i < pattern.length() && WILDCARDS.indexOf(pattern.charAt(i)) < 0) {
      i++;
    }
    return i;
  }

  /** What this line decides when it matches. */
  Decision decision() {
    return decision;
  }

  /** Why {@code text} can match nothing at all, or null if it can match something. */
  static @Nullable String problem(String text) {
    IgnorePattern pattern = compile(new Setting<>(text, Origin.builtIn("")));
    if (pattern == null) {
      return "it is blank or a comment";
    }
    if (pattern.rest == Glob.NOTHING) {
      return "it has a '[' without its ']', an unknown class between brackets, or a '\\' at its"
          + " end";
    }
    if (pattern.rest == null && pattern.beginning.isEmpty()) {
      return text.contains("/") ? "it has slashes and no name" : "it names nothing";
    }
    return PathSearch.findsAny(pattern.steps(), pattern.anchored)
        ? null
        : "no path looks like it: no name in one is empty, '.' or '..', and brackets stand for no"
            + " '/'";
  }

  private List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    beginning.chars().forEach(c -> steps.add(Step.OneOf.only((char) c)));
    if (rest != null) {
      steps.addAll(rest.steps());
    }
    return steps;
  }

  /**
   * Whether the target matches.
   *
   * @param base where in the target's text the path below the folder of this pattern begins
   */
  boolean matches(Target target, int base) {
    if (foldersOnly && !target.isFolder()) {
      return false;
    }
    int start = anchored ? base : target.nameStart();
    int compared = start + beginning.length();
    if (compared > target.end() || !target.text().startsWith(beginning, start)) {
      return false;
    }
    return rest == null
        ? compared == target.end()
        : rest.matches(target.text(), compared, target.end());
  }
}
