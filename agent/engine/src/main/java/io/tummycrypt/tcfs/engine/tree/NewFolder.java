package io.tummycrypt.tcfs.engine.tree;

import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.engine.posix.RootHandle;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Folders of ours whose names are new, and in the order of time as far as the clock goes. */
final class NewFolder {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-nnnnnnnnn").withZone(ZoneOffset.UTC);

  private NewFolder() {}

  /** Makes one; the file system says whether a name is new. */
  static TreePath in(RootHandle handle, TreePath parent, Instant now) throws IOException {
    for (int number = 0; ; number++) {
      TreePath folder = parent.child(String.format("%s-%04d", TIME.format(now), number));
      try {
        handle.makeFolder(folder, OwnFolder.MODE);
        return folder;
      } catch (FileAlreadyExistsException _) {
        // Made in the same moment, or the clock went back.
      }
    }
  }
}
