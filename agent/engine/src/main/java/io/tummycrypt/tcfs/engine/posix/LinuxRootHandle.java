package io.tummycrypt.tcfs.engine.posix;

import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.core.path.TreePath;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A folder on Linux. The kernel resolves each path beneath the open folder ({@code openat2}) and
 * refuses links on the way; the last name is then used with the {@code *at} call that does not
 * follow it. So nothing that happens to the tree meanwhile can lead outside.
 */
final class LinuxRootHandle implements RootHandle {
  private static final int CURRENT_FOLDER = -100;
  private static final int O_NONBLOCK = 0x800;
  private static final int NO_FOLLOW = 0x100;
  private static final int REMOVE_FOLDER = 0x200;
  private static final int RENAME_EXCHANGE = 2;
  private static final int MAX_TARGET = 4096;

  private final String folder;
  private final int top;
  private final LinuxPaths paths;

  private LinuxRootHandle(String folder, int top) {
    this.folder = folder;
    this.top = top;
    this.paths = new LinuxPaths(folder, top);
  }

  /** Opens the folder; null if this kernel, or what confines us, does not let us use openat2. */
  static @Nullable LinuxRootHandle openIfAble(String folder) throws IOException {
    try (Kernel kernel = new Kernel()) {
      String shown = Printable.of(folder);
      int flags = Syscall.onlyFolder() | LinuxPaths.O_CLOEXEC;
      long name = kernel.text(folder);
      int top = (int) kernel.require(Syscall.OPENAT, shown, CURRENT_FOLDER, name, flags, 0, 0);
      LinuxRootHandle handle = new LinuxRootHandle(shown, top);
      if (handle.paths.canResolve(kernel)) {
        return handle;
      }
      handle.close();
      return null;
    }
  }

  @Override
  public FileSystemState fileSystem() throws IOException {
    try (Kernel kernel = new Kernel()) {
      Scratch s = kernel.allocate(120);
      kernel.require(Syscall.FSTATFS, folder, top, s.address(), 0, 0, 0);
      long type = s.getLong(0);
      long id = s.getLong(56);
      long unit = s.getLong(72);
      long bytes = unit == 0 ? s.getLong(8) : unit;
      return new FileSystemState(String.format("linux:%x:%016x", type, id), s.getLong(32) * bytes);
    }
  }

  @Override
  public @Nullable FileStat stat(@Nullable TreePath path) throws IOException {
    try (Kernel kernel = new Kernel()) {
      return path == null ? statOf(kernel, top, folder) : statAt(kernel, path);
    } catch (NoSuchFileException | NotDirectoryException _) {
      return null;
    }
  }

  private FileStat statAt(Kernel kernel, TreePath path) throws IOException {
    try (LinuxPaths.Opened opened = paths.new Opened(kernel, path)) {
      return opened.place.stat();
    }
  }

  /** The stat of an open file or folder. */
  static FileStat statOf(Kernel kernel, int descriptor, Object shown) throws IOException {
    Scratch s = kernel.allocate(Statx.BYTES);
    long empty = kernel.text("");
    int flags = Statx.FLAGS | Statx.SELF;
    kernel.require(Syscall.STATX, shown, descriptor, empty, flags, Statx.MASK, s.address());
    return Statx.read(s);
  }

  @Override
  public Listing list(@Nullable TreePath path) throws IOException {
    try (Kernel kernel = new Kernel()) {
      int descriptor = paths.open(kernel, path, Syscall.onlyFolder(), 0);
      try {
        return new LinuxListing(kernel, descriptor, paths.shown(path)).read();
      } finally {
        kernel.closeDescriptor(descriptor);
      }
    }
  }

  /** Has a folder watched: the folder itself, whatever its path is. */
  boolean watch(@Nullable TreePath path, InotifyEvents events) throws IOException {
    try (Kernel kernel = new Kernel()) {
      int descriptor = paths.open(kernel, path, LinuxPaths.O_PATH | Syscall.onlyFolder(), 0);
      try {
        return events.watch(kernel, descriptor, path);
      } finally {
        kernel.closeDescriptor(descriptor);
      }
    }
  }

  @Override
  public @Nullable String readLink(TreePath link) throws IOException {
    try (Kernel kernel = new Kernel();
        LinuxPaths.Opened opened = paths.new Opened(kernel, link)) {
      Scratch target = kernel.allocate(MAX_TARGET);
      long length = opened.place.require(Syscall.READLINKAT, target.address(), MAX_TARGET, 0);
      return Names.decode(target.get(0, (int) length));
    }
  }

  /** A pipe or device in a file's place is opened without waiting, and then refused. */
  @Override
  public OpenFile open(TreePath file) throws IOException {
    try (Kernel kernel = new Kernel()) {
      int flags = Syscall.noFollow() | O_NONBLOCK;
      return LinuxOpenFile.of(paths.open(kernel, file, flags, 0), paths.shown(file));
    }
  }

  @Override
  public OpenFolder openFolder(@Nullable TreePath path) throws IOException {
    if (path == null) {
      return new LinuxFolder(top, paths.shown(null), /* isOwn= */ false);
    }
    try (Kernel kernel = new Kernel()) {
      int descriptor = paths.open(kernel, path, LinuxPaths.O_PATH | Syscall.onlyFolder(), 0);
      return new LinuxFolder(descriptor, paths.shown(path), /* isOwn= */ true);
    }
  }

  @Override
  public NewFile create(TreePath file) throws IOException {
    try (Kernel kernel = new Kernel();
        LinuxPaths.Opened opened = paths.new Opened(kernel, file)) {
      return opened.place.create();
    }
  }

