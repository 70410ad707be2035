package io.tummycrypt.tcfs.core.loop;

import io.tummycrypt.tcfs.core.observed.Marker;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.port.ForwardingWriter;
import io.tummycrypt.tcfs.core.port.RootWriter;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Consumer;

/** Changes a root as another writer does, and tells each path at which it will, and each marker. */
final class NotingWriter extends ForwardingWriter {
  private final Consumer<TreePath> touched;
  private final Consumer<Marker> marked;

  NotingWriter(RootWriter writer, Consumer<TreePath> touched, Consumer<Marker> marked) {
    super(writer);
    this.touched = touched;
    this.marked = marked;
  }

  @Override
  public void mark(Marker marker) throws IOException {
    super.mark(marker);
    marked.accept(marker);
  }

  @Override
  public boolean place(String batch, int number, TreePath path) throws IOException {
    touched.accept(path);
    return super.place(batch, number, path);
  }

  @Override
  public boolean exchange(String batch, int number, TreePath path) throws IOException {
    touched.accept(path);
    return super.exchange(batch, number, path);
  }

  @Override
  public boolean take(String batch, int number, TreePath path) throws IOException {
    touched.accept(path);
    return super.take(batch, number, path);
  }

  @Override
  public boolean makeFolder(TreePath path, int mode) throws IOException {
    touched.accept(path);
    return super.makeFolder(path, mode);
  }

  @Override
  public boolean removeFolder(TreePath path) throws IOException {
    touched.accept(path);
    return super.removeFolder(path);
  }

  @Override
  public boolean moveFolder(TreePath path, TreePath to) throws IOException {
    touched.accept(path);
    touched.accept(to);
    return super.moveFolder(path, to);
  }

  @Override
  public boolean setAttributes(TreePath path, int mode, Instant mtime) throws IOException {
    touched.accept(path);
    return super.setAttributes(path, mode, mtime);
  }
}
