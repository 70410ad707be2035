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

  /**
   * Whether this is below a folder.
   *
   * @param folder its bytes; empty for the top of the root, which everything is in
   */
  boolean isIn(String folder) {
    int length = folder.length();
    return length == 0 || (length < end && text.charAt(length) == '/' && text.startsWith(folder));
  }

  /** The first folder on the way from one that this is in, or null if this is next. */
  @Nullable Target folderBelow(String folder) {
    return folderFrom(folder.isEmpty() ? 0 : folder.length() + 1);
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
