package io.tummycrypt.tcfs.store.trace;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Names one piece of work, from the command, or the look of an agent, to the requests that came of
 * it. In the form of W3C's Trace Context, so that other programs can go on with it.
 *
 * @param text 32 hexadecimal digits in lower case, not all of them 0
 */
public record TraceId(String text) {
  private static final int DIGITS = 32;
  private static final int PARENT_DIGITS = 16;
  private static final int LENGTH = 2 + 1 + DIGITS + 1 + PARENT_DIGITS + 1 + 2;

  /** Nobody has noted down anything of the caller. */
  private static final String NOT_SAMPLED = "00";

  /** Takes an id that is one. */
  public TraceId {
    if (!isId(text, DIGITS)) {
      throw new IllegalArgumentException("no trace id: expected 32 hexadecimal digits");
    }
  }

  /** One that nobody has; it is no secret. */
  public static TraceId fresh() {
    return new TraceId(random() + random());
  }

  /** 16 digits, not all of them 0. */
  private static String random() {
    long bits = ThreadLocalRandom.current().nextLong();
    return HexFormat.of().toHexDigits(bits == 0 ? 1 : bits);
  }

  /**
   * The id in a {@code traceparent} of any version.
   *
   * @return null if that is none, or not as it has to be
   */
  public static @Nullable TraceId ofTraceparent(@Nullable String text) {
    if (text == null || text.length() < LENGTH) {
      return null;
    }
    String version = text.substring(0, 2);
    String id = text.substring(3, 3 + DIGITS);
    String parent = text.substring(4 + DIGITS, 4 + DIGITS + PARENT_DIGITS);
    boolean isWhole =
        text.charAt(2) == '-'
            && text.charAt(3 + DIGITS) == '-'
            && text.charAt(LENGTH - 3) == '-'
            && isHex(version)
            && isHex(text.substring(LENGTH - 2, LENGTH))
            && isId(parent, PARENT_DIGITS)
            && isId(id, DIGITS);
    return isWhole && isLength(version, text) ? new TraceId(id) : null;
  }

  /** Later versions may have more behind it, and {@code ff} is none. */
  private static boolean isLength(String version, String text) {
    return switch (version) {
      case "00" -> text.length() == LENGTH;
      case "ff" -> false;
      default -> text.length() == LENGTH || text.charAt(LENGTH) == '-';
    };
  }

  private static boolean isId(String text, int digits) {
    return text.length() == digits && isHex(text) && text.chars().anyMatch(c -> c != '0');
  }

  private static boolean isHex(String text) {
    return text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  /** As another program is told, with an id for this one call. */
  public String traceparent() {
    return "00-" + text + "-" + random() + "-" + NOT_SAMPLED;
  }

  @Override
  public String toString() {
    return text;
  }
}
