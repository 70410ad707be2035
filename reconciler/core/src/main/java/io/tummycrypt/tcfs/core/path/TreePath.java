package io.tummycrypt.tcfs.core.path;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A path of a file or folder below its root: one or more names joined by {@code /}, each kept
 * exactly as found.
 *
 * <p>Names are 1 to 255 bytes of UTF-8 and never {@code .}, {@code ..} or with NUL or {@code /} in
 * them; the whole path has at most 4,095 bytes. Paths are ordered name by name, by the unsigned
 * bytes of the names, so that what is below a folder follows it directly. Whether a legal path is
 * also <em>safe</em> to take from another device is decided by {@link SafeNames}.
 */
public final class TreePath implements Comparable<TreePath> {
  private static final int MAX_NAME_BYTES = 255;
  private static final int MAX_BYTES = 4095;
  private static final int BLOCK = 64;

  private final String text;

  private TreePath(String text) {
    this.text = text;
  }

  /**
   * Takes a relative path in its text form.
   *
   * @throws UnsafePathException if it is not a path as described above
   */
  public static TreePath parse(String text) {
    int start = 0;
    while (true) {
      int end = text.indexOf('/', start);
      requireName(text, text.substring(start, end < 0 ? text.length() : end));
      if (end < 0) {
        break;
      }
      start = end + 1;
    }
    return ofNames(text);
  }

  private static TreePath ofNames(String text) {
    if (utf8Length(text) > MAX_BYTES) {
      throw new UnsafePathException(text, "it is longer than 4,095 bytes");
    }
    return new TreePath(text);
  }

  private static void requireName(String path, String name) {
    if (name.isEmpty() || name.equals(".") || name.equals("..")) {
      throw new UnsafePathException(path, "it has an empty name, '.' or '..' in it");
    }
    if (name.indexOf('\0') >= 0) {
      throw new UnsafePathException(path, "it has a NUL in it");
    }
    if (utf8Length(name) > MAX_NAME_BYTES) {
      throw new UnsafePathException(path, "a name in it is longer than 255 bytes");
    }
  }

  /**
   * The bytes of {@code text} in UTF-8; an unpaired surrogate is refused, for no name on disk can
   * hold it.
   */
  private static int utf8Length(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        bytes += 1;
      } else if (c < 0x800) {
        bytes += 2;
      } else if (!Character.isSurrogate(c)) {
        bytes += 3;
      } else if (isPair(text, i)) {
        bytes += 4;
        i++;
      } else {
        throw new UnsafePathException(text, "it is not valid Unicode");
      }
    }
    return bytes;
  }

  private static boolean isPair(String text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        && i + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(i + 1));
  }

  /** The path of {@code name} in this folder. */
  public TreePath child(String name) {
    if (name.indexOf('/') >= 0) {
      throw new UnsafePathException(name, "a single name has no '/' in it");
    }
    String child = text + '/' + name;
    requireName(child, name);
    return ofNames(child);
  }

  /** The folder this is in, or null at the top of the root. */
  public @Nullable TreePath parent() {
    int slash = text.lastIndexOf('/');
    return slash < 0 ? null : new TreePath(text.substring(0, slash));
  }

  /** The path beside this one with another last name. */
  public TreePath sibling(String name) {
    TreePath parent = parent();
    return parent == null ? parse(name) : parent.child(name);
  }

  /** How many bytes of UTF-8 the name of a {@link #sibling} has room for, at the most. */
  public int roomForName() {
    int above = utf8Length(text.substring(0, text.lastIndexOf('/') + 1));
    return Math.min(MAX_NAME_BYTES, MAX_BYTES - above);
  }

  /** The last name. */
  public String name() {
    return text.substring(text.lastIndexOf('/') + 1);
  }

  /** All names, from the top down. */
  public List<String> names() {
    return Arrays.asList(text.split("/", -1));
  }

  /** Whether this is {@code folder} itself or below it. */
  public boolean isWithin(TreePath folder) {
    return text.startsWith(folder.text)
        && (text.length() == folder.text.length() || text.charAt(folder.text.length()) == '/');
  }

  /** How many names this path has. */
  public int depth() {
    int depth = 1;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '/') {
        depth++;
      }
    }
    return depth;
  }

  @Override
  public int compareTo(TreePath other) {
    int shared = Math.min(text.length(), other.text.length());
    for (int i = equalBlocks(other, shared); i < shared; i++) {
      char a = text.charAt(i);
      char b = other.text.charAt(i);
      if (a != b) {
        return Integer.compare(rank(a), rank(b));
      }
    }
    return Integer.compare(text.length(), other.text.length());
  }

  /** Paths deep in one folder have a long beginning in common, which is compared by the block. */
  private int equalBlocks(TreePath other, int shared) {
    int equal = 0;
    while (equal + BLOCK <= shared && text.regionMatches(equal, other.text, equal, BLOCK)) {
      equal += BLOCK;
    }
    return equal;
  }

  /**
   * Orders UTF-16 units as the UTF-8 bytes would be: the separator first, surrogates after the rest
   * of the BMP.
   */
  private static int rank(char c) {
    if (c == '/') {
      return -1;
    }
    return Character.isSurrogate(c) ? c + 0x10000 : c;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TreePath path && text.equals(path.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The names joined by {@code /}, raw; print foreign paths through {@link Printable}. */
  @Override
  public String toString() {
    return text;
  }
}
