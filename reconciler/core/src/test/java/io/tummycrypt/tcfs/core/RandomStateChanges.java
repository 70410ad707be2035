package io.tummycrypt.tcfs.core;

import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.Deletions;
import io.tummycrypt.tcfs.core.observed.KnownSlot;
import io.tummycrypt.tcfs.core.observed.RootMemory;
import io.tummycrypt.tcfs.core.observed.SealedSlot;
import io.tummycrypt.tcfs.core.observed.Stat;
import io.tummycrypt.tcfs.core.observed.StateChange;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.version.Clock;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.core.version.Incarnation;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Random changes of a device's state: every kind, ordinary and extreme values. */
public final class RandomStateChanges {
  private static final List<Long> NUMBERS =
      List.of(0L, 1L, 127L, 128L, 1L << 32, Long.MAX_VALUE - 1, Long.MAX_VALUE);
  private static final List<Instant> TIMES =
      List.of(
          Instant.EPOCH,
          Instant.parse("2026-11-01T12:34:56.789012345Z"),
          Instant.parse("1931-05-17T01:02:03.9Z"),
          Instant.MIN,
          Instant.MAX);
  private static final List<String> TEXTS =
      List.of("", "x", "/home/jess/git", "two\nlines\0", "日本", "half \ud800 a character");

  /** How many kinds of changes there are. */
  public static final int KINDS = StateChange.class.getPermittedSubclasses().length;

  private final Generators any;

  public RandomStateChanges(Generators any) {
    this.any = any;
  }

  /** One to {@code most} changes. */
  public List<StateChange> commit(int most) {
    return any.listOf(1 + any.below(most), this::change);
  }

  /** A change of any kind. */
  public StateChange change() {
    return change(any.below(KINDS));
  }

  /** A change of one kind, numbered from 0. */
  public StateChange change(int kind) {
    return switch (kind) {
      case 0 -> new StateChange.Begin(new Incarnation(any.device(), any.bits()));
      case 1 -> new StateChange.Counter(number());
      case 2 -> new StateChange.SetBase(any.root(), any.path(), base());
      case 3 -> new StateChange.ForgetBase(any.root(), any.path());
      case 4 -> new StateChange.ForgetBases(any.root());
      case 5 -> new StateChange.Remember(any.root(), memory());
      case 6 -> new StateChange.Saw(any.device(), new KnownSlot(number(), digest()));
      case 7 -> new StateChange.Pending(slot());
      case 8 -> new StateChange.NotPending();
      case 9 -> new StateChange.Settled(seqs());
      case 10 -> new StateChange.RecentDeletions(any.root(), deletions());
      case 11 -> new StateChange.Intend(any.root(), any.path(), base());
      case 12 -> new StateChange.EndIntents(any.root());
      default -> new StateChange.Boot(text());
    };
  }

  /** A base of any content, with or without what may be missing. */
  public Base base() {
    Dot dot = new Dot(any.incarnation(), 1 + any.pick(NUMBERS.subList(0, 6)));
    Clock clock = any.chance(50) ? Clock.ZERO.tick(dot) : any.clock();
    return new Base(
        content(),
        any.pick(TIMES),
        clock,
        dot,
        any.chance(20) ? any.path() : null,
        any.chance(70) ? stat() : null);
  }

  private Content content() {
    return any.chance(50)
        ? any.content()
        : any.pick(
            List.of(
                new Content.File(digest(), number(), any.below(01000)),
                new Content.Link("../" + any.name() + "\udc00")));
  }

  private Digest digest() {
    return new Digest(
        any.pick(List.of(Digest.Algorithm.values())),
        any.bits(),
        any.bits(),
        any.bits(),
        any.bits());
  }

  private Stat stat() {
    return any.chance(20)
        ? new Stat(any.bits(), any.bits(), any.bits(), any.bits())
        : new Stat(number(), number(), number(), number());
  }

  private RootMemory memory() {
    return new RootMemory(text(), any.listOf(any.below(3), this::text), text(), any.chance(50));
  }

  private SealedSlot slot() {
    byte[] bytes = new byte[any.below(300)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) any.bits();
    }
    return new SealedSlot(any.device(), number(), digest(), bytes);
  }

  private SortedMap<DeviceName, Long> seqs() {
    SortedMap<DeviceName, Long> seqs = new TreeMap<>();
    any.listOf(any.below(4), any::device).forEach(device -> seqs.put(device, number()));
    return seqs;
  }

  private List<Deletions> deletions() {
    return any.listOf(any.below(3), () -> new Deletions(any.pick(TIMES), number()));
  }

  private String text() {
    return any.pick(TEXTS);
  }

  private long number() {
    return any.pick(NUMBERS);
  }
}
