package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.store.s3.Middleman;
import io.tummycrypt.tcfs.store.s3.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An agent whose first look takes long, for the store takes its time with each pack. */
@Timeout(300)
class LongLookTest extends StoreMachines {
  private final CountDownLatch going = new CountDownLatch(1);
  private final CountDownLatch asked = new CountDownLatch(1);
  private S3Server server;
  private Middleman between;
  private Map<String, String> s3;
  private Process agent;
  private Path log;

  @BeforeEach
  void start() throws Exception {
    server = S3Server.start(folder.resolve("buckets"));
    between = new Middleman(server.port());
    s3 = inBucket(reaching(a, between));
    between.conduct(this::hold);
    a.write("one", "1");
    a.write("two", "2");
    log = folder.resolve("log");
    ProcessBuilder builder = a.agent();
    builder.environment().putAll(s3);
    agent = builder.redirectError(log.toFile()).start();
  }

  @AfterEach
  void stop() throws IOException {
    going.countDown();
    agent.destroyForcibly().onExit().join();
    between.close();
    server.close();
  }

  private void hold(Middleman.Call call) throws IOException {
    if (call.method().equals("PUT") && call.target().contains("/packs/")) {
      asked.countDown();
      try {
        going.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
    call.pass();
  }

  @Test
  void isReadyAndSaysWhatIsLeftWhileItLasts() throws Exception {
    assertEquals("ready", agent.inputReader().readLine());
    asked.await();
    String status = ends(0, s3, "sync-status").out();
    assertTrue(status.contains("2 pending"), status);
    going.countDown();
    Eventually.holds(
        () -> ends(0, s3, "sync-status").out().contains("nothing"), () -> "something is left");
  }

  @Test
  void isCutShortWhenItLastsTooLongAndGoesOnLater() throws Exception {
    asked.await();
    agent.destroy();
    assertEquals(143, agent.waitFor());
    String told = Files.readString(log);
    assertTrue(told.contains("ended in the middle of something"), told);

    going.countDown();
    ends(0, s3, "sync");
    ends(0, s3, "diff-desired");
  }
}
