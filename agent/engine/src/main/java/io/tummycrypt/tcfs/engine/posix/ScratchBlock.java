package io.tummycrypt.tcfs.engine.posix;

import java.lang.foreign.Arena;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * A block of memory outside the heap, from which one {@link Kernel} after the other takes what it
 * needs: to get memory from the system anew for each call takes longer than most calls. There are
 * as many as there ever were kernels at the same time.
 */
final class ScratchBlock {
  /** Enough for the largest buffer of a file, and some arguments. */
  private static final int BYTES = 160 * 1024;

  private static final ConcurrentLinkedDeque<ScratchBlock> FREE = new ConcurrentLinkedDeque<>();

  private final Scratch memory = Scratch.of(Arena.ofAuto().allocate(BYTES, Long.BYTES));
  private int used;

  private ScratchBlock() {}

  /** One that nobody else uses until it is given back. */
  static ScratchBlock take() {
    ScratchBlock free = FREE.pollFirst();
    return free == null ? new ScratchBlock() : free;
  }

  /** The next part of it; null if it has too little left. */
  @Nullable Scratch next(int bytes) {
    if (bytes > BYTES - used) {
      return null;
    }
    Scratch part = memory.part(used, bytes);
    used += (bytes + Long.BYTES - 1) & -Long.BYTES;
    return part;
  }

  /** Nothing that was taken from it may be used any more. */
  void giveBack() {
    used = 0;
    FREE.addFirst(this);
  }
}
