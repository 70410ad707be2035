package io.tummycrypt.tcfs.engine.tree;

import io.tummycrypt.tcfs.core.port.FolderUser;
import io.tummycrypt.tcfs.core.port.RootReader;
import io.tummycrypt.tcfs.core.port.RootWriter;
import io.tummycrypt.tcfs.core.port.TestedFolder;
import io.tummycrypt.tcfs.core.version.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder on a disk.
 *
 * @param store which files are staged from
 * @param batches the folder of ours in it
 */
record TestedDiskFolder(
    RootReader reader, RootWriter writer, MemoryContents store, Path top, Path batches)
    implements TestedFolder {
  @Override
  public Content.File file(String text, int mode) {
    return MemoryContents.file(text, mode);
  }

  @Override
  public void offer(String text) {
    store.offer(text, 0644);
  }

  @Override
  public void damageIntent(String batch) throws IOException {
    Files.writeString(batches.resolve(batch).resolve("intent"), "[]");
  }

  @Override
  public FolderUser user() {
    return new DiskUser(top);
  }
}
