package io.tummycrypt.tcfs.engine.posix;

import io.tummycrypt.tcfs.core.observed.Stat;

/** The kernel's {@code struct statx}. */
final class Statx {
  static final int BYTES = 256;

  /** Everything of the basic kind, and the mount. */
  static final int MASK = 0x7ff | 0x1000;

  /** {@code AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT}. */
  static final int FLAGS = 0x100 | 0x800;

  /** The descriptor itself: {@code AT_EMPTY_PATH}. */
  static final int SELF = 0x1000;

  private static final long NANOS = 1_000_000_000;
  private static final long MAX_SECONDS = Long.MAX_VALUE / NANOS - 1;

  private Statx() {}

  static FileStat read(Scratch s) {
    int mode = Short.toUnsignedInt(s.getShort(28));
    Stat stat = new Stat(s.getLong(40), time(s, 112), time(s, 96), s.getLong(32));
    long device = ((long) s.getInt(136) << 32) | Integer.toUnsignedLong(s.getInt(140));
    long names = Integer.toUnsignedLong(s.getInt(16));
    boolean hasMount = (s.getInt(0) & 0x1000) != 0;
    long mount = hasMount ? s.getLong(144) : 0;
    return new FileStat(FileStat.Kind.ofMode(mode), mode & 07777, stat, names, device, mount);
  }

  /** Nanoseconds hold the years 1678 to 2262; a time outside counts as the nearest one. */
  private static long time(Scratch s, int offset) {
    long seconds = s.getLong(offset);
    long clamped = Math.clamp(seconds, -MAX_SECONDS, MAX_SECONDS);
    return clamped * NANOS + s.getInt(offset + 8);
  }
}
