package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.tummycrypt.tcfs.app.fleet.KillTraces.Moment;
import io.tummycrypt.tcfs.app.fleet.KillTraces.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Runs {@code tcfs sync} in a process of its own, and kills it. */
final class KilledSync {
  private static final long FOR_EVER = TimeUnit.MINUTES.toNanos(10);
  private static final long PAUSE = 100_000;
  private static final int KILLED = 128 + 9;

  private KilledSync() {}

  /** A process that can be killed at any moment and leaves nothing in the temporary folder. */
  static ProcessBuilder process(Machine machine, Path temporary, String... args)
      throws IOException {
    Files.createDirectories(temporary);
    ProcessBuilder builder = machine.process(args);
    // As the launcher does it: what would otherwise be put there is named, or switched off.
    builder
        .command()
        .addAll(
            1,
            List.of(
                "-XX:-UsePerfData", "-Djava.io.tmpdir=" + temporary, "-DZstdNativePath=" + zstd()));
    return builder;
  }

  /** The library that the build unpacks, as for the launcher. */
  private static Path zstd() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("target", "native"))) {
      String arch = System.getProperty("os.arch");
      String system = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
      return files
          .filter(file -> file.toString().contains(system + "/" + arch + "/libzstd"))
          .findFirst()
          .orElseThrow()
          .toAbsolutePath();
    }
  }

  /**
   * Kills a run once it is seen at {@code moment} and {@code delay} has passed.
   *
   * @return how far it had come
   */
  static Phase at(Machine machine, Moment moment, long delayNanos)
      throws IOException, InterruptedException {
    Path temporary = machine.home().resolveSibling("java-tmp");
    Path output = machine.home().resolveSibling("output.txt");
    KillTraces before = KillTraces.of(machine);
    Process process =
        process(machine, temporary, "sync")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    long begun = System.nanoTime();
    while (process.isAlive() && !moment.isHere(before, KillTraces.of(machine))) {
      LockSupport.parkNanos(PAUSE);
      if (System.nanoTime() - begun > FOR_EVER) {
        fail("a sync that does not end: " + whatItDoes(process, output));
      }
    }
    LockSupport.parkNanos(delayNanos);
    process.destroyForcibly();
    int code = process.waitFor();
    assertEquals(Set.of(), LossPair.names(temporary), "left in the temporary folder");
    if (code != KILLED) {
      assertEquals(0, code, Files.readString(output));
      return Phase.ENDED;
    }
    return KillTraces.of(machine).phaseSince(before);
  }

  /** The stacks of its threads. */
  private static String whatItDoes(Process process, Path output)
      throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-QUIT", Long.toString(process.pid())).start().waitFor();
    process.destroy();
    process.waitFor();
    return Files.readString(output);
  }
}
