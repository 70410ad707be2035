package io.tummycrypt.tcfs.engine.posix;

/** Through the native library of the program. */
final class BuiltSystemCall implements SystemCall {
  private static final int BAD_DESCRIPTOR = -1;

  /** Whether the library has the function; one that was made elsewhere may not. */
  static boolean works() {
    try {
      return enter(Syscall.CLOSE.number(), BAD_DESCRIPTOR, 0, 0, 0, 0) == -Errno.EBADF;
    } catch (UnsatisfiedLinkError e) {
      return false;
    }
  }

  @Override
  public long make(long number, long a, long b, long c, long d, long e) {
    return enter(number, a, b, c, d, e);
  }

  private static native long enter(long number, long a, long b, long c, long d, long e);
}
