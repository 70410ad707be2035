package io.tummycrypt.tcfs.engine.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps what it is told. */
public final class NotedProgress implements Progress {
  /** The phases as they were entered, and what was expected of them. */
  public final List<String> phases = new ArrayList<>();

  public final AtomicLong files = new AtomicLong();
  public final AtomicLong bytes = new AtomicLong();
  public final AtomicLong packed = new AtomicLong();

  @Override
  public void enter(Phase phase) {
    phases.add(phase.name());
  }

  @Override
  public void rest() {
    phases.add("rest");
  }

  @Override
  public void expect(Phase phase, long files, long bytes) {
    phases.add(phase + " of " + files + " files, " + bytes + " bytes");
  }

  @Override
  public void files(long count) {
    files.addAndGet(count);
  }

  @Override
  public void bytes(long count) {
    bytes.addAndGet(count);
  }

  @Override
  public void packed(long bytes) {
    packed.addAndGet(bytes);
  }
}
