package io.tummycrypt.tcfs.engine.posix;

import io.tummycrypt.tcfs.core.path.TreePath;
import org.jspecify.annotations.Nullable;

/** What is heard of watched folders. */
public sealed interface FolderEvent {
  /**
   * Something changed at a path, or below it.
   *
   * @param path null for the top folder
   * @param isFolder whether a folder is there, or was
   * @param isComplete whether the change has ended: a file was closed by who wrote it, or renamed;
   *     otherwise more of it may follow
   */
  record Changed(@Nullable TreePath path, boolean isFolder, boolean isComplete)
      implements FolderEvent {}

  /**
   * Something was not heard, wherever it was: the kernel keeps only so many events, and tells of no
   * change that is due to a mount.
   */
  record Lost() implements FolderEvent {}
}
