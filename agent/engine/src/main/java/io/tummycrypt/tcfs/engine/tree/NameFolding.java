package io.tummycrypt.tcfs.engine.tree;

import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.engine.posix.FileStat;
import io.tummycrypt.tcfs.engine.posix.Listing;
import io.tummycrypt.tcfs.engine.posix.RootHandle;
import java.io.IOException;
import java.util.Locale;

/** Whether a file system takes names for equal that differ in case; found without writing. */
final class NameFolding {
  private NameFolding() {}

  /**
   * Looks for a thing in the folder under its name in the other case; the first name with a letter
   * in it tells. In a marked root there is always {@code .tcfs}.
   */
  static boolean isOn(RootHandle handle, Listing top) throws IOException {
    for (Listing.Entry entry : top.entries()) {
      if (entry instanceof Listing.Seen(String name, FileStat stat)) {
        String other = otherCase(name);
        if (!other.equals(name)) {
          FileStat there = handle.stat(TreePath.parse(other));
          return there != null && there.isSameAs(stat) && !isListed(top, other);
        }
      }
    }
    return false;
  }

  private static String otherCase(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return upper.equals(name) ? name.toLowerCase(Locale.ROOT) : upper;
  }

  /** Two names of one file are two entries. */
  private static boolean isListed(Listing top, String name) {
    return top.entries().stream()
        .anyMatch(entry -> entry instanceof Listing.Seen seen && seen.name().equals(name));
  }
}
