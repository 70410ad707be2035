package io.tummycrypt.tcfs.engine.tree;

import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.engine.posix.OpenFolder;
import io.tummycrypt.tcfs.engine.posix.RootHandle;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The folder that was worked in last, held open: what is done one after the other is mostly done in
 * the same folder. What fails there is to be tried again by its path, for another folder may have
 * taken the place of this one; what succeeds is as if that had happened right after. For one thread
 * at a time.
 */
final class FolderInHand {
  private @Nullable TreePath path;
  private @Nullable OpenFolder open;

  /** This folder, which is in hand now; it is open until another one is. */
  OpenFolder take(RootHandle handle, @Nullable TreePath folder) throws IOException {
    OpenFolder taken = open;
    if (taken == null || !Objects.equals(path, folder)) {
      letGo();
      taken = handle.openFolder(folder);
      open = taken;
      path = folder;
    }
    return taken;
  }

  /** Holds nothing open any more. */
  void letGo() {
    if (open != null) {
      open.close();
      open = null;
    }
  }
}
