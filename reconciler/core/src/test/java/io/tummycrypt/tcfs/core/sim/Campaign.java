package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.sim.Simulation.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Runs many seeds, each of them twice, side by side; one simulation never leaves its thread. */
final class Campaign {
  private static final int THREADS = 2;
  private static final int ENOUGH_FAILURES = 3;

  private final long end;
  private final AtomicLong next;
  private final AtomicLong failures = new AtomicLong();

  private Campaign(long from, long count) {
    this.next = new AtomicLong(from);
    this.end = from + count;
  }

  /**
   * What came of all of them.
   *
   * @param steps of the first run of each seed
   * @param failed the seeds of which a promise was broken; not all, if there are many
   * @param unequal the seeds of which two runs differed
   */
  record Result(long seeds, long steps, Coverage coverage, List<Long> failed, List<Long> unequal) {}

  static Result run(long from, long count) {
    Campaign campaign = new Campaign(from, count);
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Callable<Part>> parts = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        parts.add(campaign::part);
      }
      return sum(threads.invokeAll(parts));
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("the campaign was broken off", e);
    }
  }

  private static Result sum(List<Future<Part>> parts)
      throws InterruptedException, ExecutionException {
    Part all = new Part();
    for (Future<Part> part : parts) {
      all.add(part.get());
    }
    return new Result(
        all.seeds,
        all.steps,
        all.coverage,
        all.failed.stream().sorted().toList(),
        all.unequal.stream().sorted().toList());
  }

  private Part part() {
    Part part = new Part();
    for (long seed = next.getAndIncrement();
        seed < end && failures.get() < ENOUGH_FAILURES;
        seed = next.getAndIncrement()) {
      if (!part.run(seed)) {
        failures.incrementAndGet();
      }
    }
    return part;
  }

  /** What one thread has done. */
  private static final class Part {
    private final Coverage coverage = new Coverage();
    private final List<Long> failed = new ArrayList<>();
    private final List<Long> unequal = new ArrayList<>();
    private long seeds;
    private long steps;

    boolean run(long seed) {
      Scenario scenario = Scenario.of(seed);
      Outcome first = Simulation.run(scenario);
      seeds++;
      steps += first.steps();
      coverage.add(first.coverage());
      if (first.failure() != null) {
        failed.add(seed);
        return false;
      }
      Outcome second = Simulation.run(scenario);
      if (first.hash() != second.hash() || first.steps() != second.steps()) {
        unequal.add(seed);
        return false;
      }
      return true;
    }

    void add(Part other) {
      coverage.add(other.coverage);
      failed.addAll(other.failed);
      unequal.addAll(other.unequal);
      seeds += other.seeds;
      steps += other.steps;
    }
  }
}
