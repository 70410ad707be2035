package io.tummycrypt.tcfs.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Programs that an interrupt ends. What a shell starts in the background ignores SIGINT, so do all
 * processes that come of it, and a JVM does not change that.
 */
public final class Interruptible {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final int SIGINT = 2;

  private Interruptible() {}

  /** Lets it hear SIGINT, whether this process does or not. */
  public static ProcessBuilder of(ProcessBuilder program) throws IOException {
    if (isIgnoredHere()) {
      program.command().addAll(0, List.of("env", "--default-signal=INT"));
    }
    return program;
  }

  /** Only Linux says which signals are ignored. */
  private static boolean isIgnoredHere() throws IOException {
    if (!Files.isReadable(STATUS)) {
      return false;
    }
    Optional<String> line =
        Files.readAllLines(STATUS).stream().filter(l -> l.startsWith("SigIgn:")).findFirst();
    long mask = Long.parseUnsignedLong(line.orElseThrow().substring(7).strip(), 16);
    return (mask >> (SIGINT - 1) & 1) == 1;
  }
}
