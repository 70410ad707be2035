package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An agent whose system tells it of no changes. */
@Timeout(300)
class UnwatchedAgentTest extends TwoMachines {
  private static final String LIMIT = "/proc/sys/user/max_inotify_watches";

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

  /** A user namespace has limits of its own. */
  private Process startLimited(int limit, int folders) throws IOException {
    for (int i = 0; i < folders; i++) {
      a.write(i + "/first", "text");
    }
    Path log = a.home().resolveSibling("agent.log");
    ProcessBuilder agent = a.agent().redirectError(log.toFile());
    List<String> words = List.copyOf(agent.command());
    agent.command(limited(limit, "exec \"$@\""));
    agent.command().add("sh");
    agent.command().addAll(words);
    Process process = agent.start();
    started.add(process);
    assertEquals("ready", process.inputReader().readLine(), () -> log(log));
    Eventually.holds(() -> told(".* \\d+ folders not watched, .*"), () -> log(log));
    assertTrue(log(log).contains("raise fs.inotify.max_user_watches"), log(log));
    return process;
  }

  private void findsAll(int folders) throws IOException {
    for (int i = 0; i < folders; i++) {
      a.write(i + "/second", "text");
    }
    a.tcfs("resume"); // Has it look at the fleet, as it does every 30 seconds.
    Eventually.holds(
        () -> {
          b.sync();
          return Tree.shared(a.docs()).equals(Tree.shared(b.docs()));
        },
        () -> "not all was found");
  }

  @Test
  void watchesAsMuchAsItMayAndLooksAtTheRestUntilItMayWatchAll() throws Exception {
    assumeTrue(isLimited(), "this user may not make a namespace with a limit of its own");
    Process process = startLimited(100, 150);
    long unwatched = unwatched();
    assertTrue(unwatched > 0 && unwatched < 150, unwatched + " folders are not watched");
    findsAll(150);

    List<String> raise =
        List.of("nsenter", "-t", "" + process.pid(), "-U", "--preserve-credentials");
    List<String> raised = new ArrayList<>(raise);
    raised.addAll(List.of("sh", "-c", "echo 10000 >" + LIMIT));
    assertEquals(0, new ProcessBuilder(raised).start().waitFor());
    a.tcfs("resume");
    Eventually.holds(() -> !told(".*not watched.*"), () -> a.tcfs("status").out());
  }

  private long unwatched() {
    return a.tcfs("status")
        .out()
        .lines()
        .map(Pattern.compile("(\\d+) folders not watched")::matcher)
        .filter(Matcher::find)
        .mapToLong(found -> Long.parseLong(found.group(1)))
        .sum();
  }

  private boolean told(String line) {
    return a.tcfs("status").out().lines().anyMatch(each -> each.matches(line));
  }

  private static List<String> limited(int limit, String script) {
    String all = "echo %d >%s && %s".formatted(limit, LIMIT, script);
    return new ArrayList<>(List.of("unshare", "-U", "-r", "sh", "-c", all));
  }

  private static boolean isLimited() throws InterruptedException {
    try {
      return new ProcessBuilder(limited(20, "true")).start().waitFor() == 0;
    } catch (IOException _) {
      return false;
    }
  }
}
