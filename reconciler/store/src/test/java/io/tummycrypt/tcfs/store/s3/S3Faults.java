package io.tummycrypt.tcfs.store.s3;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** A network on which about a third of all requests goes wrong, each time in another way. */
public final class S3Faults implements Middleman.Conduct {
  private static final int OF = 100;
  private static final int EACH = 6;

  private final Random random;
  private final AtomicInteger faults = new AtomicInteger();

  public S3Faults(long seed) {
    random = new Random(seed);
  }

  public int faults() {
    return faults.get();
  }

  @Override
  public void handle(Middleman.Call call) throws IOException {
    int kind;
    synchronized (random) {
      kind = random.nextInt(OF) / EACH;
    }
    if (kind < 5) {
      faults.incrementAndGet();
    }
    switch (kind) {
      case 0 -> call.answer(500, "", "<Error><Code>InternalError</Code></Error>");
      case 1 -> call.answer(503, "", "<Error><Code>SlowDown</Code></Error>");
      case 2 -> call.answer(502, "", "<html><body>Bad gateway</body></html>");
      case 3 -> cut(call);
      case 4 -> call.forward();
      default -> call.pass();
    }
  }

  /** In the middle of its body, or of its head if there is none. */
  static void cut(Middleman.Call call) throws IOException {
    byte[] answer = call.forward();
    call.answer(
        Arrays.copyOf(answer, answer.length - Math.max(1, (answer.length - head(answer)) / 2)));
  }

  private static int head(byte[] answer) {
    for (int i = 3; i < answer.length; i++) {
      if (answer[i] == '\n' && answer[i - 2] == '\n') {
        return i + 1;
      }
    }
    return 0;
  }
}
