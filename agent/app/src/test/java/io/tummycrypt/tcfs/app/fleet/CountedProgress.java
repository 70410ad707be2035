package io.tummycrypt.tcfs.app.fleet;

import io.tummycrypt.tcfs.engine.progress.Progress;
import java.util.EnumMap;
import java.util.Map;

/** Adds up what a run tells of its progress. */
final class CountedProgress implements Progress {
  private final Map<Phase, Count> counts = new EnumMap<>(Phase.class);
  private Phase current = Phase.LOOK;

  private static final class Count {
    private long files;
    private long bytes;
    private long ofFiles;
    private long ofBytes;
    private boolean isBeyond;

    private void check() {
      isBeyond |= files > ofFiles || bytes > ofBytes;
    }
  }

  private Count count(Phase phase) {
    return counts.computeIfAbsent(phase, _ -> new Count());
  }

  @Override
  public synchronized void enter(Phase phase) {
    current = phase;
  }

  @Override
  public synchronized void expect(Phase phase, long files, long bytes) {
    count(phase).ofFiles += files;
    count(phase).ofBytes += bytes;
  }

  @Override
  public synchronized void files(long number) {
    count(current).files += number;
    count(current).check();
  }

  @Override
  public synchronized void bytes(long number) {
    count(current).bytes += number;
    count(current).check();
  }

  synchronized String done(Phase phase) {
    return "files " + count(phase).files + ", bytes " + count(phase).bytes;
  }

  synchronized String expected(Phase phase) {
    return "files " + count(phase).ofFiles + ", bytes " + count(phase).ofBytes;
  }

  /** Whether there was never more done than expected. */
  synchronized boolean isNeverBeyond(Phase phase) {
    return !count(phase).isBeyond;
  }
}
