package io.tummycrypt.tcfs.engine.posix;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/**
 * A regular file that was just made, open for writing; for use by one thread. Until it is finished
 * only its owner may read it.
 */
public abstract class NewFile extends OutputStream {
  /** Writes what is buffered, then gives the file its exact mode and time of last change. */
  public abstract FileStat finish(int mode, Instant mtime) throws IOException;

  /** Writes what is buffered and makes the content durable. */
  public abstract void sync() throws IOException;

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }
}
