package io.tummycrypt.tcfs.engine.tree;

import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.engine.posix.FileStat;
import io.tummycrypt.tcfs.engine.posix.RootHandle;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Folders of the tree itself: made where they are missing, written in where they are read-only. */
final class UserFolders {
  private final RootHandle handle;
  private final WritableFolders writable;

  UserFolders(RootHandle handle, BatchPlace place) {
    this.handle = handle;
    this.writable = new WritableFolders(handle, place.folder());
  }

  /** Takes a step in a folder, which may be read-only. */
  void in(@Nullable TreePath folder, WritableFolders.Step step) throws IOException {
    writable.in(folder, step);
  }

  void restore() throws IOException {
    writable.restore();
  }

  /** Makes the folders above {@code path} that are missing; false if a file is in the way. */
  boolean makeAbove(TreePath path) throws IOException {
    ArrayDeque<TreePath> missing = new ArrayDeque<>();
    for (TreePath above = path.parent(); above != null; above = above.parent()) {
      FileStat there = handle.stat(above);
      if (there != null) {
        return isFolder(above, there) && makeAll(missing);
      }
      missing.push(above);
    }
    return makeAll(missing);
  }

  /** Makes folders from the top down. */
  private boolean makeAll(Iterable<TreePath> folders) throws IOException {
    for (TreePath folder : folders) {
      if (!makeUsual(folder)) {
        return false;
      }
    }
    return true;
  }

  /** One that appears at the same moment serves as well, with its own mode. */
  private boolean makeUsual(TreePath path) throws IOException {
    try {
      in(path.parent(), () -> handle.makeFolder(path, Content.Folder.USUAL_MODE));
      return true;
    } catch (FileAlreadyExistsException _) {
      return Exchange.isFolder(handle, path);
    }
  }

  private static boolean isFolder(TreePath path, FileStat stat) throws IOException {
    if (stat.kind() == FileStat.Kind.LINK) {
      throw new FileSystemException(
          Printable.of(path.toString()), null, "a symbolic link is there, which is never followed");
    }
    return stat.kind() == FileStat.Kind.FOLDER;
  }

  /** Makes a folder, or gives the one that is there this mode; false if something else is there. */
  boolean make(TreePath path, int mode) throws IOException {
    try {
      in(path.parent(), () -> handle.makeFolder(path, mode));
      return true;
    } catch (FileAlreadyExistsException _) {
      FileStat there = handle.stat(path);
      if (there == null || there.kind() != FileStat.Kind.FOLDER) {
        return false;
      }
      handle.setMode(path, (there.mode() & ~Content.MODE_BITS) | mode);
      return true;
    }
  }
}
