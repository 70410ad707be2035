package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.fail;

import io.tummycrypt.tcfs.app.Interruptible;
import io.tummycrypt.tcfs.app.fleet.KillTraces.Moment;
import io.tummycrypt.tcfs.app.fleet.KillTraces.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A {@code tcfs sync} in a process of its own, to be stopped or killed while it works. */
final class KilledSync {
  private static final long FOR_EVER = TimeUnit.MINUTES.toNanos(10);
  private static final long PAUSE = 100_000;

  private final Machine machine;
  private final Path temporary;
  private final Path output;
  private final KillTraces before;
  private final Process process;

  private KilledSync(Machine machine, String... command) throws IOException {
    this.machine = machine;
    this.temporary = Files.createDirectories(machine.home().resolveSibling("java-tmp"));
    this.output = machine.home().resolveSibling("output.txt");
    this.before = KillTraces.of(machine);
    ProcessBuilder builder = machine.process(command);
    // As the launcher does it: what would otherwise be put there is named, or switched off.
    builder
        .command()
        .addAll(
            1,
            List.of(
                "-XX:-UsePerfData", "-Djava.io.tmpdir=" + temporary, "-DZstdNativePath=" + zstd()));
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    this.process = Interruptible.of(builder).start();
  }

  /** The library that the build unpacks, as for the launcher. */
  static Path zstd() throws IOException {
    String system = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
    String library = system + "/" + System.getProperty("os.arch") + "/libzstd";
    try (Stream<Path> files = Files.walk(Path.of("target", "native"))) {
      return files
          .filter(file -> file.toString().contains(library))
          .findFirst()
          .orElseThrow()
          .toAbsolutePath();
    }
  }

  static KilledSync start(Machine machine) throws IOException {
    return new KilledSync(machine, "sync");
  }

  /** The same with one pack on its way at a time. */
  static KilledSync startSlowly(Machine machine) throws IOException {
    return new KilledSync(machine, "sync", "--concurrency", "1");
  }

  long pid() {
    return process.pid();
  }

  /** The folder for temporary files that it was given. */
  Path temporary() {
    return temporary;
  }

  String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Something that it does can be seen. */
  @FunctionalInterface
  interface Sign {
    boolean isSeen() throws IOException;
  }

  /** Waits until it is seen to have come this far, or has ended. */
  void await(Moment moment) throws IOException, InterruptedException {
    await(() -> moment.isHere(before, KillTraces.of(machine)));
  }

  private void await(Sign sign) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    while (process.isAlive() && !sign.isSeen()) {
      LockSupport.parkNanos(PAUSE);
      if (System.nanoTime() - begun > FOR_EVER) {
        signal("QUIT");
        process.destroy();
        process.waitFor();
        fail("a sync that does not end: " + output());
      }
    }
  }

  /** Lets it stand still as soon as it is seen to have come this far. */
  void stopAt(Moment moment) throws IOException, InterruptedException {
    stopAt(() -> moment.isHere(before, KillTraces.of(machine)));
  }

  /** Lets it stand still as soon as this is seen. */
  void stopAt(Sign sign) throws IOException, InterruptedException {
    await(sign);
    signal("STOP");
    if (!process.isAlive()) {
      fail("it ended before it was to stand still: " + output());
    }
  }

  void goOn() throws IOException, InterruptedException {
    signal("CONT");
  }

  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid()).start().waitFor();
  }

  /** Waits for its end; the exit code. */
  int ends() throws InterruptedException {
    return process.waitFor();
  }

  /**
   * Kills it once it is seen at {@code moment} and {@code delay} has passed.
   *
   * @return how far it had come
   */
  Phase killAt(Moment moment, long delayNanos) throws IOException, InterruptedException {
    await(moment);
    LockSupport.parkNanos(delayNanos);
    process.destroyForcibly();
    return switch (process.waitFor()) {
      case 0 -> Phase.ENDED;
      case 128 + 9 -> KillTraces.of(machine).phaseSince(before);
      default -> fail(output());
    };
  }
}
