package io.tummycrypt.tcfs.engine.tree;

import java.nio.file.FileSystemException;

/** A file changed while it was read: what was read may be a mix that never existed. Try again. */
public final class UnstableFileException extends FileSystemException {
  private static final long serialVersionUID = 1;

  UnstableFileException(String file) {
    super(file, null, "it changed while it was read");
  }
}
