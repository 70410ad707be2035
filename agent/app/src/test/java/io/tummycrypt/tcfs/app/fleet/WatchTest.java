package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.app.Interruptible;
import io.tummycrypt.tcfs.app.json.Schemas;
import io.tummycrypt.tcfs.store.nats.NatsServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code tcfs watch} beside agents that come and go. */
@Timeout(300)
class WatchTest extends TwoMachines {
  /** Of something that moves. */
  private static final String RATE = "[0-9.]*[1-9][0-9.]* [KMG]iB/s";

  private final List<Process> started = new ArrayList<>();

  private Process agent() throws IOException {
    Process process = a.agent().redirectError(ProcessBuilder.Redirect.DISCARD).start();
    started.add(process);
    assertEquals("ready", process.inputReader().readLine());
    return process;
  }

  private Process watch(String... args) throws IOException {
    Process watch = Interruptible.of(a.process(args)).start();
    started.add(watch);
    return watch;
  }

  @AfterEach
  void killAll() {
    started.forEach(process -> process.destroyForcibly().onExit().join());
  }

  /** Reads on until a line has this in it. */
  private static String next(BufferedReader lines, String part) throws IOException {
    String line = lines.readLine();
    while (!line.contains(part)) {
      line = lines.readLine();
    }
    return line;
  }

  /** Whether one of the lines that are there by now has this in it. */
  private static boolean hasNext(BufferedReader lines, String part) throws IOException {
    while (lines.ready()) {
      if (lines.readLine().contains(part)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void showsWhatMovesAndGoesOnAfterANewStart() throws Exception {
    Process watch = watch("watch");
    BufferedReader told = watch.errorReader();
    assertEquals(
        "tcfs: no agent runs on this device; to have one: tcfs agent install, or tcfsd. Waits for it",
        told.readLine());
    Process first = agent();
    BufferedReader lines = watch.inputReader();
    next(lines, "agent  ");
    a.write("one", "text");
    next(lines, "up    publish       4 B  docs/one");
    next(lines, "1 done, 0 failed; 4 B up");
    first.destroyForcibly().onExit().join();
    agent();
    // What moves before somebody watches again is not told.
    int[] changes = {0};
    Eventually.holds(
        () -> {
          a.write("more", "text " + changes[0]++);
          return hasNext(lines, "  docs/more");
        },
        () -> "nothing is shown after a new start");

    new ProcessBuilder("kill", "-INT", "" + watch.pid()).start().waitFor();
    assertEquals(130, watch.waitFor());
    assertEquals(List.of(), told.lines().filter(line -> line.contains("interrupted")).toList());
  }

  @Test
  void saysThatAnAgentHangsAndGoesOnWithIt() throws Exception {
    Process agent = agent();
    BufferedReader lines = watch("watch", "--json").inputReader();
    next(lines, "\"atRest\"");
    new ProcessBuilder("kill", "-STOP", "" + agent.pid()).start().waitFor();
    next(lines, "\"absent\"");
    new ProcessBuilder("kill", "-CONT", "" + agent.pid()).start().waitFor();
    next(lines, "\"atRest\"");
  }

  @Test
  void writesEachEventAsItsSchemaSays() throws Exception {
    agent();
    BufferedReader lines = watch("watch", "--json").inputReader();
    String first = lines.readLine();
    a.write("one", "text");
    String moved = next(lines, "\"moved\"");
    for (String line : List.of(first, moved, next(lines, "\"round\""))) {
      assertEquals(List.of(), Schemas.findings("watch.schema.json", line), line);
    }
  }

  @Test
  void showsTheOtherDevicesHowFastItGoesAndHowItHearsOfThem() throws Exception {
    try (NatsServer server = NatsServer.start(Files.createDirectory(folder.resolve("nats")))) {
      a.changeDocument(text ->
          text.replaceFirst("spec:\n", "spec:\n  nats:\n    urls: [" + server.url() + "]\n"));
      b.sync();
      agent();
      String lag = "; lag 0; outbox 0";
      Eventually.holds(() -> a.tcfs("status").out().contains(lag), () -> a.tcfs("status").all());
      List<Pattern> awaited =
          new ArrayList<>(
              Stream.of(
                      "NATS   connected: " + server.url() + ", since .*" + lag,
                      "peer   b: \\d+ behind, last reported at \\S+ \\S+Z",
                      "\\S+ \\S+  1 done, 0 failed; 4[.]0 MiB up [(]" + RATE + "[)], 0 B down .*")
                  .map(Pattern::compile)
                  .toList());
      BufferedReader lines = watch("watch").inputReader();
      next(lines, "agent  ");
      Files.write(a.at("large"), new byte[4 << 20]);
      List<String> read = new ArrayList<>();
      Eventually.holds(
          () -> {
            while (lines.ready()) {
              String line = lines.readLine();
              read.add(line);
              awaited.removeIf(each -> each.matcher(line).matches());
            }
            return awaited.isEmpty();
          },
          () -> awaited + " is not in\n" + String.join("\n", read));
    }
  }
}
