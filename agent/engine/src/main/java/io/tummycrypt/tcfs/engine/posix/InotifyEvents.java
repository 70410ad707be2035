package io.tummycrypt.tcfs.engine.posix;

import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.path.UnsafePathException;
import io.tummycrypt.tcfs.engine.posix.FolderEvent.Changed;
import io.tummycrypt.tcfs.engine.posix.FolderEvent.Lost;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What the Linux kernel tells ({@code inotify(7)}): of each folder by itself, in the order in which
 * it happened. What was done before {@link #read} is called is in what it returns.
 */
final class InotifyEvents implements FolderEvents {
  private static final int NONBLOCK = 0x800;
  private static final int WRITTEN = 0x2;
  private static final int ATTRIBUTES = 0x4;
  private static final int CLOSED = 0x8;
  private static final int MOVED_AWAY = 0x40;
  private static final int MOVED_HERE = 0x80;
  private static final int MADE = 0x100;
  private static final int REMOVED = 0x200;
  private static final int REMOVED_ITSELF = 0x400;
  private static final int MOVED_ITSELF = 0x800;
  private static final int UNMOUNTED = 0x2000;
  private static final int OVERFLOW = 0x4000;
  private static final int ENDED = 0x8000;
  private static final int OF_FOLDER = 0x4000_0000;
  private static final int ONLY_FOLDERS = 0x0100_0000;
  private static final int NOT_OF_UNLINKED = 0x0400_0000;
  private static final int WATCHED =
      WRITTEN
          | ATTRIBUTES
          | CLOSED
          | MOVED_AWAY
          | MOVED_HERE
          | MADE
          | REMOVED
          | REMOVED_ITSELF
          | MOVED_ITSELF
          | ONLY_FOLDERS
          | NOT_OF_UNLINKED;

  private static final int BUFFER = 64 * 1024;
  private static final int HEADER = 16;

  /** No event takes more. */
  private static final int LONGEST = HEADER + 256;

  private static final int MASK = 4;
  private static final int LENGTH = 12;
  private static final short READABLE = 1;

  /** A mount table is, once it has changed. */
  private static final short URGENT = 2;

  /** Of a {@code struct pollfd}. */
  private static final int POLLED = 8;

  private static final int ANSWER = 6;

  private final int events;
  private final int stop;
  private final @Nullable MountTable mounts;
  private final WatchedFolders folders = new WatchedFolders();

  /** Held by whoever waits. */
  private final ReentrantLock waiting = new ReentrantLock();

  private volatile boolean isClosed;

  /** Whether the kernel has told of other mounts; it does so once. */
  private volatile boolean isMountTold;

  private InotifyEvents(int events, int stop, @Nullable MountTable mounts) {
    this.events = events;
    this.stop = stop;
    this.mounts = mounts;
  }

  /**
   * Begins to listen.
   *
   * @param top of what is mounted there, or below, is told too
   * @return null if this user has too many of these already
   */
  static @Nullable InotifyEvents openIfAble(String top) {
    try (Kernel kernel = new Kernel()) {
      int flags = NONBLOCK | LinuxPaths.O_CLOEXEC;
      long events = kernel.call(Syscall.INOTIFY_INIT1, flags, 0, 0, 0, 0);
      if (events < 0) {
        return null;
      }
      long stop = kernel.call(Syscall.EVENTFD2, 0, flags, 0, 0, 0);
      if (stop < 0) {
        kernel.closeDescriptor((int) events);
        return null;
      }
      return new InotifyEvents((int) events, (int) stop, MountTable.openIfAble(kernel, top));
    }
  }

  /** False mostly because the system watches as many folders for this user as it may. */
  @Override
  public boolean watch(RootHandle root, @Nullable TreePath folder) throws IOException {
    return switch (root) {
      case LinuxRootHandle linux -> linux.watch(folder, this);
      case NioRootHandle _ -> false;
    };
  }

  /** Watches an open folder under this path. */
  synchronized boolean watch(Kernel kernel, int folder, @Nullable TreePath path) {
    if (isClosed) {
      return false;
    }
    long name = kernel.text("/proc/self/fd/" + folder);
    long watch = kernel.call(Syscall.INOTIFY_ADD_WATCH, events, name, WATCHED, 0, 0);
    if (watch < 0) {
      return false;
    }
    folders.put((int) watch, path);
    return true;
  }

  @Override
  public synchronized int watched() {
    return folders.size();
  }

  @Override
  public String why() {
    return "the system watches no more folders for this user: raise fs.inotify.max_user_watches"
        + " ('tcfs doctor' says how far)";
  }

  @Override
  public boolean await() throws IOException {
    waiting.lock();
    try (Kernel kernel = new Kernel()) {
      if (!isClosed) {
        Scratch polled = kernel.allocate(3 * POLLED);
        polled.putLong(0, poll(events, READABLE)).putLong(POLLED, poll(stop, READABLE));
        polled.putLong(2 * POLLED, mounts == null ? 0 : poll(mounts.descriptor(), URGENT));
        int descriptors = mounts == null ? 2 : 3;
        kernel.require(Syscall.PPOLL, "inotify", polled.address(), descriptors, 0, 0, 0);
        isMountTold |= polled.getShort(2 * POLLED + ANSWER) != 0;
      }
      return !isClosed;
    } finally {
      waiting.unlock();
    }
  }

  /** A {@code struct pollfd}, as one number; both kinds of processor begin with the low end. */
  private static long poll(int descriptor, short what) {
    return Integer.toUnsignedLong(descriptor) | (long) what << Integer.SIZE;
  }

  /** Whether something was mounted since this was asked last. */
  private boolean isMounted(Kernel kernel) {
    if (mounts == null) {
      return false;
    }
    Scratch polled = kernel.allocate(POLLED).putLong(0, poll(mounts.descriptor(), URGENT));
    Scratch noTime = kernel.allocate(16).putLong(0, 0).putLong(8, 0);
    long told = kernel.call(Syscall.PPOLL, polled.address(), 1, noTime.address(), 0, 0);
    if (told <= 0 && !isMountTold) {
      return false;
    }
    isMountTold = false;
    return mounts.hasChanged();
  }

  @Override
  public synchronized SequencedSet<FolderEvent> read() throws IOException {
    SequencedSet<FolderEvent> found = new LinkedHashSet<>();
    if (isClosed) {
      return found;
    }
    try (Kernel kernel = new Kernel()) {
      if (isMounted(kernel)) {
        found.add(new Lost());
      }
      Scratch buffer = kernel.allocate(BUFFER);
      while (true) {
        long bytes = kernel.call(Syscall.READ, events, buffer.address(), BUFFER, 0, 0);
        if (bytes == -Errno.EAGAIN) {
          return found;
        }
        if (bytes < 0) {
          throw Errno.exception((int) -bytes, "inotify");
        }
        for (int at = 0; at < bytes; at += HEADER + buffer.getInt(at + LENGTH)) {
          take(kernel, buffer, at, found);
        }
        if (bytes < BUFFER - LONGEST) {
          // Nothing was left when it was read; who writes on and on is heard the next time.
          return found;
        }
      }
    }
  }

  private void take(Kernel kernel, Scratch buffer, int at, SequencedSet<FolderEvent> found) {
    int watch = buffer.getInt(at);
    int mask = buffer.getInt(at + MASK);
    if ((mask & OVERFLOW) != 0) {
      found.add(new Lost());
    } else if ((mask & ENDED) != 0) {
      folders.remove(watch);
    } else if (folders.has(watch)) {
      TreePath folder = folders.path(watch);
      int length = buffer.getInt(at + LENGTH);
      if (length == 0) {
        ofItself(folder, mask, found);
      } else {
        ofEntry(kernel, folder, name(buffer.get(at + HEADER, length)), mask, found);
      }
    }
  }

  /** Without the NULs that it is filled up with; null if it is no text. */
  private static @Nullable String name(byte[] padded) {
    int length = 0;
    while (length < padded.length && padded[length] != 0) {
      length++;
    }
    return Names.decode(Arrays.copyOf(padded, length));
  }

  /** Of all but the top the folder above tells as well. */
  private static void ofItself(
      @Nullable TreePath folder, int mask, SequencedSet<FolderEvent> found) {
    if (folder == null && (mask & (REMOVED_ITSELF | MOVED_ITSELF | UNMOUNTED)) != 0) {
      found.add(new Changed(null, true, true));
    } else if ((mask & UNMOUNTED) != 0) {
      found.add(new Changed(folder, true, true));
    }
  }

  private void ofEntry(
      Kernel kernel,
      @Nullable TreePath folder,
      @Nullable String name,
      int mask,
      SequencedSet<FolderEvent> found) {
    TreePath path = name == null ? null : child(folder, name);
    if (path == null) {
      // A name that is no path is told of with its folder.
      found.add(new Changed(folder, true, true));
      return;
    }
    boolean isFolder = (mask & OF_FOLDER) != 0;
    if (isFolder && (mask & MOVED_AWAY) != 0) {
      // Its watches go with it, and would tell of it under the name that it had.
      for (int watch : folders.removeWithin(path)) {
        kernel.call(Syscall.INOTIFY_RM_WATCH, events, watch, 0, 0, 0);
      }
    }
    boolean isComplete = isFolder || (mask & (CLOSED | MOVED_AWAY | MOVED_HERE)) != 0;
    found.add(new Changed(path, isFolder, isComplete));
  }

  /** Null for a name that is no path. */
  private static @Nullable TreePath child(@Nullable TreePath folder, String name) {
    try {
      return folder == null ? TreePath.parse(name) : folder.child(name);
    } catch (UnsafePathException _) {
      return null;
    }
  }

  @Override
  public void close() {
    try (Kernel kernel = new Kernel()) {
      synchronized (this) {
        if (isClosed) {
          return;
        }
        isClosed = true;
        Scratch one = kernel.allocate(8).putLong(0, 1);
        kernel.call(Syscall.WRITE, stop, one.address(), 8, 0, 0);
      }
      waiting.lock();
      try {
        kernel.closeDescriptor(events);
        kernel.closeDescriptor(stop);
        if (mounts != null) {
          mounts.close(kernel);
        }
      } finally {
        waiting.unlock();
      }
    }
  }
}
