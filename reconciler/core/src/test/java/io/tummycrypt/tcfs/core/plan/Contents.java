package io.tummycrypt.tcfs.core.plan;

import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Contents as the tables write them: {@code 1} a file with that text, {@code link:t}, {@code dir},
 * {@code -} nothing; a mode other than the usual one follows, as in {@code 1@600}.
 */
final class Contents {
  private static final int USUAL_FILE = 0644;

  private Contents() {}

  static Content parse(String text) {
    int at = text.indexOf('@');
    String what = at < 0 ? text : text.substring(0, at);
    String mode = at < 0 ? "" : text.substring(at + 1);
    if (what.equals("-")) {
      return Content.nothing();
    }
    if (what.equals("dir")) {
      return new Content.Folder(mode(mode, Content.Folder.USUAL_MODE));
    }
    if (what.startsWith("link:")) {
      return new Content.Link(what.substring("link:".length()));
    }
    return file(what.equals("empty") ? "" : what, mode(mode, USUAL_FILE));
  }

  private static int mode(String digits, int usual) {
    return digits.isEmpty() ? usual : Integer.parseInt(digits, 8);
  }

  /** A file whose digest is its text, so that a table can show it again. */
  private static Content file(String text, int mode) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] digest = ByteBuffer.allocate(Digest.BYTES).put(bytes).array();
    return new Content.File(Digest.of(Digest.Algorithm.BLAKE3, digest), bytes.length, mode);
  }

  static String text(Content content) {
    return switch (content) {
      case Content.File(Digest digest, long size, int mode) ->
          size == 0 ? "empty" : text(digest, size) + suffix(mode, USUAL_FILE);
      case Content.Link(String target) -> "link:" + target;
      case Content.Folder(int mode) -> "dir" + suffix(mode, Content.Folder.USUAL_MODE);
      case Content.Tombstone() -> "-";
    };
  }

  private static String text(Digest digest, long size) {
    return new String(digest.bytes(), 0, Math.toIntExact(size), StandardCharsets.UTF_8);
  }

  private static String suffix(int mode, int usual) {
    return mode == usual ? "" : "@" + Integer.toOctalString(mode);
  }
}
