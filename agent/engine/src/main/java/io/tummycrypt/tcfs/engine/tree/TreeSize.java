package io.tummycrypt.tcfs.engine.tree;

import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.path.UnsafePathException;
import io.tummycrypt.tcfs.engine.posix.FileStat;
import io.tummycrypt.tcfs.engine.posix.Listing;
import io.tummycrypt.tcfs.engine.posix.RootHandle;
import java.io.IOException;
import java.util.ArrayDeque;

/** Adds up the sizes of files, as far as they can be seen. */
final class TreeSize {
  private final RootHandle handle;
  private final ArrayDeque<TreePath> folders = new ArrayDeque<>();
  private long bytes;

  private TreeSize(RootHandle handle) {
    this.handle = handle;
  }

  /** In bytes; links are not followed, and other file systems not entered. */
  static long of(RootHandle handle, TreePath path) {
    return new TreeSize(handle).run(path);
  }

  private long run(TreePath path) {
    try {
      FileStat stat = handle.stat(path);
      if (stat != null) {
        add(path, stat);
      }
    } catch (IOException _) {
      return 0;
    }
    while (!folders.isEmpty()) {
      list(folders.removeLast());
    }
    return bytes;
  }

  private void add(TreePath path, FileStat stat) {
    switch (stat.kind()) {
      case FILE -> bytes += stat.stat().size();
      case FOLDER -> folders.addLast(path);
      case LINK, SPECIAL -> {}
    }
  }

  private void list(TreePath folder) {
    try {
      Listing listing = handle.list(folder);
      for (Listing.Entry entry : listing.entries()) {
        if (entry instanceof Listing.Seen(String name, FileStat stat)
            && !stat.isMountedOn(listing.folder())) {
          addIn(folder, name, stat);
        }
      }
    } catch (IOException _) {
      // It cannot be seen, and so does not count.
    }
  }

  private void addIn(TreePath folder, String name, FileStat stat) {
    try {
      add(folder.child(name), stat);
    } catch (UnsafePathException _) {
      // Nothing of ours could be there.
    }
  }
}
