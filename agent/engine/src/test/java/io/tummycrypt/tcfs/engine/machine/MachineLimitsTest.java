package io.tummycrypt.tcfs.engine.machine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineLimitsTest {
  @TempDir private Path proc;

  @Test
  void readsWhatTheSystemSays() throws IOException {
    write("sys/fs/inotify/max_user_watches", "65536\n");
    write("sys/fs/inotify/max_user_instances", "128\n");
    write(
        "self/limits",
        """
        Limit                     Soft Limit           Hard Limit           Units
        Max processes             31000                31000                processes
        Max open files            1024                 1048576              files
        """);
    assertEquals(
        new MachineLimits(OptionalLong.of(65_536), OptionalLong.of(128), OptionalLong.of(1024)),
        MachineLimits.in(proc));
  }

  @Test
  void whatHasNoLimitIsTheHighestNumber() throws IOException {
    write(
        "self/limits",
        "Max open files            unlimited            unlimited            files\n");
    assertEquals(OptionalLong.of(Long.MAX_VALUE), MachineLimits.in(proc).openFiles());
  }

  @Test
  void whatTheSystemDoesNotSayIsEmpty() {
    OptionalLong none = OptionalLong.empty();
    assertEquals(new MachineLimits(none, none, none), MachineLimits.in(proc));
  }

  @Test
  void readsWhatThisSystemSays() throws IOException, InterruptedException {
    Path file = Path.of("/proc/sys/fs/inotify/max_user_watches");
    Assumptions.assumeTrue(Files.exists(file), "no such limit here");
    Process cat = new ProcessBuilder("cat", file.toString()).start();
    String text = new String(cat.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, cat.waitFor());

    assertEquals(OptionalLong.of(Long.parseLong(text.strip())), MachineLimits.read().watches());
  }

  private void write(String name, String text) throws IOException {
    Path file = proc.resolve(name);
    Files.createDirectories(file.resolveSibling("x").getParent());
    Files.writeString(file, text);
  }
}
