package io.tummycrypt.tcfs.core.plan;

import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/**
 * What a person repeats of something that was shown, so that nothing else is decided: the first 12
 * hexadecimal digits of SHA-256.
 */
final class ShortHash {
  private static final int DIGITS = 12;

  private ShortHash() {}

  /** The hash of these parts, in their order; none has a NUL in it. */
  static String of(List<String> parts) {
    byte[] text = String.join("\0", parts).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Sha256.begin().digest(text)).substring(0, DIGITS);
  }

  /** What a content is, without its mode. */
  static String text(Content content) {
    return switch (content) {
      case Content.File file -> file.digest().toString();
      case Content.Link link -> link.target();
      case Content.Folder _ -> "folder";
      case Content.Tombstone _ -> "";
    };
  }
}
