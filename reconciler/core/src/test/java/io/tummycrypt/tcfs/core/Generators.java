package io.tummycrypt.tcfs.core;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Clock;
import io.tummycrypt.tcfs.core.version.ConflictMode;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.core.version.Incarnation;
import io.tummycrypt.tcfs.core.version.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Random values of the core's types for properties, the same for the same seed. Most are drawn from
 * few possibilities on purpose, so that equal, ordered and concurrent ones all occur.
 */
public final class Generators {
  private static final List<String> NAMES =
      List.of("a", "a.b", "ab", "b", "B", "-", "~", " ", "é", "\uffff", "\ue000", "𝄞", "😀", "日本");

  private final SplittableRandom random;

  private Generators(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** A source of its own for each seed. */
  public static Generators seeded(long seed) {
    return new Generators(seed);
  }

  /**
   * The seed to begin with: the system property {@code tcfs.seed}, or 1. It is printed, so that a
   * failing run can be repeated.
   */
  public static long firstSeed(Class<?> test) {
    long seed = Long.getLong("tcfs.seed", 1L);
    System.out.println(test.getSimpleName() + ": first seed " + seed + " (-Dtcfs.seed=N)");
    return seed;
  }

  /** A number from 0 to {@code bound}, exclusively. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** Any 64 bits. */
  public long bits() {
    return random.nextLong();
  }

  /** True in about {@code percent} of 100 calls. */
  public boolean chance(int percent) {
    return below(100) < percent;
  }

  /** One of {@code choices}. */
  public <T> T pick(List<? extends T> choices) {
    return choices.get(below(choices.size()));
  }

  /** {@code size} values. */
  public <T> List<T> listOf(int size, Supplier<? extends T> one) {
    List<T> list = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      list.add(one.get());
    }
    return list;
  }

  /** A legal name: ASCII, characters of two to four bytes, and mixtures. */
  public String name() {
    return String.join("", listOf(1 + below(3), () -> pick(NAMES)));
  }

  /** A legal path of up to four names. */
  public TreePath path() {
    return TreePath.parse(String.join("/", listOf(1 + below(4), this::name)));
  }

  /** One of four devices. */
  public DeviceName device() {
    return new DeviceName(pick(List.of("a", "b", "honey", "neo")));
  }

  /** One of two roots. */
  public RootName root() {
    return new RootName(pick(List.of("docs", "git")));
  }

  /** One of two lives of one of the devices. */
  public Incarnation incarnation() {
    return new Incarnation(device(), chance(80) ? 1 : -1);
  }

  /** One of the first edits of an incarnation. */
  public Dot dot() {
    return new Dot(incarnation(), 1 + below(4));
  }

  /** A clock that has seen some of the first edits of some incarnations. */
  public Clock clock() {
    TreeMap<Incarnation, Long> counters = new TreeMap<>();
    listOf(below(4), this::dot).forEach(dot -> counters.put(dot.writer(), dot.counter()));
    return Clock.of(counters);
  }

  /** One of few digests, some of them with the highest bit set. */
  public Digest digest() {
    Digest.Algorithm algorithm = chance(90) ? Digest.Algorithm.BLAKE3 : Digest.Algorithm.SHA256;
    return new Digest(algorithm, below(3) - 1, 0, 0, below(3) - 1);
  }

  /** Any content, tombstones included. */
  public Content content() {
    int mode = pick(List.of(0644, 0755, 0600));
    return switch (below(6)) {
      case 0 -> Content.nothing();
      case 1 -> new Content.Folder(mode);
      case 2 -> new Content.Link(name());
      default -> new Content.File(digest(), below(2), mode);
    };
  }

  /** A version at one of many paths. */
  public Version version() {
    return version(root(), path());
  }

  /** A version at a given path. */
  public Version version(RootName root, TreePath path) {
    Dot dot = dot();
    return new Version(
        root,
        path,
        content(),
        Instant.ofEpochSecond(below(3)),
        clock().join(Clock.ZERO.tick(dot)),
        dot.writer().device(),
        dot,
        content(),
        pick(List.of(ConflictMode.values())),
        /* copyOf= */ null,
        /* movedFrom= */ null);
  }
}
