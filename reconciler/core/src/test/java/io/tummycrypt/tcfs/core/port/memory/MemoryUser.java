package io.tummycrypt.tcfs.core.port.memory;

import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.port.FolderUser;

/** Who works in a folder in memory, with files that are texts. */
public record MemoryUser(LocalUser files, MemoryTexts texts) implements FolderUser {
  @Override
  public void writes(String path, String text) {
    files.write(TreePath.parse(path), texts.file(text, 0644));
  }

  @Override
  public void links(String path, String target) {
    files.link(TreePath.parse(path), target);
  }

  @Override
  public void makesFolder(String path, int mode) {
    files.makeFolder(TreePath.parse(path), mode);
  }

  @Override
  public void setsMode(String path, int mode) {
    files.setMode(TreePath.parse(path), mode);
  }

  @Override
  public void deletes(String path) {
    files.delete(TreePath.parse(path));
  }
}
