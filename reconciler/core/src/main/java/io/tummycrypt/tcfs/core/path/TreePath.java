package io.tummycrypt.tcfs.core.path;

import static java.nio.charset.StandardCharsets.UTF_8;

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

  /** In UTF-8: so it takes the least memory, and its order is that of paths but for the slash. */
  private final byte[] bytes;

  private TreePath(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Takes a relative path in its text form.
   *
   * @throws UnsafePathException if it is not a path as described above
   */
  public static TreePath parse(String text) {
    return ofNames(encode(text));
  }

  /**
   * Takes a relative path in UTF-8.
   *
   * @throws UnsafePathException if it is not a path as described above
   */
  public static TreePath parse(byte[] utf8) {
    if (!isAscii(utf8)) {
      String text = new String(utf8, UTF_8);
      if (!Arrays.equals(encode(text), utf8)) {
        throw new UnsafePathException(text, "it is not valid Unicode");
      }
    }
    return ofNames(utf8.clone());
  }

  /** As nearly all paths are; there is nothing to decode then. */
  private static boolean isAscii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  private static TreePath ofNames(byte[] bytes) {
    int start = 0;
    for (int at = 0; at <= bytes.length; at++) {
      if (at == bytes.length || bytes[at] == '/') {
        requireName(bytes, start, at);
        start = at + 1;
      }
    }
    return of(bytes);
  }

  private static TreePath of(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw unsafe(bytes, "it is longer than 4,095 bytes");
    }
    return new TreePath(bytes);
  }

  private static UnsafePathException unsafe(byte[] bytes, String rule) {
    return new UnsafePathException(new String(bytes, UTF_8), rule);
  }

  private static void requireName(byte[] bytes, int start, int end) {
    int length = end - start;
    boolean isDots = length > 0 && length <= 2;
    for (int i = start; i < end; i++) {
      isDots &= bytes[i] == '.';
      if (bytes[i] == 0) {
        throw unsafe(bytes, "it has a NUL in it");
      }
    }
    if (length == 0 || isDots) {
      throw unsafe(bytes, "it has an empty name, '.' or '..' in it");
    }
    if (length > MAX_NAME_BYTES) {
      throw unsafe(bytes, "a name in it is longer than 255 bytes");
    }
  }

  /**
   * The bytes of {@code text}; an unpaired surrogate is refused, for no name on disk can hold it.
   */
  private static byte[] encode(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i)) && !isPair(text, i++)) {
        throw new UnsafePathException(text, "it is not valid Unicode");
      }
    }
    return text.getBytes(UTF_8);
  }

  private static boolean isPair(String text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        && i + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(i + 1));
  }

  /** The path of {@code name} in this folder. */
  public TreePath child(String name) {
    return below(bytes.length + 1, name);
  }

  /** The path of {@code name} behind the first {@code start} bytes, the last of them a slash. */
  private TreePath below(int start, String name) {
    if (name.indexOf('/') >= 0) {
      throw new UnsafePathException(name, "a single name has no '/' in it");
    }
    byte[] last = encode(name);
    byte[] child = Arrays.copyOf(bytes, start + last.length);
    child[start - 1] = '/';
    System.arraycopy(last, 0, child, start, last.length);
    requireName(child, start, child.length);
    return of(child);
  }

  /** The folder this is in, or null at the top of the root. */
  public @Nullable TreePath parent() {
    int slash = lastSlash();
    return slash < 0 ? null : new TreePath(Arrays.copyOf(bytes, slash));
  }

  private int lastSlash() {
    int at = bytes.length - 1;
    while (at >= 0 && bytes[at] != '/') {
      at--;
    }
    return at;
  }

  /** The path beside this one with another last name. */
  public TreePath sibling(String name) {
    int slash = lastSlash();
    return slash < 0 ? parse(name) : below(slash + 1, name);
  }

  /** How many bytes of UTF-8 the name of a {@link #sibling} has room for, at the most. */
  public int roomForName() {
    return Math.min(MAX_NAME_BYTES, MAX_BYTES - (lastSlash() + 1));
  }

  /** The last name. */
  public String name() {
    int start = lastSlash() + 1;
    return new String(bytes, start, bytes.length - start, UTF_8);
  }

  /** All names, from the top down. */
  public List<String> names() {
    return Arrays.asList(toString().split("/", -1));
  }

  /**
   * Whether a name in it may be one that {@link SafeNames} refuses, as the first two bytes of each
   * tell: of nearly all paths none may.
   */
  boolean mayHaveReservedName() {
    int start = 0;
    for (int at = 0; at < bytes.length; at++) {
      if (at == start && isReserved(bytes[at], at + 1 < bytes.length ? bytes[at + 1] : 0)) {
        return true;
      }
      if (bytes[at] == '/') {
        start = at + 1;
      }
    }
    return false;
  }

  /** Whether these may begin {@code .git}, {@code git~1} or {@code .tcfs}, in any spelling. */
  private static boolean isReserved(byte first, byte second) {
    return switch (first) {
      case '.' -> second < 0 || "gGtT".indexOf(second) >= 0;
      case 'g', 'G' -> second < 0 || second == 'i' || second == 'I';
      default -> first < 0;
    };
  }

  /** Whether this is {@code folder} itself or below it. */
  public boolean isWithin(TreePath folder) {
    int length = folder.bytes.length;
    return bytes.length >= length
        && (bytes.length == length || bytes[length] == '/')
        && Arrays.equals(bytes, 0, length, folder.bytes, 0, length);
  }

  /** How many names this path has. */
  public int depth() {
    int depth = 1;
    for (byte b : bytes) {
      if (b == '/') {
        depth++;
      }
    }
    return depth;
  }

  /** The path in UTF-8; a fresh array. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  @Override
  public int compareTo(TreePath other) {
    int at = this == other ? -1 : Arrays.mismatch(bytes, other.bytes);
    if (at < 0) {
      return 0;
    }
    if (at == bytes.length || at == other.bytes.length) {
      return Integer.compare(bytes.length, other.bytes.length);
    }
    return Integer.compare(rank(bytes[at]), rank(other.bytes[at]));
  }

  /** The separator first, then as unsigned. */
  private static int rank(byte b) {
    return b == '/' ? -1 : Byte.toUnsignedInt(b);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof TreePath path && Arrays.equals(bytes, path.bytes));
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** The names joined by {@code /}, raw; print foreign paths through {@link Printable}. */
  @Override
  public String toString() {
    return new String(bytes, UTF_8);
  }
}
