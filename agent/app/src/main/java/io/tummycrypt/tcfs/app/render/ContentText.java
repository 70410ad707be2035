package io.tummycrypt.tcfs.app.render;

import io.tummycrypt.tcfs.core.version.Content;

/** Contents in words. */
final class ContentText {
  private ContentText() {}

  /** What it is, and how large. */
  static String of(Content content) {
    return switch (content) {
      case Content.File file -> "file " + Amounts.bytes(file.size());
      case Content.Link link -> "link to " + Words.of(link.target());
      case Content.Folder _ -> "folder";
      case Content.Tombstone _ -> "nothing";
    };
  }

  /** What tells it from another content of the same size. */
  static String identity(Content content) {
    return switch (content) {
      case Content.File file -> file.digest().abbreviated();
      case Content.Link _, Content.Folder _, Content.Tombstone _ -> "";
    };
  }

  /** The permission bits; empty where there are none. */
  static String mode(Content content) {
    return switch (content) {
      case Content.File file -> octal(file.mode());
      case Content.Folder folder -> octal(folder.mode());
      case Content.Link _, Content.Tombstone _ -> "";
    };
  }

  private static String octal(int mode) {
    return String.format("%04o", mode);
  }
}
