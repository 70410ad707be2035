package io.tummycrypt.tcfs.store.s3;

import io.tummycrypt.tcfs.core.path.Printable;
import java.io.EOFException;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What the server answered. */
final class Answer {
  private static final Set<Integer> LATER = Set.of(408, 409, 429, 500, 502, 503, 504);
  private static final Set<String> LATER_CODES =
      Set.of("RequestTimeout", "ConditionalRequestConflict", "OperationAborted", "SlowDown");

  private final int status;
  private final @Nullable String range;
  private final @Nullable String region;
  private final LongSupplier date;
  private final byte[] body;
  private final ErrorBody error;

  /**
   * An answer whose body is read.
   *
   * @param range the header {@code Content-Range}
   * @param region the header {@code x-amz-bucket-region}
   * @param date of the server, in milliseconds; 0 if it did not say; taken apart when it is asked
   *     for
   * @throws EOFException if what is said of an error was cut
   */
  Answer(
      int status, @Nullable String range, @Nullable String region, LongSupplier date, byte[] body)
      throws EOFException {
    this.status = status;
    this.range = range;
    this.region = region;
    this.date = date;
    this.body = body;
    this.error = status < 300 ? ErrorBody.NONE : ErrorBody.parse(body);
  }

  int status() {
    return status;
  }

  @Nullable String range() {
    return range;
  }

  long date() {
    return date.getAsLong();
  }

  byte[] body() {
    return body;
  }

  /** The code of an error; empty if there is none, as in answers to HEAD. */
  String code() {
    return error.code();
  }

  /** Where the bucket is, if the answer tells. */
  @Nullable String region() {
    return region == null ? error.region() : region;
  }

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** Whether the same request may be answered otherwise a little later. */
  boolean isForLater() {
    return LATER.contains(status) || LATER_CODES.contains(code());
  }

  /** As messages tell of it. */
  @Override
  public String toString() {
    String said = error.code() + (error.message().isEmpty() ? "" : ": " + error.message());
    return "status " + status + (said.isEmpty() ? "" : " (" + Printable.line(said) + ")");
  }
}
