package io.tummycrypt.tcfs.store.object;

import io.tummycrypt.tcfs.store.object.StoreRequest.Kind;
import io.tummycrypt.tcfs.store.object.StoreRequest.Outcome;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Tells somebody of requests, each when it is over, with the time that it took. */
public final class ObservedRequests {
  private final RequestListener listener;
  private final LongSupplier nanos;

  /**
   * Tells {@code listener} of each.
   *
   * @param nanos a clock that only ever goes forward, in nanoseconds
   */
  public ObservedRequests(RequestListener listener, LongSupplier nanos) {
    this.listener = listener;
    this.nanos = nanos;
  }

  /** Asks a store for something. */
  @FunctionalInterface
  public interface Question<T> {
    T ask(UnderWay request) throws IOException;
  }

  /** A request that is under way. */
  public static final class UnderWay {
    private long bytes;
    private Outcome outcome = Outcome.FAILED;

    private UnderWay() {}

    /** So many bytes were read or written. */
    public void moved(long length) {
      bytes = length;
    }
  }

  /** Asks, and tells of it; what fails does so as without that. */
  public <T> T ask(Kind kind, String object, Question<T> question) throws IOException {
    long begin = nanos.getAsLong();
    UnderWay request = new UnderWay();
    try {
      T answer = question.ask(request);
      request.outcome = answer == ObjectWriter.Creation.EXISTS ? Outcome.EXISTS : Outcome.DONE;
      return answer;
    } catch (NoSuchFileException e) {
      request.outcome = Outcome.ABSENT;
      throw e;
    } catch (AccessDeniedException e) {
      request.outcome = Outcome.DENIED;
      throw e;
    } finally {
      Duration took = Duration.ofNanos(nanos.getAsLong() - begin);
      listener.requested(new StoreRequest(kind, object, request.bytes, took, request.outcome));
    }
  }
}
