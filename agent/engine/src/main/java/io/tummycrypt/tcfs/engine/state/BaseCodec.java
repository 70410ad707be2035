package io.tummycrypt.tcfs.engine.state;

import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.Stat;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Clock;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.core.version.Incarnation;
import java.time.Instant;
import java.util.TreeMap;

/**
 * Bases as bytes. They are nearly all of a journal, so they are short: a clock that has seen one
 * edit only is not written beside that edit, and a stat is written as how it differs from the
 * version.
 */
final class BaseCodec {
  private static final int KIND = 0b11;
  private static final int FILE = 0;
  private static final int LINK = 1;
  private static final int FOLDER = 2;
  private static final int TOMBSTONE = 3;
  private static final int HAS_COPY_OF = 0b100;
  private static final int HAS_STAT = 0b1000;
  private static final int HAS_CLOCK = 0b10000;

  private static final int BLAKE3 = 0;
  private static final int SHA256 = 1;

  private BaseCodec() {}

  static void write(Base base, RecordOutput out) {
    boolean hasClock = !base.clock().equals(Clock.ZERO.tick(base.dot()));
    out.octet(
        kind(base.content())
            | (base.copyOf() == null ? 0 : HAS_COPY_OF)
            | (base.stat() == null ? 0 : HAS_STAT)
            | (hasClock ? HAS_CLOCK : 0));
    writeContent(base.content(), out);
    writeTime(base.mtime(), out);
    out.incarnation(base.dot().writer());
    out.number(base.dot().counter());
    if (hasClock) {
      writeClock(base.clock(), out);
    }
    if (base.copyOf() != null) {
      out.path(base.copyOf());
    }
    if (base.stat() != null) {
      writeStat(base.stat(), base.content(), base.mtime(), out);
    }
  }

  static Base read(RecordInput in) {
    int flags = in.octet();
    Content content = readContent(flags & KIND, in);
    Instant mtime = readTime(in);
    Dot dot = new Dot(in.incarnation(), in.number());
    Clock clock = (flags & HAS_CLOCK) == 0 ? Clock.ZERO.tick(dot) : readClock(in);
    TreePath copyOf = (flags & HAS_COPY_OF) == 0 ? null : in.path();
    Stat stat = (flags & HAS_STAT) == 0 ? null : readStat(content, mtime, in);
    return new Base(content, mtime, clock, dot, copyOf, stat);
  }

  private static int kind(Content content) {
    return switch (content) {
      case Content.File _ -> FILE;
      case Content.Link _ -> LINK;
      case Content.Folder _ -> FOLDER;
      case Content.Tombstone _ -> TOMBSTONE;
    };
  }

  private static void writeContent(Content content, RecordOutput out) {
    switch (content) {
      case Content.File(Digest digest, long size, int mode) -> {
        writeDigest(digest, out);
        out.number(size);
        out.number(mode);
      }
      case Content.Link(String target) -> out.text(target);
      case Content.Folder(int mode) -> out.number(mode);
      case Content.Tombstone() -> {}
    }
  }

  private static Content readContent(int kind, RecordInput in) {
    return switch (kind) {
      case FILE -> new Content.File(readDigest(in), in.number(), (int) in.number());
      case LINK -> new Content.Link(in.text());
      case FOLDER -> new Content.Folder((int) in.number());
      default -> Content.nothing();
    };
  }

  static void writeDigest(Digest digest, RecordOutput out) {
    out.octet(
        switch (digest.algorithm()) {
          case BLAKE3 -> BLAKE3;
          case SHA256 -> SHA256;
        });
    out.raw(digest.bytes(), 0);
  }

  static Digest readDigest(RecordInput in) {
    int code = in.octet();
    Digest.Algorithm algorithm =
        switch (code) {
          case BLAKE3 -> Digest.Algorithm.BLAKE3;
          case SHA256 -> Digest.Algorithm.SHA256;
          default -> throw new IllegalArgumentException("digest algorithm " + code);
        };
    return Digest.of(algorithm, in.raw(Digest.BYTES));
  }

  static void writeTime(Instant time, RecordOutput out) {
    out.signed(time.getEpochSecond());
    out.number(time.getNano());
  }

  static Instant readTime(RecordInput in) {
    return Instant.ofEpochSecond(in.signed(), in.number());
  }

  private static void writeClock(Clock clock, RecordOutput out) {
    out.number(clock.counters().size());
    clock
        .counters()
        .forEach((writer, counter) -> {
          out.incarnation(writer);
          out.number(counter);
        });
  }

  private static Clock readClock(RecordInput in) {
    TreeMap<Incarnation, Long> counters = new TreeMap<>();
    for (long left = in.number(); left > 0; left--) {
      counters.put(in.incarnation(), in.number());
    }
    return Clock.of(counters);
  }

  /** Differences may overflow; they do so in the same way when they are read. */
  private static void writeStat(Stat stat, Content content, Instant mtime, RecordOutput out) {
    out.signed(stat.size() - content.bytes());
    out.signed(stat.mtimeNanos() - nanos(mtime));
    out.signed(stat.ctimeNanos() - stat.mtimeNanos());
    out.number(stat.inode());
  }

  private static Stat readStat(Content content, Instant mtime, RecordInput in) {
    long size = content.bytes() + in.signed();
    long mtimeNanos = nanos(mtime) + in.signed();
    return new Stat(size, mtimeNanos, mtimeNanos + in.signed(), in.number());
  }

  private static long nanos(Instant time) {
    return time.getEpochSecond() * 1_000_000_000L + time.getNano();
  }
}
