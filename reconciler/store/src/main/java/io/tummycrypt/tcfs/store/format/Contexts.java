package io.tummycrypt.tcfs.store.format;

import com.github.luben.zstd.ZstdException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Contexts of zstd that are used again: to make one takes longer than to compress a small frame.
 * There are as many as were in use at the same time.
 */
final class Contexts<C extends AutoCloseable> {
  private final Queue<C> idle = new ConcurrentLinkedQueue<>();
  private final Supplier<C> maker;
  private final AtomicInteger made = new AtomicInteger();

  Contexts(Supplier<C> maker) {
    this.maker = maker;
  }

  /** What one does with a context, to which nobody else has access meanwhile. */
  interface Use<C> {
    /** Returns how many bytes it has become. */
    int of(C context) throws ZstdException;
  }

  /**
   * Has it done with one of them.
   *
   * @throws ZstdException as the use does; what the context was in the middle of then does not meet
   *     the next frame
   */
  int use(Use<C> use) throws ZstdException {
    C found = idle.poll();
    C context = found == null ? make() : found;
    int length = of(use, context);
    idle.add(context);
    return length;
  }

  private C make() {
    made.incrementAndGet();
    return maker.get();
  }

  private static <C extends AutoCloseable> int of(Use<C> use, C context) throws ZstdException {
    try {
      return use.of(context);
    } catch (ZstdException e) {
      close(context, e);
      throw e;
    }
  }

  private static void close(AutoCloseable context, ZstdException failed) {
    try {
      context.close();
    } catch (Exception e) {
      failed.addSuppressed(e);
    }
  }

  /** How many were ever made. */
  int made() {
    return made.get();
  }
}
