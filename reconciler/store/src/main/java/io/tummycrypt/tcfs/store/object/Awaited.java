package io.tummycrypt.tcfs.store.object;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Work that other threads do, for who waits until it is done. */
public final class Awaited {
  private Awaited() {}

  /**
   * What comes of the work. What it failed with is thrown here as it was thrown there; the thread
   * that did it would say nothing of who asked.
   *
   * @param what is done, such as {@code reading content}
   * @throws InterruptedIOException if whoever waits is interrupted; the work may go on
   */
  public static <T> T result(Future<T> work, String what) throws IOException {
    try {
      return work.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException interrupted = new InterruptedIOException(what + " was interrupted");
      interrupted.initCause(e);
      throw interrupted;
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException failed -> throw failed;
        case RuntimeException mistake -> throw mistake;
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException(what + " ended in no known way", e);
      }
    }
  }
}
