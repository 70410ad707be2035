package io.tummycrypt.tcfs.engine.tree;

import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.engine.posix.FileStat;
import io.tummycrypt.tcfs.engine.posix.RootHandle;
import java.io.IOException;

/**
 * Swaps a temporary with what is at a path. Where that cannot be done in one step it takes three:
 * the path's file is put aside, the temporary takes its place, and what is aside becomes the
 * temporary. In between nothing is at the path; after a crash {@link Batches#temporaries} goes on.
 */
final class Exchange {
  private final RootHandle handle;
  private final UserFolders folders;
  private final TreePath temporary;
  private final TreePath aside;
  private final TreePath path;

  Exchange(RootHandle handle, BatchPlace place, String batch, int number, TreePath path) {
    this.handle = handle;
    this.folders = new UserFolders(handle, place);
    this.temporary = place.temporary(batch, number);
    this.aside = place.aside(batch, number);
    this.path = path;
  }

  /** False if what took the file's place at the last moment is no content; it is put back. */
  boolean run() throws IOException {
    try {
      folders.in(path.parent(), () -> handle.exchange(temporary, path));
    } catch (UnsupportedOperationException _) {
      return inThreeSteps();
    }
    if (isNoContent(handle, temporary)) {
      folders.in(path.parent(), () -> handle.exchange(temporary, path));
      return false;
    }
    return true;
  }

  private boolean inThreeSteps() throws IOException {
    folders.in(path.parent(), () -> handle.move(path, aside));
    if (isNoContent(handle, aside)) {
      folders.in(path.parent(), () -> handle.move(aside, path));
      return false;
    }
    try {
      folders.in(path.parent(), () -> handle.move(temporary, path));
    } catch (IOException e) {
      putBack(e);
      throw e;
    }
    handle.move(aside, temporary);
    return true;
  }

  private void putBack(IOException reason) {
    try {
      folders.in(path.parent(), () -> handle.move(aside, path));
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  /** Whether something is there that no version can be: nothing of ours, and not to be kept. */
  static boolean isNoContent(RootHandle handle, TreePath path) throws IOException {
    FileStat stat = handle.stat(path);
    return stat != null
        && (stat.kind() == FileStat.Kind.FOLDER || stat.kind() == FileStat.Kind.SPECIAL);
  }

  static boolean isFolder(RootHandle handle, TreePath path) throws IOException {
    FileStat stat = handle.stat(path);
    return stat != null && stat.kind() == FileStat.Kind.FOLDER;
  }
}
