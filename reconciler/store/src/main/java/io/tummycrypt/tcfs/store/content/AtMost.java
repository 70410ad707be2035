package io.tummycrypt.tcfs.store.content;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;

/**
 * Has no more than so many reads under way; who comes when all are waits. Safe for many threads.
 */
final class AtMost {
  private final Semaphore free;

  AtMost(int count) {
    free = new Semaphore(count);
  }

  /** Something that is read. */
  @FunctionalInterface
  interface Read<T> {
    T read() throws IOException;
  }

  /**
   * Reads it in its turn.
   *
   * @throws InterruptedIOException if whoever waits for the turn is interrupted
   */
  <T> T read(Read<T> read) throws IOException {
    try {
      free.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException interrupted = new InterruptedIOException("reading was interrupted");
      interrupted.initCause(e);
      throw interrupted;
    }
    try {
      return read.read();
    } finally {
      free.release();
    }
  }
}
