package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An agent whose system tells it of no changes. */
@Timeout(300)
class UnwatchedAgentTest extends TwoMachines {
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void killAll() {
    started.forEach(process -> process.destroyForcibly().onExit().join());
  }

  /** Runs the agent as on a system of this name, until it has said something of watching. */
  private String says(String system) throws IOException {
    Path log = a.home().resolveSibling("agent.log");
    ProcessBuilder agent = a.agent().redirectError(log.toFile());
    agent
        .command()
        .addAll(1, List.of("-Dos.name=" + system, "-DZstdNativePath=" + KilledSync.zstd()));
    Process process = agent.start();
    started.add(process);
    assertEquals("ready", process.inputReader().readLine(), () -> log(log));
    Eventually.holds(
        () -> Files.readString(log).contains("watched"), () -> "it says nothing of watching");
    return Files.readString(log)
        .lines()
        .filter(line -> line.contains("watched"))
        .map(line -> line.substring(line.indexOf("root ")))
        .toList()
        .toString();
  }

  private static String log(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Test
  void saysSoOnceAndLooksNowAndThen() throws IOException {
    assertEquals(
        "[root docs is not watched; all of it is looked at every 30 seconds instead: "
            + "neither the system nor this user has what tells of changes]",
        says("FreeBSD"));

    a.write("file", "text");
    Eventually.holds(
        () -> {
          b.sync();
          return Files.exists(b.at("file"));
        },
        () -> "it was not looked at");
  }

  /** As on macOS, where what calls its file events cannot be loaded: here it never can. */
  @Test
  void saysWhyIfWhatWatchesCannotBeLoaded() throws IOException {
    assertEquals(
        "[root docs is not watched; all of it is looked at every 30 seconds instead: "
            + "the system's file events cannot be had: UnsatisfiedLinkError]",
        says("Mac OS X"));
  }
}
