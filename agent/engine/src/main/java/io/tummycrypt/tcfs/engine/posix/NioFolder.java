package io.tummycrypt.tcfs.engine.posix;

import io.tummycrypt.tcfs.core.path.TreePath;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The path of a folder, which is looked at before each step: nothing is held open. */
record NioFolder(NioRootHandle handle, @Nullable TreePath path) implements OpenFolder {
  private TreePath child(String name) {
    return path == null ? TreePath.parse(name) : path.child(name);
  }

  @Override
  public @Nullable FileStat stat(String name) throws IOException {
    return handle.stat(child(name));
  }

  @Override
  public NewFile create(String name) throws IOException {
    return handle.create(child(name));
  }

  @Override
  public void move(String name, OpenFolder folder, String newName) throws IOException {
    handle.move(child(name), ((NioFolder) folder).child(newName));
  }

  @Override
  public void close() {}
}
