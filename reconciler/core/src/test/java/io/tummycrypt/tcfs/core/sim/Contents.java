package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import org.jspecify.annotations.Nullable;

/** The contents that users write: each is a number; sizes are few, so that sizes tell little. */
final class Contents {
  static final int USUAL_FILE_MODE = 0644;

  /** The number of the empty file, which all users write. */
  static final int EMPTY = 0;

  private Contents() {}

  static Content.File file(int number, int mode) {
    return new Content.File(
        new Digest(Digest.Algorithm.BLAKE3, number, 0, 0, number),
        number == EMPTY ? 0 : 1 + number % 2,
        mode);
  }

  static Content.Link link(int number) {
    return new Content.Link("to-" + number);
  }

  /** What of a content may not be lost: a digest or a link; null if there is nothing to lose. */
  static @Nullable Object identity(Content content) {
    return switch (content) {
      case Content.File file -> file.size() == 0 ? null : file.digest();
      case Content.Link link -> link;
      case Content.Folder _, Content.Tombstone _ -> null;
    };
  }

  /** The content in a few characters, the same in every run. */
  static String text(Content content) {
    return switch (content) {
      case Content.File file -> "#" + file.digest().a() + mode(file.mode(), USUAL_FILE_MODE);
      case Content.Link link -> "->" + link.target();
      case Content.Folder folder -> "/" + mode(folder.mode(), Content.Folder.USUAL_MODE);
      case Content.Tombstone _ -> "nothing";
    };
  }

  private static String mode(int mode, int usual) {
    return mode == usual ? "" : "(" + Integer.toOctalString(mode) + ")";
  }

  /** The same, as a number. */
  static long hash(Content content) {
    return switch (content) {
      case Content.File file -> file.digest().a() * 1000 + file.mode();
      case Content.Link link -> 1 + link.target().hashCode();
      case Content.Folder folder -> -2 - folder.mode();
      case Content.Tombstone _ -> -1;
    };
  }
}
