package io.tummycrypt.tcfs.app.doctor;

import io.tummycrypt.tcfs.app.operations.Check;
import io.tummycrypt.tcfs.app.operations.Check.Topic;
import io.tummycrypt.tcfs.app.render.Amounts;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.ObjectStore;
import io.tummycrypt.tcfs.store.object.StoreProbe;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;

/** Whether a store keeps its promises, and how fast it is. */
public final class StoreCheck {
  /** Checks that write something, and take it away again. */
  private static final List<Topic> WRITING =
      List.of(Topic.CREATE_ONCE, Topic.LISTING, Topic.THROUGHPUT);

  private static final int ROUNDS = 4;
  private static final int READS = 5;
  private static final int LARGE = 8 << 20;
  private static final int SMALL = 64 << 10;
  private static final Duration SLOW = Duration.ofMillis(300);
  private static final long SLOW_RATE = 1 << 20;

  private final ObjectStore store;
  private final String token;
  private final LongSupplier nanos;

  /**
   * Nothing is asked yet.
   *
   * @param token names the objects that are made; random
   * @param nanos a clock that only ever goes forward, in nanoseconds
   */
  public StoreCheck(ObjectStore store, String token, LongSupplier nanos) {
    this.store = store;
    this.token = token;
    this.nanos = nanos;
  }

  /** The checks that write were not made. */
  public static List<Check> skipped(String why) {
    return WRITING.stream().map(topic -> Check.skipped(topic, why)).toList();
  }

  /** All checks that write; what they make is removed. */
  public List<Check> writing() {
    return List.of(createOnce(), listing(), throughput());
  }

  private Check createOnce() {
    try {
      new StoreProbe(store, token).proveCreateOnce(ROUNDS);
      return Check.ok(Topic.CREATE_ONCE, ROUNDS + " races had one winner each");
    } catch (IOException e) {
      return Check.error(
          Topic.CREATE_ONCE,
          IoText.of(e),
          "use a server that honours If-None-Match, or see that nothing on the way drops it");
    }
  }

  private Check listing() {
    try {
      new StoreProbe(store, token + "-list").proveListing();
      return Check.ok(Topic.LISTING, "what was created was listed at once");
    } catch (IOException e) {
      return Check.error(
          Topic.LISTING, IoText.of(e), "use a server that lists what it has just stored");
    }
  }

  /** The median of some small reads. */
  public Check latency() {
    long[] times = new long[READS];
    try {
      for (int i = 0; i < READS; i++) {
        long begin = nanos.getAsLong();
        readSmall();
        times[i] = nanos.getAsLong() - begin;
      }
    } catch (IOException e) {
      return Remedy.failed(Topic.LATENCY, e);
    }
    Arrays.sort(times);
    Duration median = Duration.ofNanos(times[READS / 2]);
    String found = "%d ms for a small read".formatted(median.toMillis());
    return median.compareTo(SLOW) < 0
        ? Check.ok(Topic.LATENCY, found)
        : Check.warn(
            Topic.LATENCY, found, "use a store that is nearer: a sync takes several such reads");
  }

  private void readSmall() throws IOException {
    try {
      store.read(StoreKeys.IDENTITY, SMALL);
    } catch (NoSuchFileException _) {
      // An answer, too.
    }
  }

  private Check throughput() {
    ObjectKey key = new ObjectKey("tcfs-meta/probe/" + token + "-large");
    byte[] bytes = new byte[LARGE];
    new Random(nanos.getAsLong()).nextBytes(bytes);
    try {
      return throughput(key, bytes);
    } catch (IOException e) {
      return Remedy.failed(Topic.THROUGHPUT, e);
    }
  }

  private Check throughput(ObjectKey key, byte[] bytes) throws IOException {
    try {
      long begin = nanos.getAsLong();
      store.createOnce(key, bytes);
      long stored = nanos.getAsLong();
      byte[] back = store.read(key, LARGE);
      long read = nanos.getAsLong();
      if (!Arrays.equals(back, bytes)) {
        return Check.error(
            Topic.THROUGHPUT,
            "the store gives other bytes than it was given for '" + key + "'",
            "look after the store's disks and what is on the way, before anything is synchronised");
      }
      return throughput(rate(stored - begin), rate(read - stored));
    } finally {
      store.delete(key);
    }
  }

  private static long rate(long nanoseconds) {
    return (long) (LARGE * 1e9 / Math.max(1, nanoseconds));
  }

  private static Check throughput(long up, long down) {
    String found = "%s/s up, %s/s down".formatted(Amounts.bytes(up), Amounts.bytes(down));
    return Math.min(up, down) >= SLOW_RATE
        ? Check.ok(Topic.THROUGHPUT, found)
        : Check.warn(Topic.THROUGHPUT, found, "see what slows down the store, or the line to it");
  }
}
