package io.tummycrypt.tcfs.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;

/** Escapes as signatures demand: all but letters, digits, {@code - . _ ~}. */
final class Escape {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private Escape() {}

  /** A value in a query. */
  static String value(String text) {
    return escape(text, "-._~");
  }

  /** A path; its slashes stay. */
  static String path(String text) {
    return escape(text, "-._~/");
  }

  private static String escape(String text, String kept) {
    StringBuilder escaped = new StringBuilder();
    for (byte b : text.getBytes(UTF_8)) {
      boolean plain =
          (b >= 'a' && b <= 'z')
              || (b >= 'A' && b <= 'Z')
              || (b >= '0' && b <= '9')
              || kept.indexOf(b) >= 0;
      if (plain) {
        escaped.append((char) b);
      } else {
        HEX.toHexDigits(escaped.append('%'), b);
      }
    }
    return escaped.toString();
  }
}
