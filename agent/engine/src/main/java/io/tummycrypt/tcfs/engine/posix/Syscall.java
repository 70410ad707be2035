package io.tummycrypt.tcfs.engine.posix;

/** The system calls we use, with their numbers on the processors we know. */
enum Syscall {
  READ(0, 63),
  WRITE(1, 64),
  CLOSE(3, 57),
  PREAD64(17, 67),
  SOCKET(41, 198),
  CONNECT(42, 203),
  FSYNC(74, 82),
  FCHMOD(91, 52),
  FSTATFS(138, 44),
  GETDENTS64(217, 61),
  OPENAT(257, 56),
  MKDIRAT(258, 34),
  UNLINKAT(263, 35),
  LINKAT(265, 37),
  SYMLINKAT(266, 36),
  READLINKAT(267, 78),
  FCHMODAT(268, 53),
  UTIMENSAT(280, 88),
  EVENTFD2(290, 19),
  INOTIFY_ADD_WATCH(254, 27),
  INOTIFY_INIT1(294, 26),
  INOTIFY_RM_WATCH(255, 28),
  PPOLL(271, 73),
  SYNCFS(306, 267),
  RENAMEAT2(316, 276),
  STATX(332, 291),
  OPENAT2(437, 437),
  FCHMODAT2(452, 452);

  private static final String PROCESSOR = System.getProperty("os.arch", "");
  private static final boolean ON_ARM64 = PROCESSOR.equals("aarch64");

  private final int amd64;
  private final int arm64;

  Syscall(int amd64, int arm64) {
    this.amd64 = amd64;
    this.arm64 = arm64;
  }

  /** Whether the numbers and the flags below hold here. */
  static boolean areKnown() {
    return System.getProperty("os.name", "").equals("Linux")
        && (ON_ARM64 || PROCESSOR.equals("amd64"));
  }

  /** {@code O_DIRECTORY}, which differs between processors. */
  static int onlyFolder() {
    return ON_ARM64 ? 0x4000 : 0x10000;
  }

  /** {@code O_NOFOLLOW}, which differs between processors. */
  static int noFollow() {
    return ON_ARM64 ? 0x8000 : 0x20000;
  }

  long number() {
    return ON_ARM64 ? arm64 : amd64;
  }
}
