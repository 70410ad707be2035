package io.tummycrypt.tcfs.app.measure;

import io.tummycrypt.tcfs.engine.progress.Progress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Counts and times a run, phase by phase. */
public final class RunMeter implements Progress {
  private final LongSupplier nanos;
  private final Map<Phase, Count> counts = new EnumMap<>(Phase.class);
  private final LongAdder packed = new LongAdder();
  private final long made;
  private volatile @Nullable Count current;

  /** Uses a clock that only ever goes forward, in nanoseconds. */
  public RunMeter(LongSupplier nanos) {
    this.nanos = nanos;
    this.made = nanos.getAsLong();
    for (Phase phase : Phase.values()) {
      counts.put(phase, new Count(phase));
    }
  }

  /** What is known of a phase. All but the adders is guarded by the meter. */
  private static final class Count {
    private final Phase phase;
    private final LongAdder files = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private long ofFiles;
    private long ofBytes;
    private long took;
    private long entered;
    private long filesBefore;
    private long bytesBefore;

    private Count(Phase phase) {
      this.phase = phase;
    }

    private void begin(long now) {
      entered = now;
      filesBefore = files.sum();
      bytesBefore = bytes.sum();
    }

    private Reading read(long now) {
      return new Reading(
          phase,
          files.sum() - filesBefore,
          bytes.sum() - bytesBefore,
          Math.max(0, ofFiles - filesBefore),
          Math.max(0, ofBytes - bytesBefore),
          Duration.ofNanos(now - entered));
    }
  }

  @Override
  public synchronized void enter(Phase phase) {
    Count before = current;
    if (before == null || before.phase != phase) {
      rest();
      Count next = count(phase);
      next.begin(nanos.getAsLong());
      current = next;
    }
  }

  @Override
  public synchronized void rest() {
    Count ended = current;
    if (ended != null) {
      ended.took += nanos.getAsLong() - ended.entered;
      current = null;
    }
  }

  @Override
  public synchronized void expect(Phase phase, long files, long bytes) {
    Count count = count(phase);
    count.ofFiles += files;
    count.ofBytes += bytes;
  }

  @Override
  public void files(long count) {
    Count now = current;
    if (now != null) {
      now.files.add(count);
    }
  }

  @Override
  public void bytes(long count) {
    Count now = current;
    if (now != null) {
      now.bytes.add(count);
    }
  }

  @Override
  public void packed(long bytes) {
    packed.add(bytes);
  }

  /** How far the phase has come that goes on; null if none does. */
  public synchronized @Nullable Reading reading() {
    Count now = current;
    return now == null ? null : now.read(nanos.getAsLong());
  }

  /** All bytes of a phase. */
  long bytes(Phase phase) {
    return count(phase).bytes.sum();
  }

  /** How long a phase took, however often it was entered; without the time since the last time. */
  synchronized Duration took(Phase phase) {
    return Duration.ofNanos(count(phase).took);
  }

  /** How long ago the meter was made. */
  Duration total() {
    return Duration.ofNanos(nanos.getAsLong() - made);
  }

  long packedBytes() {
    return packed.sum();
  }

  private Count count(Phase phase) {
    Count count = counts.get(phase);
    if (count == null) {
      throw new IllegalStateException("no count of phase " + phase);
    }
    return count;
  }
}
