package io.tummycrypt.tcfs.engine.posix;

import java.io.IOException;
import java.time.Instant;

/** A new descriptor, written through a buffer outside the heap. */
final class LinuxNewFile extends NewFile {
  private static final int BUFFER = 64 * 1024;

  private final Kernel kernel = new Kernel();
  private final Scratch buffer = kernel.allocate(BUFFER);
  private final int descriptor;
  private final Object shown;
  private int filled;
  private boolean closed;

  LinuxNewFile(int descriptor, Object shown) {
    this.descriptor = descriptor;
    this.shown = shown;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      int part = Math.min(length - done, BUFFER - filled);
      buffer.put(filled, bytes, offset + done, part);
      filled += part;
      done += part;
      if (filled == BUFFER) {
        flush();
      }
    }
  }

  @Override
  public void flush() throws IOException {
    int written = 0;
    while (written < filled) {
      long from = buffer.address() + written;
      written +=
          (int) kernel.require(Syscall.WRITE, shown, descriptor, from, filled - written, 0, 0);
    }
    filled = 0;
  }

  @Override
  public FileStat finish(int mode, Instant mtime) throws IOException {
    flush();
    kernel.require(Syscall.FCHMOD, shown, descriptor, mode, 0, 0, 0);
    long times = LinuxRootHandle.times(kernel, mtime).address();
    kernel.require(Syscall.UTIMENSAT, shown, descriptor, 0, times, 0, 0);
    return LinuxRootHandle.statOf(kernel, descriptor, shown);
  }

  @Override
  public void sync() throws IOException {
    flush();
    kernel.require(Syscall.FSYNC, shown, descriptor, 0, 0, 0, 0);
  }

  /** Closing an abandoned file writes nothing more. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      kernel.closeDescriptor(descriptor);
      kernel.close();
    }
  }
}
