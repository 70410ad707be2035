package io.tummycrypt.tcfs.core.apply;

import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Action.Local;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The changes of one folder, in batches that are carried out one after the other. While one is,
 * what the next one needs is being made, so there are never more than two.
 */
final class BatchesInTurn {
  /**
   * As many as are worth the waiting for the disk between them, and few enough to be done again
   * after a crash.
   */
  static final int ACTIONS = 2048;

  private final List<List<Local>> batches;

  /**
   * All of these.
   *
   * @param size of a batch at the most
   * @param most of bytes that are fetched for one, but for a single file
   */
  BatchesInTurn(List<Local> actions, int size, long most) {
    this.batches = batches(actions, size, most);
  }

  /** Carries one out. */
  @FunctionalInterface
  interface Step {
    /** False if those after it shall not be carried out. */
    boolean carryOut(FolderBatch batch) throws IOException;
  }

  /** Carries them out. What was begun, and is not, is to be found as after a crash. */
  void carryOut(Function<List<Local>, FolderBatch> beginning, Step step) throws IOException {
    carryOut(beginning, step, Slice.WHOLE);
  }

  /**
   * The same, but begins no more of them once its time is over.
   *
   * @return whether some were left for that
   */
  boolean carryOut(Function<List<Local>, FolderBatch> beginning, Step step, Slice slice)
      throws IOException {
    boolean isLeft = false;
    FolderBatch next = beginning.apply(batches.getFirst());
    for (int i = 1; next != null; i++) {
      FolderBatch now = next;
      isLeft = i < batches.size() && slice.isOver();
      next = i < batches.size() && !isLeft ? beginning.apply(batches.get(i)) : null;
      boolean goesOn = false;
      try {
        goesOn = step.carryOut(now);
      } finally {
        if (!goesOn && next != null) {
          next.abandon();
          next = null;
        }
      }
    }
    return isLeft;
  }

  private static List<List<Local>> batches(List<Local> actions, int size, long most) {
    List<List<Local>> batches = new ArrayList<>();
    List<Local> batch = new ArrayList<>();
    long bytes = 0;
    for (Local action : actions) {
      if (batch.size() == size || bytes >= most) {
        batches.add(batch);
        batch = new ArrayList<>();
        bytes = 0;
      }
      batch.add(action);
      bytes += action instanceof Action.Pull pull ? pull.next().content().bytes() : 0;
    }
    batches.add(batch);
    return batches;
  }
}
