package io.tummycrypt.tcfs.engine.tree;

import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.engine.posix.RootHandle;
import java.io.IOException;
import java.nio.file.FileSystemException;

/** Links as content. */
final class Links {
  private Links() {}

  static Content.Link read(RootHandle handle, TreePath link) throws IOException {
    String target = handle.readLink(link);
    if (target == null) {
      throw new FileSystemException(
          Printable.of(link.toString()), null, "the target of the link is not UTF-8");
    }
    return new Content.Link(target);
  }
}
