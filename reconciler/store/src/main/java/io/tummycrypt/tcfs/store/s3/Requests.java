package io.tummycrypt.tcfs.store.s3;

import io.tummycrypt.tcfs.store.access.SettingsException;
import io.tummycrypt.tcfs.store.trace.Caller;
import java.io.IOException;
import java.net.ProtocolException;

/** Sends requests again for as long as that may help. */
final class Requests {
  private final Exchange exchange;
  private final S3Address address;
  private final Attempts.Budget budget;
  private final Caller caller;
  private volatile boolean hasAnswered;

  Requests(Exchange exchange, S3Address address, Attempts.Budget budget, Caller caller) {
    this.exchange = exchange;
    this.address = address;
    this.budget = budget;
    this.caller = caller;
  }

  Attempts begin() {
    return budget.begin(hasAnswered, caller);
  }

  /** As {@link #send(Request, int, Attempts)}, for what may be repeated without a thought. */
  Answer send(Request request, int maxBytes) throws IOException {
    return send(request, maxBytes, begin());
  }

  /**
   * The first answer that is not for later.
   *
   * @param attempts knows afterwards whether one that failed may have been carried out
   * @throws io.tummycrypt.tcfs.store.object.TransientStoreException if there was none in time
   */
  Answer send(Request request, int maxBytes, Attempts attempts) throws IOException {
    String what = request.method() + " to " + address;
    while (true) {
      IOException failure;
      try {
        Answer answer = exchange.send(request, maxBytes);
        hasAnswered = true;
        attempts.answered();
        if (!answer.isForLater()) {
          return answer;
        }
        failure = new IOException("the server answers with " + answer);
      } catch (SettingsException e) {
        throw e;
      } catch (BodyTooLongException | ProtocolException e) {
        attempts.doubt();
        throw e;
      } catch (IOException e) {
        failure = e;
      }
      attempts.failed(what, failure);
    }
  }
}
