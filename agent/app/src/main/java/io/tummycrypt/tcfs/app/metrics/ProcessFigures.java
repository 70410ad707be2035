package io.tummycrypt.tcfs.app.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * What this process takes of its machine. What a system does not tell is 0.
 *
 * @param residentBytes of memory, as Linux counts it
 */
record ProcessFigures(
    double cpuSeconds, long residentBytes, long openFiles, long threads, long heapBytes) {
  private static final long KIBI = 1024;

  static ProcessFigures read() {
    Runtime runtime = Runtime.getRuntime();
    Duration cpu = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    return new ProcessFigures(
        cpu.toNanos() / 1e9,
        status("VmRSS:") * KIBI,
        openFilesNow(),
        status("Threads:"),
        runtime.totalMemory() - runtime.freeMemory());
  }

  private static long status(String name) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.replaceAll("\\D", ""))
          .mapToLong(Long::parseLong)
          .findFirst()
          .orElse(0);
    } catch (IOException _) {
      return 0;
    }
  }

  private static long openFilesNow() {
    try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
      return files.count();
    } catch (IOException _) {
      return 0;
    }
  }
}