  @Override
  public void makeFolder(TreePath path, int mode) throws IOException {
    try (Kernel kernel = new Kernel();
        LinuxPaths.Opened opened = paths.new Opened(kernel, path)) {
      opened.place.require(Syscall.MKDIRAT, mode, 0, 0);
    }
    setMode(path, mode);
  }

  @Override
  public void makeLink(TreePath link, String target) throws IOException {
    if (!Names.isEncodable(target)) {
      throw new FileSystemException(
          paths.shown(link).toString(), null, "the link's target is not valid Unicode");
    }
    try (Kernel kernel = new Kernel();
        LinuxPaths.Opened opened = paths.new Opened(kernel, link)) {
      long text = kernel.text(target);
      kernel.require(
          Syscall.SYMLINKAT,
          opened.place.shown(),
          text,
          opened.place.folder(),
          opened.place.name(),
          0,
          0);
    }
  }

  @Override
  public void move(TreePath from, TreePath to) throws IOException {
    try (Kernel kernel = new Kernel();
        LinuxPaths.Opened source = paths.new Opened(kernel, from);
        LinuxPaths.Opened target = paths.new Opened(kernel, to)) {
      source.place.move(target.place);
    }
  }

  @Override
  public void replace(TreePath from, TreePath to) throws IOException {
    try (Kernel kernel = new Kernel();
        LinuxPaths.Opened source = paths.new Opened(kernel, from);
        LinuxPaths.Opened target = paths.new Opened(kernel, to)) {
      if (!source.place.rename(target.place, 0)) {
        throw Errno.exception(Errno.EINVAL, source.place.shown());
      }
    }
  }

  @Override
  public void exchange(TreePath a, TreePath b) throws IOException {
    try (Kernel kernel = new Kernel();
        LinuxPaths.Opened source = paths.new Opened(kernel, a);
        LinuxPaths.Opened target = paths.new Opened(kernel, b)) {
      if (!source.place.rename(target.place, RENAME_EXCHANGE)) {
        throw new UnsupportedOperationException(
            "the file system of '" + folder + "' cannot exchange two files in one step");
      }
    }
  }

  @Override
  public void removeFile(TreePath file) throws IOException {
    try (Kernel kernel = new Kernel();
        LinuxPaths.Opened opened = paths.new Opened(kernel, file)) {
      opened.place.require(Syscall.UNLINKAT, 0, 0, 0);
    }
  }

  @Override
  public void removeFolder(TreePath path) throws IOException {
    try (Kernel kernel = new Kernel();
        LinuxPaths.Opened opened = paths.new Opened(kernel, path)) {
      opened.place.require(Syscall.UNLINKAT, REMOVE_FOLDER, 0, 0);
    }
  }

  @Override
  public void setMode(@Nullable TreePath path, int mode) throws IOException {
    try (Kernel kernel = new Kernel()) {
      if (path == null) {
        kernel.require(Syscall.FCHMOD, folder, top, mode, 0, 0, 0);
      } else {
        setMode(kernel, path, mode);
      }
    }
  }

  private void setMode(Kernel kernel, TreePath path, int mode) throws IOException {
    try (LinuxPaths.Opened opened = paths.new Opened(kernel, path)) {
      long result =
          kernel.call(
              Syscall.FCHMODAT2, opened.place.folder(), opened.place.name(), mode, NO_FOLLOW, 0);
      if (result == -Errno.ENOSYS || result == -Errno.EPERM) {
        setModeByDescriptor(kernel, path, mode);
      } else if (result < 0) {
        throw Errno.exception((int) -result, opened.place.shown());
      }
    }
  }

  /** Before Linux 6.6 a mode can be set without following a link only by way of {@code /proc}. */
  private void setModeByDescriptor(Kernel kernel, TreePath path, int mode) throws IOException {
    int descriptor = paths.open(kernel, path, LinuxPaths.O_PATH | Syscall.noFollow(), 0);
    try {
      if (statOf(kernel, descriptor, paths.shown(path)).kind() == FileStat.Kind.LINK) {
        throw new FileSystemException(paths.shown(path).toString(), null, "a link has no mode");
      }
      long name = kernel.text("/proc/self/fd/" + descriptor);
      kernel.require(Syscall.FCHMODAT, paths.shown(path), CURRENT_FOLDER, name, mode, 0, 0);
    } finally {
      kernel.closeDescriptor(descriptor);
    }
  }

  @Override
  public void setTime(TreePath path, Instant mtime) throws IOException {
    try (Kernel kernel = new Kernel();
        LinuxPaths.Opened opened = paths.new Opened(kernel, path)) {
      opened.place.require(Syscall.UTIMENSAT, times(kernel, mtime).address(), NO_FOLLOW, 0);
    }
  }

  /** Two {@code struct timespec}: the time of last access is left as it is. */
  static Scratch times(Kernel kernel, Instant mtime) {
    return kernel
        .allocate(32)
        .putLong(8, 0x3ffffffe)
        .putLong(16, mtime.getEpochSecond())
        .putLong(24, mtime.getNano());
  }

  @Override
  public void sync() throws IOException {
    try (Kernel kernel = new Kernel()) {
      kernel.require(Syscall.SYNCFS, folder, top, 0, 0, 0, 0);
    }
  }

  @Override
  public void close() {
    try (Kernel kernel = new Kernel()) {
      kernel.closeDescriptor(top);
    }
  }
}
