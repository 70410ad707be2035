package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.observed.Marker;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.port.ForwardingWriter;
import io.tummycrypt.tcfs.core.port.Intent;
import io.tummycrypt.tcfs.core.port.RootWriter;
import io.tummycrypt.tcfs.core.port.StageRequest;
import io.tummycrypt.tcfs.core.port.Staging;
import io.tummycrypt.tcfs.core.version.Content;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Counts the steps that are done in a folder, and answers one of them with an I/O error. */
final class FailingWriter extends ForwardingWriter {
  private Consumer<String> told = _ -> {};
  private int left = -1;

  FailingWriter(RootWriter writer) {
    super(writer);
  }

  /** Fails once, when the step with this number, from 0, is done, and tells whom it concerns. */
  void failAfter(int number, Consumer<String> whom) {
    left = number;
    told = whom;
  }

  void neverFail() {
    left = -1;
  }

  private void done(String step) throws IOException {
    if (left < 0 || left-- > 0) {
      return;
    }
    told.accept(step);
    throw new IOException(step + " is done, and fails");
  }

  /** What has done nothing has nothing to fail after. */
  private boolean done(boolean isDone, String step) throws IOException {
    if (isDone) {
      done(step);
    }
    return isDone;
  }

  @Override
  public void mark(Marker marker) throws IOException {
    super.mark(marker);
    done("mark");
  }

  @Override
  public String begin() throws IOException {
    String batch = super.begin();
    done("begin");
    return batch;
  }

  @Override
  public Staging stage(String batch, List<StageRequest> requests) throws IOException {
    Staging staging = super.stage(batch, requests);
    done(!requests.isEmpty(), "stage");
    return staging;
  }

  @Override
  public void intend(String batch, Intent intent) throws IOException {
    super.intend(batch, intent);
    done("intend");
  }

  @Override
  public void sync() throws IOException {
    super.sync();
    done("sync");
  }

  @Override
  public boolean place(String batch, int number, TreePath path) throws IOException {
    return done(super.place(batch, number, path), "place " + path);
  }

  @Override
  public boolean exchange(String batch, int number, TreePath path) throws IOException {
    return done(super.exchange(batch, number, path), "exchange " + path);
  }

  @Override
  public boolean take(String batch, int number, TreePath path) throws IOException {
    return done(super.take(batch, number, path), "take " + path);
  }

  @Override
  public void vault(String batch, int number, TreePath path, Content content) throws IOException {
    super.vault(batch, number, path, content);
    done("vault " + path);
  }

  @Override
  public void discard(String batch, int number) throws IOException {
    super.discard(batch, number);
    done("discard " + number);
  }

  @Override
  public boolean makeFolder(TreePath path, int mode) throws IOException {
    return done(super.makeFolder(path, mode), "make folder " + path);
  }

  @Override
  public boolean removeFolder(TreePath path) throws IOException {
    return done(super.removeFolder(path), "remove folder " + path);
  }

  @Override
  public boolean setAttributes(TreePath path, int mode, Instant mtime) throws IOException {
    return done(super.setAttributes(path, mode, mtime), "set attributes " + path);
  }

  @Override
  public void end(String batch) throws IOException {
    super.end(batch);
    done("end");
  }
}
