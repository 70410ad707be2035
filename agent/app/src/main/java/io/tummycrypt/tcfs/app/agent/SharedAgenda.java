package io.tummycrypt.tcfs.app.agent;

import io.tummycrypt.tcfs.app.operations.AgentState.FailedPath;
import io.tummycrypt.tcfs.app.operations.AgentState.RootWork;
import io.tummycrypt.tcfs.core.apply.Slice;
import io.tummycrypt.tcfs.core.loop.Agenda;
import io.tummycrypt.tcfs.core.loop.Agenda.Look;
import io.tummycrypt.tcfs.core.loop.Area;
import io.tummycrypt.tcfs.core.loop.Attention;
import io.tummycrypt.tcfs.core.loop.Ended;
import io.tummycrypt.tcfs.core.loop.Pace;
import io.tummycrypt.tcfs.core.loop.Signal;
import io.tummycrypt.tcfs.core.loop.Waiting;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.store.trace.TraceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The agenda of an agent, for all of its threads, by a clock that never goes back. */
final class SharedAgenda implements Attention {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final LongSupplier clock;
  private final Agenda agenda;
  private final long turn;
  private final SleepWatch sleep;
  private boolean isOver;

  /** What the last one was at who asked for the next look; null if nobody has. */
  private @Nullable TraceId asker;

  private @Nullable TraceId last;
  private boolean isPaused;

  /**
   * An agenda that begins now.
   *
   * @param clock in milliseconds
   * @param sleep notices when that has stood still
   */
  SharedAgenda(Pace pace, LongSupplier clock, SleepWatch sleep) {
    this.clock = clock;
    this.agenda = new Agenda(pace, clock.getAsLong());
    this.turn = pace.turn();
    this.sleep = sleep;
  }

  @Override
  public void hear(Signal signal) {
    lock.lock();
    try {
      agenda.hear(signal, clock.getAsLong());
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Area take(RootName root) {
    lock.lock();
    try {
      return agenda.take(root, clock.getAsLong());
    } finally {
      lock.unlock();
    }
  }

  void follow(Collection<RootName> roots) {
    lock.lock();
    try {
      agenda.follow(roots, clock.getAsLong());
    } finally {
      lock.unlock();
    }
  }

  /**
   * A look that has begun.
   *
   * @param trace that of who asked for it; if nobody has, one of its own
   */
  record Errand(Look look, TraceId trace) {}

  /** Waits for the next look, and begins it; null after so long without one, or if all is over. */
  @Nullable Errand await(Duration longest) throws InterruptedException {
    lock.lock();
    try {
      long end = clock.getAsLong() + Math.max(1, longest.toMillis());
      while (!isOver) {
        long now = clock.getAsLong();
        if (sleep.hasSlept()) {
          agenda.hear(new Signal.Reachable(), now);
        }
        long next = agenda.next();
        if (next <= now) {
          return errand(agenda.begin(now));
        }
        if (end <= now) {
          return null;
        }
        long rest = Math.min(Math.min(next, end) - now, SleepWatch.STEP.toMillis());
        boolean _ = changed.await(rest, TimeUnit.MILLISECONDS);
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  private Errand errand(Look look) {
    TraceId trace = asker == null ? TraceId.fresh() : asker;
    asker = null;
    last = trace;
    return new Errand(look, trace);
  }

  /**
   * What a look may do: until others may wait for long enough, or all is over, in portions that
   * take no longer at the rates that are set. What it took until it was asked for the first time
   * whether that is over does not count.
   */
  Slice turn(Limits limits) {
    AtomicLong begin = new AtomicLong(-1);
    return new Slice() {
      @Override
      public boolean isOver() {
        begin.compareAndSet(-1, clock.getAsLong());
        return SharedAgenda.this.isOver() || clock.getAsLong() - begin.get() >= turn;
      }

      @Override
      public long up() {
        return Math.min(Slice.super.up(), limits.upIn(turn));
      }

      @Override
      public long down() {
        return Math.min(Slice.super.down(), limits.downIn(turn));
      }
    };
  }

  /** Whether there will be no more looks. */
  boolean isOver() {
    lock.lock();
    try {
      return isOver;
    } finally {
      lock.unlock();
    }
  }

  void ended(Look look, Ended ended) {
    lock.lock();
    try {
      agenda.ended(look, ended, clock.getAsLong());
    } finally {
      lock.unlock();
    }
  }

  void failed(Look look) {
    lock.lock();
    try {
      agenda.failed(look, clock.getAsLong());
    } finally {
      lock.unlock();
    }
  }

  void busy(Look look) {
    lock.lock();
    try {
      agenda.busy(look, clock.getAsLong());
    } finally {
      lock.unlock();
    }
  }

  /** The document is looked at now, and whether to pause. */
  void poll(@Nullable TraceId asking) {
    lock.lock();
    try {
      asker = asking == null ? asker : asking;
      agenda.poll(clock.getAsLong());
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Everything is looked at now. */
  void lookAtAll(@Nullable TraceId asking) {
    lock.lock();
    try {
      asker = asking == null ? asker : asking;
      agenda.lookAtAll(clock.getAsLong());
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The same with what failed in that root and is to be tried again. */
  RootWork withFailed(RootWork work, Map<TreePath, String> reasons) {
    lock.lock();
    try {
      SortedMap<TreePath, Waiting> failed = agenda.waiting(work.root());
      Collection<Waiting> waiting = failed.values();
      long parked = waiting.stream().filter(Waiting::isParked).count();
      LongStream times = waiting.stream().filter(each -> !each.isParked()).mapToLong(Waiting::next);
      LongSummaryStatistics next = times.summaryStatistics();
      return work.failed(
          next.getCount(),
          next.getCount() == 0 ? null : Instant.now().plusMillis(next.getMin() - clock.getAsLong()),
          work.parked() + parked,
          failed.keySet().stream()
              .limit(RootWork.NAMED)
              .map(path -> new FailedPath(path.toString(), reasons.getOrDefault(path, "")))
              .toList());
    } finally {
      lock.unlock();
    }
  }

  /** What waited for the end of a pause is done for whoever has ended it. */
  void pause(boolean paused) {
    lock.lock();
    try {
      agenda.pause(paused);
      if (isPaused && !paused && asker == null && agenda.next() <= clock.getAsLong()) {
        asker = last;
      }
      isPaused = paused;
    } finally {
      lock.unlock();
    }
  }

  /** There will be no more looks. */
  void end() {
    lock.lock();
    try {
      isOver = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
