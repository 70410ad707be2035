package io.tummycrypt.tcfs.store.s3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.store.trace.Caller;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a connection ends of which nobody wants anything any more. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ExchangeTest {
  private static final Duration LONG = Duration.ofMinutes(10);

  /** As the JDK does when two close the same connection in the same moment. */
  @Test
  void aCutThatFindsTheConnectionClosedByAnotherIsNoFailure() throws IOException {
    AtomicBoolean isCut = new AtomicBoolean();
    Exchange.cut(
        new Connection(URI.create("http://127.0.0.1/").toURL()) {
          @Override
          public void disconnect() {
            isCut.set(true);
            throw new NullPointerException("its stream is gone");
          }
        });
    assertTrue(isCut.get());
  }

  /**
   * The JDK would have a thread of its own read what is left, and hold the connection meanwhile.
   */
  @Test
  void nothingMoreIsReadOfAnAnswerThatWasGivenUp() throws IOException {
    try (Middleman talkative = new Middleman(0)) {
      talkative.conduct(call -> {
        call.body();
        call.answer("HTTP/1.1 403 No\r\nContent-Length: 200000\r\n\r\n".getBytes(ISO_8859_1));
        call.answer(new byte[Exchange.ERROR_BYTES]);
        call.fallSilent();
      });
      Exchange exchange =
          new Exchange(
              new S3Address(talkative.endpoint(), "b", "p", "us-east-1", /* isPathStyle= */ true),
              KeySource.fixed(new AwsKeys("a", "b", null), "this test"),
              null,
              new Timeouts(LONG, LONG, LONG, 1 << 28),
              InstantSource.system(),
              Caller.UNNAMED);
      Answer answer = exchange.send(Request.read("/b/p/x"), 1 << 10);
      assertEquals(403, answer.status());
    }
    assertFalse(
        Thread.getAllStackTraces().keySet().stream()
            .anyMatch(thread -> thread.getName().equals("Keep-Alive-SocketCleaner")));
  }

  private abstract static class Connection extends HttpURLConnection {
    private Connection(URL url) {
      super(url);
    }

    @Override
    public boolean usingProxy() {
      return false;
    }

    @Override
    public void connect() {}
  }
}
