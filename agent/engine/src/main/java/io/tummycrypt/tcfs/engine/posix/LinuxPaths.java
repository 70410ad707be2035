package io.tummycrypt.tcfs.engine.posix;

import io.tummycrypt.tcfs.core.path.TreePath;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Resolves paths beneath an open folder; a link on the way is refused by the kernel. */
final class LinuxPaths {
  static final int O_CLOEXEC = 0x80000;
  static final int O_PATH = 0x200000;
  private static final int BENEATH_WITHOUT_LINKS = 0x08 | 0x04 | 0x02;

  private final String folder;
  private final int top;

  /**
   * Takes an open folder.
   *
   * @param folder how it is called in messages
   */
  LinuxPaths(String folder, int top) {
    this.folder = folder;
    this.top = top;
  }

  /** Whether this kernel, and what confines us, lets us resolve paths in this way. */
  boolean canResolve(Kernel kernel) {
    long result = openBeneath(kernel, kernel.text("."), O_PATH | Syscall.onlyFolder(), 0);
    if (result >= 0) {
      kernel.closeDescriptor((int) result);
    }
    return result != -Errno.ENOSYS && result != -Errno.EPERM;
  }

  private long openBeneath(Kernel kernel, long path, int flags, int mode) {
    Scratch how =
        kernel
            .allocate(24)
            .putLong(0, flags | O_CLOEXEC)
            .putLong(8, mode)
            .putLong(16, BENEATH_WITHOUT_LINKS);
    return kernel.call(Syscall.OPENAT2, top, path, how.address(), how.size(), 0);
  }

  /** Opens what is at {@code path}, or the folder itself for null. */
  int open(Kernel kernel, @Nullable TreePath path, int flags, int mode) throws IOException {
    long text = path == null ? kernel.text(".") : kernel.text(path.toBytes());
    long result = openBeneath(kernel, text, flags, mode);
    if (result < 0) {
      throw Errno.exception((int) -result, shown(path));
    }
    return (int) result;
  }

  /** A path for people. */
  ShownPath shown(@Nullable TreePath path) {
    return new ShownPath(folder, path);
  }

  /** The open folder that a path is in, and the place of its last name there. */
  final class Opened implements AutoCloseable {
    final Place place;

    Opened(Kernel kernel, TreePath path) throws IOException {
      TreePath above = path.parent();
      int parent = above == null ? top : open(kernel, above, O_PATH | Syscall.onlyFolder(), 0);
      this.place = new Place(kernel, parent, kernel.text(path.name()), shown(path));
    }

    @Override
    public void close() {
      if (place.folder() != top) {
        place.kernel().closeDescriptor(place.folder());
      }
    }
  }
}
