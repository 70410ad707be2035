package io.tummycrypt.tcfs.store.object;

import io.tummycrypt.tcfs.core.path.Printable;
import java.util.regex.Pattern;

/**
 * The name of an object: names of letters, digits, {@code .}, {@code _} and {@code -} joined by
 * {@code /}. No name begins with a dot, so none leads out of a folder or into one that a store
 * keeps for itself. Ordered by bytes, as listings are.
 */
public record ObjectKey(String text) implements Comparable<ObjectKey> {
  private static final int MAX_LENGTH = 1024;
  private static final String NAME = "[a-zA-Z0-9_-][a-zA-Z0-9._-]{0,254}";
  private static final Pattern KEY = Pattern.compile(NAME + "(/" + NAME + ")*");

  public ObjectKey {
    if (text.length() > MAX_LENGTH || !KEY.matcher(text).matches()) {
      throw new IllegalArgumentException("'" + Printable.of(text) + "' is not an object key");
    }
  }

  /** Whether {@code text} may be a key. */
  public static boolean isValid(String text) {
    return text.length() <= MAX_LENGTH && KEY.matcher(text).matches();
  }

  /** Checks a prefix of a listing: empty, or a key and {@code /}. */
  public static String requirePrefix(String prefix) {
    if (!prefix.isEmpty()
        && !(prefix.endsWith("/") && isValid(prefix.substring(0, prefix.length() - 1)))) {
      throw new IllegalArgumentException(
          "'" + Printable.of(prefix) + "' is not a prefix of keys, which is empty or ends in '/'");
    }
    return prefix;
  }

  /** The last name. */
  public String name() {
    return text.substring(text.lastIndexOf('/') + 1);
  }

  @Override
  public int compareTo(ObjectKey other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
