package io.tummycrypt.tcfs.core.port;

import io.tummycrypt.tcfs.core.observed.Marker;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Writes as another writer does; whoever extends it does something else in places. */
public class ForwardingWriter implements RootWriter {
  private final RootWriter writer;

  /** Writes as {@code writer} does. */
  protected ForwardingWriter(RootWriter writer) {
    this.writer = writer;
  }

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
    return writer.place(batch, number, path);
  }

  @Override
  public boolean exchange(String batch, int number, TreePath path) throws IOException {
    return writer.exchange(batch, number, path);
  }

  @Override
  public boolean take(String batch, int number, TreePath path) throws IOException {
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
    return writer.makeFolder(path, mode);
  }

  @Override
  public boolean removeFolder(TreePath path) throws IOException {
    return writer.removeFolder(path);
  }

  @Override
  public boolean moveFolder(TreePath path, TreePath to) throws IOException {
    return writer.moveFolder(path, to);
  }

  @Override
  public boolean setAttributes(TreePath path, int mode, Instant mtime) throws IOException {
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
