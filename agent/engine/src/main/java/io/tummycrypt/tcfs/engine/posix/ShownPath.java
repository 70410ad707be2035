package io.tummycrypt.tcfs.engine.posix;

import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.core.path.TreePath;
import org.jspecify.annotations.Nullable;

/**
 * What messages call a path; it is put together only if there is one.
 *
 * @param folder as it is shown
 * @param path in it; null for the folder itself
 */
record ShownPath(String folder, @Nullable TreePath path) {
  @Override
  public String toString() {
    return path == null ? folder : folder + "/" + Printable.of(path.toString());
  }
}
