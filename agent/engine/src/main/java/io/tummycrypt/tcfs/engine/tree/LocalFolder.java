package io.tummycrypt.tcfs.engine.tree;

import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.engine.posix.FileStat;
import io.tummycrypt.tcfs.engine.posix.RootHandle;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one root, opened when it is first needed. A reader and a writer share it. While it
 * is open its file system cannot be unmounted; close it when neither works any more.
 */
public final class LocalFolder implements AutoCloseable {
  /** How a folder is opened. */
  @FunctionalInterface
  interface Opener {
    RootHandle open(String path) throws IOException;
  }

  private final String path;
  private final Opener opener;
  private @Nullable RootHandle open;

  /** Takes an absolute path; nothing is looked at yet. */
  public LocalFolder(String path) {
    this(path, RootHandle::open);
  }

  /**
   * Takes an absolute path that is refused when it is opened while one of {@code own} is in it or
   * around it: keys and state are for this machine alone.
   */
  public LocalFolder(String path, Collection<Path> own) {
    this(
        path,
        folder -> {
          requireApart(folder, own);
          return RootHandle.open(folder);
        });
  }

  LocalFolder(String path, Opener opener) {
    this.path = path;
    this.opener = opener;
  }

  /** Where it is. */
  public String path() {
    return path;
  }

  /**
   * The open folder.
   *
   * @throws NoSuchFileException if nothing is at the path
   */
  public synchronized RootHandle handle() throws IOException {
    if (open == null) {
      open = opener.open(path);
    }
    return open;
  }

  /** The folder that is at the path now, be it another one than before. */
  synchronized RootHandle reopen() throws IOException {
    RootHandle now = opener.open(path);
    if (open != null && isSame(open, now)) {
      now.close();
      return open;
    }
    close();
    open = now;
    return now;
  }

  private static void requireApart(String folder, Collection<Path> own) throws IOException {
    Path overlap = OwnPlaces.overlap(Path.of(folder).toRealPath(), own);
    if (overlap != null) {
      throw new FileSystemException(
          Printable.of(folder),
          null,
          "tcfs keeps its own files in "
              + Printable.of(overlap.toString())
              + ", and one is inside the other; give the root another folder, or tcfs with TCFS_HOME");
    }
  }

  private static boolean isSame(RootHandle one, RootHandle other) throws IOException {
    FileStat a = one.stat(null);
    FileStat b = other.stat(null);
    return a != null && b != null && a.isSameAs(b);
  }

  @Override
  public synchronized void close() {
    if (open != null) {
      open.close();
      open = null;
    }
  }
}
