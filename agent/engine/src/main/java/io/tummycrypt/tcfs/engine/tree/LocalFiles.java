package io.tummycrypt.tcfs.engine.tree;

import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.engine.posix.OpenFile;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.SortedMap;

/** Where the bytes of a root's files are on this machine. */
@FunctionalInterface
public interface LocalFiles {
  /**
   * Opens a regular file; no link is followed.
   *
   * @throws IOException if it is not there, is something else, or cannot be read
   */
  OpenFile open(RootName root, TreePath path) throws IOException;

  /** In these folders. */
  static LocalFiles in(SortedMap<RootName, LocalFolder> folders) {
    return (root, path) -> {
      LocalFolder folder = folders.get(root);
      if (folder == null) {
        throw new FileSystemException(root.text(), null, "the root has no folder here");
      }
      return folder.handle().open(path);
    };
  }
}
