package io.tummycrypt.tcfs.engine.tree;

import java.io.IOException;
import java.nio.file.FileSystemException;

/** Errors in words, where the path is named already. */
final class Reasons {
  private Reasons() {}

  /** Why it failed, without the path. */
  static String of(IOException e) {
    String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    return reason == null ? e.getClass().getSimpleName() : reason;
  }
}
