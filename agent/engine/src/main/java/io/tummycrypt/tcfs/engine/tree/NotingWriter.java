package io.tummycrypt.tcfs.engine.tree;

import io.tummycrypt.tcfs.core.observed.Marker;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.port.Intent;
import io.tummycrypt.tcfs.core.port.RootWriter;
import io.tummycrypt.tcfs.core.port.StageRequest;
import io.tummycrypt.tcfs.core.port.Staging;
import io.tummycrypt.tcfs.core.version.Content;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Changes a root as another writer does, and first tells each path at which it will. */
record NotingWriter(RootWriter writer, Consumer<TreePath> touched) implements RootWriter {
  @Override
  public void mark(Marker marker) throws IOException {
    writer.mark(marker);
  }

  @Override
  public String begin() throws IOException {
    return writer.begin();
  }

  @Override
  public Staging stage(String batch, List<StageRequest> requests) throws IOException {
    return writer.stage(batch, requests);
  }

  @Override
  public void intend(String batch, Intent intent) throws IOException {
    writer.intend(batch, intent);
  }

  @Override
  public void sync() throws IOException {
    writer.sync();
  }

  @Override
  public boolean place(String batch, int number, TreePath path) throws IOException {
    touched.accept(path);
    return writer.place(batch, number, path);
  }

  @Override
  public boolean exchange(String batch, int number, TreePath path) throws IOException {
    touched.accept(path);
    return writer.exchange(batch, number, path);
  }

  @Override
  public boolean take(String batch, int number, TreePath path) throws IOException {
    touched.accept(path);
    return writer.take(batch, number, path);
  }

  @Override
  public Content identify(String batch, int number) throws IOException {
    return writer.identify(batch, number);
  }

  @Override
  public void vault(String batch, int number, TreePath path, Content content) throws IOException {
    writer.vault(batch, number, path, content);
  }

  @Override
  public void discard(String batch, int number) throws IOException {
    writer.discard(batch, number);
  }

  @Override
  public boolean makeFolder(TreePath path, int mode) throws IOException {
    touched.accept(path);
    return writer.makeFolder(path, mode);
  }

  @Override
  public boolean removeFolder(TreePath path) throws IOException {
    touched.accept(path);
    return writer.removeFolder(path);
  }

  @Override
  public boolean moveFolder(TreePath path, TreePath to) throws IOException {
    touched.accept(path);
    touched.accept(to);
    return writer.moveFolder(path, to);
  }

  @Override
  public boolean setAttributes(TreePath path, int mode, Instant mtime) throws IOException {
    touched.accept(path);
    return writer.setAttributes(path, mode, mtime);
  }

  @Override
  public void end(String batch) throws IOException {
    writer.end(batch);
  }

  @Override
  public SortedSet<String> batches() throws IOException {
    return writer.batches();
  }

  @Override
  public @Nullable Intent intent(String batch) throws IOException {
    return writer.intent(batch);
  }

  @Override
  public SortedSet<Integer> temporaries(String batch) throws IOException {
    return writer.temporaries(batch);
  }
}
