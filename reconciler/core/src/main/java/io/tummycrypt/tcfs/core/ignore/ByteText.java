package io.tummycrypt.tcfs.core.ignore;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Text as git's matcher sees it: one char, 0 to 255, for each byte of its UTF-8. So {@code ?}
 * stands for one byte, also in a name that is not ASCII; it must, or two programs would read the
 * same file differently.
 */
final class ByteText {
  private ByteText() {}

  /** The bytes of {@code text}; ASCII text, which nearly all is, is returned as it is. */
  static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
      }
    }
    return text;
  }
}
