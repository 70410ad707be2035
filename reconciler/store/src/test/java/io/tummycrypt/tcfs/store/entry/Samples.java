package io.tummycrypt.tcfs.store.entry;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.SafeNames;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Clock;
import io.tummycrypt.tcfs.core.version.ConflictMode;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.core.version.Incarnation;
import io.tummycrypt.tcfs.core.version.LogEntry.Drop;
import io.tummycrypt.tcfs.core.version.LogEntry.Put;
import io.tummycrypt.tcfs.core.version.Version;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Entries drawn from a seed: odd names, long clocks, every kind of content. */
public final class Samples {
  private static final List<String> NAMES =
      List.of(
          "a.txt",
          "with space",
          "quote\"back\\slash",
          "new\nline",
          "tab\tescape\u001b[31m",
          "ümlaut",
          "u\u0308mlaut",
          "\ud83d\ude00 emoji",
          "\uff41",
          ".hidden",
          "\u0001",
          "\u007f\u0085\u2028",
          "a".repeat(255),
          "{\"seq\":1}",
          "<script>",
          "\ufeffbom");
  private static final List<String> DEVICES = List.of("yoga", "lab-1", "x", "d".repeat(63));

  private final Random random;

  public Samples(long seed) {
    this.random = new Random(seed);
  }

  /** Any entry. */
  public StoredEntry entry() {
    Version version = version();
    if (random.nextInt(5) == 0) {
      return new StoredEntry(new Drop(counter(), version.key()), random.nextLong(), List.of());
    }
    List<Digest> chunks =
        IntStream.range(0, version.content().bytes() == 0 ? 0 : 1 + random.nextInt(20))
            .mapToObj(_ -> digest())
            .toList();
    return new StoredEntry(new Put(counter(), version), random.nextLong(), chunks);
  }

  private Version version() {
    Dot dot = new Dot(incarnation(), counter());
    TreeMap<Incarnation, Long> counters = new TreeMap<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      counters.put(incarnation(), counter());
    }
    counters.put(dot.writer(), dot.counter());
    return new Version(
        new RootName(pick(List.of("git", "photos", "r-2"))),
        path(),
        content(),
        Instant.ofEpochSecond(random.nextLong(-1L << 40, 1L << 40), random.nextInt(1_000_000_000)),
        Clock.of(counters),
        device(),
        dot,
        content(),
        pick(List.of(ConflictMode.values())),
        pathIfAny(),
        pathIfAny());
  }

  private Content content() {
    return switch (random.nextInt(5)) {
      case 0 -> new Content.Link(random.nextBoolean() ? "../" + pick(NAMES) : "lone \ud800 half");
      case 1 -> new Content.Folder(random.nextInt(01000));
      case 2 -> Content.nothing();
      case 3 -> new Content.File(digest(), 0, 0);
      default -> new Content.File(digest(), counter(), random.nextInt(01000));
    };
  }

  private TreePath path() {
    TreePath path = TreePath.parse(pick(NAMES));
    for (int i = random.nextInt(4); i > 0; i--) {
      path = path.child(pick(NAMES));
    }
    if (SafeNames.refusal(path) != null) {
      throw new IllegalStateException("a sample is not safe: " + path);
    }
    return path;
  }

  private @Nullable TreePath pathIfAny() {
    return random.nextInt(3) == 0 ? path() : null;
  }

  private Digest digest() {
    byte[] bytes = new byte[Digest.BYTES];
    random.nextBytes(bytes);
    return Digest.of(Digest.Algorithm.BLAKE3, bytes);
  }

  private Incarnation incarnation() {
    return new Incarnation(device(), random.nextLong());
  }

  private DeviceName device() {
    return new DeviceName(pick(DEVICES));
  }

  private long counter() {
    return switch (random.nextInt(4)) {
      case 0 -> Long.MAX_VALUE;
      case 1 -> 1 + (random.nextLong() >>> 1) % (Long.MAX_VALUE - 1);
      default -> 1 + random.nextInt(100);
    };
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
