package io.tummycrypt.tcfs.engine.posix;

import java.io.IOException;

/** A regular file, open for reading from its start; for use by one thread. */
public interface OpenFile extends AutoCloseable {
  /** What the file is now. */
  FileStat stat() throws IOException;

  /** What the file was when it was opened, or a moment later; to be asked for before it is read. */
  default FileStat opened() throws IOException {
    return stat();
  }

  /** Reads some bytes into a part of {@code buffer}; 0 at the end of the file, and only there. */
  int read(byte[] buffer, int offset, int length) throws IOException;

  /** Reads some bytes to the start of {@code buffer}; 0 at the end of the file, and only there. */
  default int read(byte[] buffer) throws IOException {
    return read(buffer, 0, buffer.length);
  }

  /**
   * Reads some bytes from a place in the file, wherever it was read before; 0 at and behind the end
   * of the file, and only there.
   */
  int readAt(long position, byte[] buffer, int offset, int length) throws IOException;

  @Override
  void close();
}
