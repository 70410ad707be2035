package io.tummycrypt.tcfs.engine.tree;

import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.engine.posix.FileStat;
import io.tummycrypt.tcfs.engine.posix.OpenFolder;
import io.tummycrypt.tcfs.engine.posix.RootHandle;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
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
  private final FolderInHand source = new FolderInHand();
  private final FolderInHand target = new FolderInHand();
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

  /**
   * As {@link RootHandle#move}, with both folders held open for the next one: see {@link
   * FolderInHand}. An exception may be of what was held open alone.
   */
  synchronized void moveInHand(TreePath from, TreePath to) throws IOException {
    RootHandle handle = handle();
    OpenFolder folder = source.take(handle, from.parent());
    folder.move(from.name(), target.take(handle, to.parent()), to.name());
  }

  /** As {@link RootHandle#stat}, with the folder held open for the next one. */
  synchronized @Nullable FileStat statInHand(TreePath path) throws IOException {
    try {
      return target.take(handle(), path.parent()).stat(path.name());
    } catch (NoSuchFileException | NotDirectoryException _) {
      return null;
    }
  }

  /** Holds nothing but the folder itself open any more. */
  synchronized void letGo() {
    source.letGo();
    target.letGo();
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
    letGo();
    if (open != null) {
      open.close();
      open = null;
    }
  }
}
