package io.tummycrypt.tcfs.engine.tree;

import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.engine.posix.FileStat;
import io.tummycrypt.tcfs.engine.posix.RootHandle;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** What a temporary or something in the vault is, read anew. */
final class OwnContent {
  private OwnContent() {}

  static Content identify(RootHandle handle, TreePath path) throws IOException {
    FileStat stat = handle.stat(path);
    if (stat == null) {
      return Content.nothing();
    }
    return switch (stat.kind()) {
      case FILE -> file(handle, path, stat.mode());
      case LINK -> Links.read(handle, path);
      case FOLDER -> new Content.Folder(stat.mode() & Content.MODE_BITS);
      case SPECIAL ->
          throw new FileSystemException(path.toString(), null, "a socket, pipe or device is there");
    };
  }

  /** A displaced file may be one that not even its owner may read. */
  private static Content file(RootHandle handle, TreePath path, int mode) throws IOException {
    try {
      return WholeFile.identify(handle, path).content();
    } catch (AccessDeniedException denied) {
      if ((mode & 0400) != 0) {
        throw denied;
      }
      return unlocked(handle, path, mode);
    }
  }

  private static Content unlocked(RootHandle handle, TreePath path, int mode) throws IOException {
    handle.setMode(path, mode | 0400);
    try {
      Content.File read = WholeFile.identify(handle, path).content();
      return new Content.File(read.digest(), read.size(), mode & Content.MODE_BITS);
    } finally {
      handle.setMode(path, mode);
    }
  }
}
