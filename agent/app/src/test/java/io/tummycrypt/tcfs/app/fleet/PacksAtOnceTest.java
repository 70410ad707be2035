package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.store.s3.Middleman;
import io.tummycrypt.tcfs.store.s3.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --concurrency}: as many packs are on their way at once as shall be, and no more. */
class PacksAtOnceTest extends StoreMachines {
  private static final int FILES = 6;

  /** Together more than four packs. */
  private static final int FILE = 13 << 20;

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void soManyPacksAreSentAndFetchedAtOnce(int count) throws Exception {
    try (S3Server server = S3Server.start(folder.resolve("buckets"));
        Middleman between = new Middleman(server.port())) {
      for (Machine machine : new Machine[] {a, b}) {
        ends(0, reaching(machine, between), init(machine));
      }
      Random random = new Random(5);
      for (int i = 0; i < FILES; i++) {
        byte[] noise = new byte[FILE];
        random.nextBytes(noise);
        Files.write(a.at("noise." + i), noise);
      }
      Together sent = new Together("PUT", count);
      between.conduct(sent);
      ends(0, reaching(a, between), "sync", "--concurrency", "" + count);
      sent.requireMost();
      Together fetched = new Together("GET", count);
      between.conduct(fetched);
      ends(0, reaching(b, between), "sync", "--concurrency", "" + count);
      fetched.requireMost();
    }
    assertEquals(Tree.shared(a.docs()), Tree.shared(b.docs()));
  }

  private static String[] init(Machine machine) {
    String root = "docs=" + machine.docs();
    return new String[] {"init", "--store", BUCKET, "--device", machine.name(), "--root", root};
  }

  /** Lets the first requests for packs go on when so many of them are there. */
  private static final class Together implements Middleman.Conduct {
    private final String method;
    private final int count;
    private final CountDownLatch missing;
    private final AtomicInteger under = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger all = new AtomicInteger();

    Together(String method, int count) {
      this.method = method;
      this.count = count;
      this.missing = new CountDownLatch(count);
    }

    @Override
    public void handle(Middleman.Call call) throws IOException {
      if (!call.method().equals(method) || !call.target().contains("/packs/")) {
        call.pass();
        return;
      }
      all.incrementAndGet();
      most.accumulateAndGet(under.incrementAndGet(), Math::max);
      awaitOthers();
      byte[] answer = call.forward();
      // Before the client can know of it, and ask for the next one.
      under.decrementAndGet();
      call.answer(answer);
    }

    private void awaitOthers() throws IOException {
      missing.countDown();
      try {
        if (!missing.await(1, TimeUnit.MINUTES)) {
          throw new IOException("so many never came: " + count);
        }
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }

    void requireMost() {
      assertTrue(all.get() > count, all + " requests");
      assertEquals(0, missing.getCount(), "still missing");
      assertEquals(count, most.get(), method);
    }
  }
}
