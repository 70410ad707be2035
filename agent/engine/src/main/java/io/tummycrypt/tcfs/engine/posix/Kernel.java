package io.tummycrypt.tcfs.engine.posix;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * System calls with scratch memory for their arguments, for use by one thread.
 *
 * <p>All go through libc's {@code syscall}, one function with one signature: some of them have no
 * function of their own in libc, and the kernel's structures are the same whichever libc is there.
 */
final class Kernel implements AutoCloseable {
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO = STATE.varHandle(PathElement.groupElement("errno"));
  private static final MethodHandle SYSCALL = bind();

  private final Arena arena = Arena.ofConfined();
  private final MemorySegment state = arena.allocate(STATE);

  @SuppressWarnings("restricted") // the one native function that tcfs binds here
  private static MethodHandle bind() {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow("syscall"),
        FunctionDescriptor.of(LONG, LONG, LONG, LONG, LONG, LONG, LONG),
        Linker.Option.firstVariadicArg(1),
        Linker.Option.captureCallState("errno"));
  }

  /** Whether this is a system on which the calls may be tried at all. */
  static boolean isAvailable() {
    return Syscall.areKnown();
  }

  /** Scratch memory that lives as long as this. */
  MemorySegment allocate(long bytes) {
    return arena.allocate(bytes, Long.BYTES);
  }

  /** A text as the kernel takes it: UTF-8 with a NUL at its end. */
  MemorySegment text(String text) {
    return arena.allocateFrom(text);
  }

  /** Makes a call; the answer is its result, or an error number below 0. */
  long call(Syscall call, long a, long b, long c, long d, long e) {
    while (true) {
      long result = invoke(call.number(), a, b, c, d, e);
      if (result != -Errno.EINTR || call == Syscall.CLOSE) {
        return result;
      }
    }
  }

  private long invoke(long number, long a, long b, long c, long d, long e) {
    try {
      long result = (long) SYSCALL.invokeExact(state, number, a, b, c, d, e);
      return result == -1 ? -(int) ERRNO.get(state, 0L) : result;
    } catch (Error | RuntimeException thrown) {
      throw thrown;
    } catch (Throwable thrown) {
      throw new AssertionError("a system call throws nothing of its own", thrown);
    }
  }

  /** Makes a call that must succeed; {@code path} is named if it does not. */
  long require(Syscall call, String path, long a, long b, long c, long d, long e)
      throws IOException {
    long result = call(call, a, b, c, d, e);
    if (result < 0) {
      throw Errno.exception((int) -result, path);
    }
    return result;
  }

  /**
   * Closes a descriptor. An error of an earlier write has been reported by {@code fsync}, if asked.
   */
  void closeDescriptor(int descriptor) {
    call(Syscall.CLOSE, descriptor, 0, 0, 0, 0);
  }

  @Override
  public void close() {
    arena.close();
  }
}
