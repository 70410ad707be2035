package io.tummycrypt.tcfs.engine.tree;

import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Where the contents of files come from. Safe for use by several threads. */
@FunctionalInterface
public interface ContentSource {
  /**
   * Writes all of a file's content to {@code out}. What is written is checked against {@code file}
   * and {@code size} by the receiver, so that it need not be checked here. A retry is safe, with
   * another {@code out}.
   *
   * @throws IOException if it is not there, damaged, or cannot be read to its end; {@code out} may
   *     then have a part of it
   */
  void copyTo(Digest file, long size, OutputStream out) throws IOException;

  /**
   * To be asked when other bytes came than were expected.
   *
   * @throws IOException that says what is damaged, if this source can tell
   */
  default void requireSound(Digest file) throws IOException {}

  /**
   * The same source for who wants these files one after another: what they have in common is read
   * once.
   */
  default ContentSource together(List<Content.File> files) {
    return this;
  }
}
