package io.tummycrypt.tcfs.engine.posix;

import java.io.IOException;
import java.nio.file.FileSystemException;

/** An open descriptor, read through a buffer outside the heap that is no larger than the file. */
final class LinuxOpenFile implements OpenFile {
  private static final int MAX_BUFFER = 128 * 1024;

  private final Kernel kernel = new Kernel();
  private final int descriptor;
  private final ShownPath shown;
  private final FileStat opened;
  private final Scratch buffer;
  private long position;
  private boolean isAtEnd;

  private LinuxOpenFile(int descriptor, ShownPath shown, FileStat opened) {
    this.descriptor = descriptor;
    this.shown = shown;
    this.opened = opened;
    this.buffer = kernel.allocate(Math.clamp(opened.stat().size() + 1, 512, MAX_BUFFER));
  }

  /** Takes over the descriptor; closes it if it cannot be looked at, or is no regular file. */
  static LinuxOpenFile of(int descriptor, ShownPath shown) throws IOException {
    try (Kernel kernel = new Kernel()) {
      boolean isTaken = false;
      try {
        FileStat stat = LinuxRootHandle.statOf(kernel, descriptor, shown);
        if (stat.kind() != FileStat.Kind.FILE) {
          throw new FileSystemException(shown.toString(), null, "it is no regular file");
        }
        LinuxOpenFile file = new LinuxOpenFile(descriptor, shown, stat);
        isTaken = true;
        return file;
      } finally {
        if (!isTaken) {
          kernel.closeDescriptor(descriptor);
        }
      }
    }
  }

  @Override
  public FileStat stat() throws IOException {
    return LinuxRootHandle.statOf(kernel, descriptor, shown);
  }

  @Override
  public FileStat opened() {
    return opened;
  }

  /**
   * {@inheritDoc} Where the kernel had less than it was asked for, and as much as the file was
   * long, the end was seen: to be told so again would be a call for each file.
   */
  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (isAtEnd) {
      return 0;
    }
    int limit = Math.min(length, buffer.size());
    long got = kernel.require(Syscall.READ, shown, descriptor, buffer.address(), limit, 0, 0);
    buffer.get(0, into, offset, (int) got);
    position += got;
    isAtEnd = got < limit && position == opened.stat().size();
    return (int) got;
  }

  @Override
  public int readAt(long position, byte[] into, int offset, int length) throws IOException {
    int limit = Math.min(length, buffer.size());
    long got =
        kernel.require(Syscall.PREAD64, shown, descriptor, buffer.address(), limit, position, 0);
    buffer.get(0, into, offset, (int) got);
    return (int) got;
  }

  @Override
  public void close() {
    kernel.closeDescriptor(descriptor);
    kernel.close();
  }
}
