package io.tummycrypt.tcfs.store.s3;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A network on which about a third of all requests goes wrong, each time in another way. */
public final class S3Faults implements Middleman.Conduct {
  private static final int OF = 100;
  private static final int EACH = 5;

  /** Of those that would be slow. Each costs a client its whole patience, so they are few. */
  private static final int SILENCES = 2;

  /** Longer than any answer takes, and nothing to the patience of any client. */
  private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(30);

  /** What happens to a request. */
  enum Kind {
    BROKEN,
    BUSY,
    NO_GATEWAY,
    CUT,
    UNANSWERED,
    SLOW,
    SILENT,
    FINE
  }

  /** Those that are drawn equally often. */
  private static final List<Kind> WRONG =
      List.of(Kind.BROKEN, Kind.BUSY, Kind.NO_GATEWAY, Kind.CUT, Kind.UNANSWERED, Kind.SLOW);

  private final Random random;
  private final boolean isSilentToo;
  private final Map<Kind, Integer> drawn = new EnumMap<>(Kind.class);

  /** One that always says something, or hangs up: for clients that wait long. */
  public S3Faults(long seed) {
    this(seed, /* isSilentToo= */ false);
  }

  private S3Faults(long seed, boolean isSilentToo) {
    this.random = new Random(seed);
    this.isSilentToo = isSilentToo;
  }

  /** One that also does what it is asked for and says nothing: for clients that wait shortly. */
  static S3Faults silentToo(long seed) {
    return new S3Faults(seed, /* isSilentToo= */ true);
  }

  /** How many requests have to be sent again; those that are only slow do not. */
  public synchronized int faults() {
    return drawn.entrySet().stream()
        .filter(each -> each.getKey() != Kind.SLOW && each.getKey() != Kind.FINE)
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** How many requests this has happened to. */
  synchronized int count(Kind kind) {
    return drawn.getOrDefault(kind, 0);
  }

  @Override
  public void handle(Middleman.Call call) throws IOException {
    switch (draw()) {
      case BROKEN -> call.answer(500, "", "<Error><Code>InternalError</Code></Error>");
      case BUSY -> call.answer(503, "", "<Error><Code>SlowDown</Code></Error>");
      case NO_GATEWAY -> call.answer(502, "", "<html><body>Bad gateway</body></html>");
      case CUT -> cut(call);
      case UNANSWERED -> call.forward();
      case SLOW -> slow(call);
      case SILENT -> silent(call);
      case FINE -> call.pass();
    }
  }

  private synchronized Kind draw() {
    Kind kind = kind(random.nextInt(OF));
    drawn.merge(kind, 1, Integer::sum);
    return kind;
  }

  private Kind kind(int number) {
    if (number >= EACH * WRONG.size()) {
      return Kind.FINE;
    }
    Kind kind = WRONG.get(number / EACH);
    return isSilentToo && kind == Kind.SLOW && number % EACH < SILENCES ? Kind.SILENT : kind;
  }

  /** In the middle of its body, or of its head if there is none. */
  static void cut(Middleman.Call call) throws IOException {
    byte[] answer = call.forward();
    call.answer(
        Arrays.copyOf(answer, answer.length - Math.max(1, (answer.length - head(answer)) / 2)));
  }

  /** Goes through, after a moment. */
  static void slow(Middleman.Call call) throws IOException {
    LockSupport.parkNanos(MOMENT);
    call.pass();
  }

  /** The server does it, and the client hears nothing until it goes away. */
  public static void silent(Middleman.Call call) throws IOException {
    call.forward();
    call.fallSilent();
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
