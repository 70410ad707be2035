package io.tummycrypt.tcfs.core.port.memory;

import io.tummycrypt.tcfs.core.port.FolderUser;
import io.tummycrypt.tcfs.core.port.RootReader;
import io.tummycrypt.tcfs.core.port.RootWriter;
import io.tummycrypt.tcfs.core.port.TestedFolder;
import io.tummycrypt.tcfs.core.version.Content;
import java.io.IOException;

/** A folder in memory, with files that are texts. */
public record TestedMemoryFolder(InMemoryRoot root, MemoryTexts texts) implements TestedFolder {
  @Override
  public RootReader reader() {
    return root;
  }

  @Override
  public RootWriter writer() {
    return root;
  }

  @Override
  public Content.File file(String text, int mode) {
    return texts.file(text, mode);
  }

  @Override
  public void offer(String text) {
    texts.offer(text);
  }

  @Override
  public void damageIntent(String batch) throws IOException {
    root.damageIntent(batch);
  }

  @Override
  public FolderUser user() {
    return new MemoryUser(root.user(), texts);
  }
}
