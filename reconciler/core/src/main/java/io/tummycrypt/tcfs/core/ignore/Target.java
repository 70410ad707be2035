package io.tummycrypt.tcfs.core.ignore;

import io.tummycrypt.tcfs.core.path.TreePath;
import org.jspecify.annotations.Nullable;

/**
 * A path, or a folder above it, made ready for matching.
 *
 * @param text the bytes of the path; only those before {@code end} count
 * @param nameStart where the last name that counts begins
 */
record Target(String text, int nameStart, int end, boolean isFolder) {
  static Target of(TreePath path, boolean isFolder) {
    String text = ByteText.of(path.toString());
    return new Target(text, text.lastIndexOf('/') + 1, text.length(), isFolder);
  }

  /** The topmost folder above this path, or null if there is none. */
  @Nullable Target topFolder() {
    return folderFrom(0);
  }

  /** The folder that follows this one on the way down to the path, or null if that is next. */
  @Nullable Target nextFolder() {
    return folderFrom(end + 1);
  }

  private @Nullable Target folderFrom(int start) {
    int slash = text.indexOf('/', start);
    return slash < 0 ? null : new Target(text, start, slash, true);
  }

  /** The bytes that count. */
  String counted() {
    return text.substring(0, end);
  }
}
