package io.tummycrypt.tcfs.store.older;

import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.core.path.Printable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What an older store says cannot be used: it is damaged, of a version that is not known, or cannot
 * be read. That concerns one path and what it names; the others go on.
 */
public final class OlderFormatException extends IOException {
  private static final long serialVersionUID = 1;

  private final boolean isTooLong;

  /**
   * @param message which object it is, what was found there, and what was expected
   */
  public OlderFormatException(String message) {
    this(message, null);
  }

  /** The same, with what it follows from. */
  public OlderFormatException(String message, @Nullable Throwable cause) {
    this(message, cause, /* isTooLong= */ false);
  }

  private OlderFormatException(String message, @Nullable Throwable cause, boolean isTooLong) {
    super(message, cause);
    this.isTooLong = isTooLong;
  }

  /** Whether an object has more bytes than its reader takes. */
  boolean isTooLong() {
    return isTooLong;
  }

  /** An object that says something else than it should. */
  static OlderFormatException damaged(String key, String found, String expected) {
    return new OlderFormatException(damage(key, found, expected));
  }

  private static String damage(String key, String found, String expected) {
    return "%s is damaged: found %s, expected %s".formatted(name(key), found, expected);
  }

  /** An object of a version that this tcfs does not know; it is not guessed at. */
  static OlderFormatException unknownVersion(String key, String what, long found, String known) {
    return new OlderFormatException(
        "%s is %s of version %d, this tcfs knows %s".formatted(name(key), what, found, known));
  }

  /** An object that is too large to be what it should be. */
  public static OlderFormatException tooLong(String key, int maxBytes) {
    return new OlderFormatException(
        damage(key, "more than " + maxBytes + " bytes", "fewer"), null, /* isTooLong= */ true);
  }

  /** An object that was listed; a folder has no text for a name that is no UTF-8. */
  static OlderFormatException gone(String key, IOException cause) {
    return new OlderFormatException(
        name(key) + " is listed and cannot be found: it is gone since, or its name is no UTF-8",
        cause);
  }

  /** An object that is there, while nobody can read it. */
  public static OlderFormatException unreadable(String key, IOException cause) {
    return new OlderFormatException(
        "%s cannot be read: %s".formatted(name(key), IoText.of(cause)), cause);
  }

  /** An object that was there when the index was read. */
  static OlderFormatException goneSince(String key, IOException cause) {
    return new OlderFormatException(name(key) + " is gone since it was read first", cause);
  }

  /** An object that another one names, and that is not there. */
  static OlderFormatException missing(String key, String namedBy) {
    return new OlderFormatException(
        "%s is missing, which %s names".formatted(name(key), name(namedBy)));
  }

  private static String name(String key) {
    return "'" + Printable.of(key) + "'";
  }
}
