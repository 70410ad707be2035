package io.tummycrypt.tcfs.engine.tree;

import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.engine.posix.RootHandle;
import io.tummycrypt.tcfs.engine.progress.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Reads files beside the walk that finds them; each worker has one buffer of bounded size. */
final class FileReading {
  /** What came of a file. */
  sealed interface Outcome {}

  record Done(TreePath path, WholeFile file) implements Outcome {}

  record Failed(TreePath path, IOException reason) implements Outcome {}

  private final RootHandle handle;
  private final ExecutorService workers;
  private final Progress progress;
  private final List<Future<Outcome>> started = new ArrayList<>();

  FileReading(RootHandle handle, ExecutorService workers, Progress progress) {
    this.handle = handle;
    this.workers = workers;
    this.progress = progress;
  }

  void add(TreePath path) {
    started.add(workers.submit(() -> read(path)));
  }

  private Outcome read(TreePath path) {
    try {
      return new Done(
          path, WholeFile.readPatiently(handle, path, (_, length) -> progress.bytes(length)));
    } catch (IOException e) {
      return new Failed(path, e);
    }
  }

  /** Waits for all. */
  List<Outcome> outcomes() throws IOException {
    List<Outcome> outcomes = new ArrayList<>(started.size());
    for (Future<Outcome> each : started) {
      outcomes.add(Workers.await(each));
    }
    return outcomes;
  }
}
