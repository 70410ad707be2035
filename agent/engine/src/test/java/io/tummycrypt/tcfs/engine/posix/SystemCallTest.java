package io.tummycrypt.tcfs.engine.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tummycrypt.tcfs.store.library.NativeLibrary;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both ways into the kernel give the same answers, with all arguments where they belong. */
final class SystemCallTest {
  private static final int HERE = -100;

  @TempDir Path folder;

  @BeforeEach
  void requireLinux() {
    assumeTrue(Kernel.isAvailable(), "not on Linux");
  }

  private static List<SystemCall> ways() {
    List<SystemCall> ways = new ArrayList<>(List.of(new ForeignSystemCall()));
    if (NativeLibrary.isLoaded()) {
      assertTrue(BuiltSystemCall.works());
      ways.add(new BuiltSystemCall());
    }
    return ways;
  }

  @Test
  void aCallWithFiveArgumentsAnswers() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "12345");
    for (SystemCall way : ways()) {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment name = arena.allocateFrom(file.toString());
        Scratch statx = Scratch.of(arena.allocate(Statx.BYTES, Long.BYTES));
        long result =
            way.make(
                Syscall.STATX.number(),
                HERE,
                name.address(),
                Statx.FLAGS,
                Statx.MASK,
                statx.address());
        assertEquals(0, result, way.toString());
        assertEquals(5, Statx.read(statx).stat().size(), way.toString());
      }
    }
  }

  @Test
  void anErrorIsANegativeNumber() {
    for (SystemCall way : ways()) {
      assertEquals(-Errno.EBADF, way.make(Syscall.CLOSE.number(), -1, 0, 0, 0, 0), way.toString());
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment name = arena.allocateFrom(folder.resolve("none").toString());
        assertEquals(
            -Errno.ENOENT,
            way.make(Syscall.OPENAT.number(), HERE, name.address(), 0, 0, 0),
            way.toString());
      }
    }
  }
}
