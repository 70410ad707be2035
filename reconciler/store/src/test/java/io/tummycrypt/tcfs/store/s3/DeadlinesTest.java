package io.tummycrypt.tcfs.store.s3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tummycrypt.tcfs.store.access.Certificates;
import io.tummycrypt.tcfs.store.access.TestCertificates;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.ObjectStore;
import io.tummycrypt.tcfs.store.object.TransientStoreException;
import io.tummycrypt.tcfs.store.object.UnknownOutcomeException;
import io.tummycrypt.tcfs.store.trace.Caller;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is stuck comes to its end. The timeouts are for a test that fails: it would not end. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class DeadlinesTest {
  private static final ObjectKey KEY = new ObjectKey("packs/a");
  private static final Duration SOON = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofMinutes(10);

  @Test
  void givesUpSendingThroughTlsToAServerThatDoesNotRead(@TempDir Path folder) throws Exception {
    Path keys = TestCertificates.make(folder, "mine", "san=ip:127.0.0.1");
    try (Middleman deaf = new Middleman(0, TestCertificates.listen(keys))) {
      deaf.conduct(call -> {
        call.invite();
        call.fallAsleep();
      });
      ObjectStore store = store(deaf.endpoint(), TestCertificates.pem(keys));
      UnknownOutcomeException unknown =
          assertThrows(
              UnknownOutcomeException.class, () -> store.createOnce(KEY, new byte[1 << 25]));
      TransientStoreException busy =
          assertInstanceOf(TransientStoreException.class, unknown.getCause());
      assertInstanceOf(SocketTimeoutException.class, busy.getCause());
    }
  }

  private static ObjectStore store(URI endpoint, Path caFile) throws IOException {
    return store(
        endpoint,
        Certificates.signedBy(caFile),
        new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(10), SOON, 1 << 28));
  }

  private static ObjectStore store(
      URI endpoint, @Nullable SSLSocketFactory tls, Timeouts timeouts) {
    return S3ObjectStore.over(
        new S3Address(endpoint, S3Server.BUCKET, "p", "us-east-1", /* isPathStyle= */ true),
        KeySource.fixed(new AwsKeys("a", "b", null), "this test"),
        tls,
        timeouts,
        new Attempts.Budget(
            2, 2, Duration.ofMinutes(5), SOON, SOON, new Attempts.Pause(() -> 0, () -> 0, _ -> {})),
        Caller.UNNAMED);
  }

  /** Each kind of request, none of which has a large body. */
  enum Asking {
    READ,
    READ_RANGE,
    SIZE,
    LIST,
    DELETE,
    CREATE;

    private void send(ObjectStore store) throws IOException {
      switch (this) {
        case READ -> store.read(KEY, 1 << 20);
        case READ_RANGE -> store.readRange(KEY, 3, 5);
        case SIZE -> store.size(KEY);
        case LIST -> store.list("");
        case DELETE -> store.delete(KEY);
        case CREATE -> store.createOnce(KEY, new byte[100]);
      }
    }

    /** What it fails with. That of a creation is within its doubt. */
    @Nullable Throwable failure(ObjectStore store) {
      IOException failed = assertThrows(IOException.class, () -> send(store));
      Throwable busy = this == CREATE ? failed.getCause() : failed;
      return assertInstanceOf(TransientStoreException.class, busy).getCause();
    }
  }

  /** It is the silence that ends it, long before its whole time is over. */
  @ParameterizedTest
  @EnumSource
  void noRequestWaitsForeverForAServerThatSaysNothing(Asking asking) throws IOException {
    try (Middleman silent = new Middleman(0)) {
      silent.conduct(Middleman.Call::fallSilent);
      requireUnheard(asking, silent);
    }
  }

  /** What it said until then may look like an answer, above all if none has a body. */
  @ParameterizedTest
  @EnumSource
  void noRequestWaitsForeverForTheRestOfAnAnswer(Asking asking) throws IOException {
    try (Middleman silent = new Middleman(0)) {
      silent.conduct(call -> {
        call.body();
        call.answer("HTTP/1.1 200 OK\r\nContent-Length: 9".getBytes(ISO_8859_1));
        call.fallSilent();
      });
      requireUnheard(asking, silent);
    }
  }

  private static void requireUnheard(Asking asking, Middleman silent) {
    ObjectStore store = store(silent.endpoint(), null, new Timeouts(LONG, SOON, LONG, 1 << 28));
    assertInstanceOf(SocketTimeoutException.class, asking.failure(store));
    assertEquals(2, silent.requests());
  }

  /** Each byte comes in time, and the answer does not. */
  @ParameterizedTest
  @EnumSource
  void noRequestListensForeverToAServerThatDoesNotComeToTheEndOfItsHead(Asking asking)
      throws IOException {
    try (Middleman slow = new Middleman(0)) {
      slow.conduct(call -> call.trickle("HTTP/1.1 200 OK\r\nServer: ", 'a'));
      requireCut(asking, slow);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"READ", "LIST"})
  void noRequestListensForeverToAServerThatDoesNotComeToTheEndOfItsBody(Asking asking)
      throws IOException {
    try (Middleman slow = new Middleman(0)) {
      slow.conduct(call -> call.trickle("HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n", ' '));
      requireCut(asking, slow);
      slow.conduct(call -> call.trickle("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", ' '));
      requireCut(asking, slow);
    }
  }

  private static void requireCut(Asking asking, Middleman slow) {
    ObjectStore store = store(slow.endpoint(), null, new Timeouts(LONG, LONG, SOON, 1 << 28));
    Throwable late = assertInstanceOf(SocketTimeoutException.class, asking.failure(store));
    assertEquals("it timed out, after 0 s", late.getMessage());
    assertEquals(2, slow.requests());
  }

  @Test
  void aCutThatIsStuckHoldsUpNoOther() throws InterruptedException {
    Deadlines deadlines = new Deadlines();
    CountDownLatch isFree = new CountDownLatch(1);
    CountDownLatch isCut = new CountDownLatch(1);
    try (Deadlines.Deadline _ = deadlines.in(Duration.ZERO, () -> await(isFree));
        Deadlines.Deadline _ = deadlines.in(Duration.ZERO, isCut::countDown)) {
      isCut.await();
    } finally {
      isFree.countDown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
