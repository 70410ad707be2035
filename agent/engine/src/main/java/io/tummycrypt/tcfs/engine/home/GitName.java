package io.tummycrypt.tcfs.engine.home;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names of branches and tags, and paths in a repository: of those that git takes, the plain ones.
 */
final class GitName {
  private static final int LONGEST = 250;
  private static final int LONGEST_PATH = 1_000;
  private static final Pattern PART = Pattern.compile("[A-Za-z0-9_+@=.-]+");

  private GitName() {}

  /** Why {@code text} is no name of a branch or tag; null if it is one. */
  static @Nullable String refusal(String text) {
    boolean isPlain = List.of(text.split("/", -1)).stream().allMatch(GitName::isPart);
    return isPlain
            && text.length() <= LONGEST
            && !text.startsWith("-")
            && !text.contains("@{")
            && !text.equals("@")
        ? null
        : "expected the name of a branch or tag, of letters, digits and ._+@=- with '/' between"
            + " them, such as main or release/2";
  }

  private static boolean isPart(String part) {
    return PART.matcher(part).matches()
        && !part.startsWith(".")
        && !part.endsWith(".")
        && !part.endsWith(".lock")
        && !part.contains("..");
  }

  /** Why {@code text} is no path in a repository; null if it is one. */
  static @Nullable String pathRefusal(String text) {
    boolean isPath =
        List.of(text.split("/", -1)).stream()
            .allMatch(part -> !part.isEmpty() && !part.equals(".") && !part.equals(".."));
    return isPath
            && text.length() <= LONGEST_PATH
            && text.chars().noneMatch(Character::isISOControl)
        ? null
        : "expected the path of a file or folder in the repository, such as fleets/lab.yaml";
  }
}
