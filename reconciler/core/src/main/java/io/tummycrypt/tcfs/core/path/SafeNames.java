package io.tummycrypt.tcfs.core.path;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which legal paths are safe to write into a tree when another device says so.
 *
 * <p>Refused: our own folder {@code .tcfs} at the top of a root, and every spelling of {@code .git}
 * that some file system takes for it (a configuration or hook from another device is code
 * execution). Repositories travel as a unit or not at all.
 */
public final class SafeNames {
  private static final String OWN_FOLDER = ".tcfs";
  private static final Pattern IGNORED_BY_HFS =
      Pattern.compile("[\\u200c-\\u200f\\u202a-\\u202e\\u206a-\\u206f\\ufeff]");
  private static final String FOLDED_OWN_FOLDER = fold(OWN_FOLDER);
  private static final Pattern FOLDED_GIT = Pattern.compile("(\\.GIT|GIT~[0-9]+)[. ]*(:.*)?");

  private SafeNames() {}

  /** Why {@code path} is refused, or null if it is safe. */
  public static @Nullable String refusal(TreePath path) {
    if (!path.mayHaveReservedName()) {
      return null;
    }
    for (String name : path.names()) {
      if (isGit(name)) {
        return name.equals(".git")
            ? "'.git' belongs to git"
            : "'" + Printable.of(name) + "' is a spelling of '.git'";
      }
    }
    return isOwn(path) ? "'" + OWN_FOLDER + "' belongs to tcfs" : null;
  }

  /**
   * Whether {@code path} is, or is below, the folder in which tcfs keeps its marker, temporaries
   * and vault.
   */
  public static boolean isOwn(TreePath path) {
    String text = path.toString();
    int slash = text.indexOf('/');
    String top = slash < 0 ? text : text.substring(0, slash);
    return mayBeReserved(top) && spelling(top).equals(FOLDED_OWN_FOLDER);
  }

  /** Whether some file system would take {@code name} for {@code .git}. */
  public static boolean isGit(String name) {
    return mayBeReserved(name) && FOLDED_GIT.matcher(spelling(name)).matches();
  }

  /** A cheap test first: almost no name passes it. */
  private static boolean mayBeReserved(String name) {
    char c = name.charAt(0);
    return c == '.' || c == 'g' || c == 'G' || c > 0x7f;
  }

  private static String spelling(String name) {
    return fold(IGNORED_BY_HFS.matcher(name).replaceAll(""));
  }

  /**
   * The key under which a case-folding, normalising file system files {@code name}. Both cases are
   * taken, for some letters are equal in one of them only, such as the two small sigmas or s and
   * long s. Some names share a key that no file system takes for equal: this errs towards refusing.
   */
  public static String fold(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC)
        .toLowerCase(Locale.ROOT)
        .toUpperCase(Locale.ROOT);
  }
}
