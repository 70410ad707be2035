package io.tummycrypt.tcfs.store.nats;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import java.net.UnknownHostException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Hears of errors, says nothing and keeps the last: the client throws less than it knows, and logs
 * more than anybody wants to read.
 */
final class Quiet implements ErrorListener {
  private volatile @Nullable String last;

  @Override
  public void errorOccurred(Connection connection, String error) {
    last = error;
  }

  @Override
  public void exceptionOccurred(Connection connection, Exception exception) {
    Throwable cause = exception.getCause() == null ? exception : exception.getCause();
    last =
        cause instanceof UnknownHostException unknown
            ? "nobody knows a host '" + unknown.getMessage() + "'"
            : String.valueOf(cause.getMessage());
  }

  /** What was heard last; null if nothing was. */
  @Nullable String last() {
    return last;
  }

  /** Whether the server does not take this side for who it says it is. */
  boolean isRefusal() {
    String text = String.valueOf(last).toLowerCase(Locale.ROOT);
    return text.contains("authorization violation") || text.contains("authentication");
  }
}
