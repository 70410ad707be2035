package io.tummycrypt.tcfs.store.s3;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.ObjectStore;
import io.tummycrypt.tcfs.store.object.TransientStoreException;
import io.tummycrypt.tcfs.store.object.UnknownOutcomeException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is stuck comes to its end. The timeouts are for a test that fails: it would not end. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class DeadlinesTest {
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
              UnknownOutcomeException.class,
              () -> store.createOnce(new ObjectKey("packs/a"), new byte[1 << 25]));
      TransientStoreException busy =
          assertInstanceOf(TransientStoreException.class, unknown.getCause());
      assertInstanceOf(SocketTimeoutException.class, busy.getCause());
    }
  }

  private static ObjectStore store(URI endpoint, Path caFile) throws IOException {
    Duration soon = Duration.ofMillis(300);
    return S3ObjectStore.over(
        new S3Address(endpoint, S3Server.BUCKET, "p", "us-east-1", /* isPathStyle= */ true),
        KeySource.fixed(new AwsKeys("a", "b", null), "this test"),
        Certificates.signedBy(caFile),
        new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(10), soon, 1 << 28),
        new Attempts.Budget(
            2,
            2,
            Duration.ofMinutes(5),
            soon,
            soon,
            new Attempts.Pause(() -> 0, () -> 0, _ -> {})));
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
