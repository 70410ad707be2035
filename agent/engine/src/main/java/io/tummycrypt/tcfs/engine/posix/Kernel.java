package io.tummycrypt.tcfs.engine.posix;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * System calls with scratch memory for their arguments, for use by one thread.
 *
 * <p>They are made by number, not by libc's functions: some have no function there, and the
 * kernel's structures are the same whichever libc is there.
 */
final class Kernel implements AutoCloseable {
  private static final SystemCall CALLS = SystemCall.fastest();

  private @Nullable ScratchBlock block = ScratchBlock.take();
  private @Nullable Arena more;

  /** Whether this is a system on which the calls may be tried at all. */
  static boolean isAvailable() {
    return Syscall.areKnown();
  }

  /** Scratch memory that lives as long as this. What is in it at first is not known. */
  Scratch allocate(int bytes) {
    Scratch scratch = Objects.requireNonNull(block, "a kernel that is closed").next(bytes);
    return scratch == null ? allocateMore(bytes) : scratch;
  }

  private Scratch allocateMore(int bytes) {
    if (more == null) {
      more = Arena.ofConfined();
    }
    return Scratch.of(more.allocate(bytes, Long.BYTES));
  }

  /** The address of a text as the kernel takes it: UTF-8 with a NUL at its end. */
  long text(String text) {
    return text(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same of a text in UTF-8. */
  long text(byte[] bytes) {
    Scratch scratch = allocate(bytes.length + 1);
    scratch.put(0, bytes, 0, bytes.length);
    scratch.putByte(bytes.length, (byte) 0);
    return scratch.address();
  }

  /** Makes a call; the answer is its result, or an error number below 0. */
  long call(Syscall call, long a, long b, long c, long d, long e) {
    while (true) {
      long result = CALLS.make(call.number(), a, b, c, d, e);
      if (result != -Errno.EINTR || call == Syscall.CLOSE) {
        return result;
      }
    }
  }

  /** Makes a call that must succeed; {@code path}, as it is printed, is named if it does not. */
  long require(Syscall call, Object path, long a, long b, long c, long d, long e)
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

  /** Closing it again does nothing. */
  @Override
  public void close() {
    if (block != null) {
      block.giveBack();
      block = null;
    }
    if (more != null) {
      more.close();
      more = null;
    }
  }
}
