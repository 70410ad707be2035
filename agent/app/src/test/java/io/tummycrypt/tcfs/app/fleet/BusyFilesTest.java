package io.tummycrypt.tcfs.app.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.loop.Pace;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files that are written on and on, or saved again and again, beside an agent. */
@Timeout(120)
class BusyFilesTest extends TwoMachines {
  private static final long SETTLE = 1_000;
  private static final long LONGEST = 2_500;
  private static final Pace PACE =
      new Pace(10, SETTLE, LONGEST, 50, 3_600_000, 20_000, new Pace.Backoff(50, 500, 10));

  private RunningAgent agent;

  @BeforeEach
  void run() throws IOException, InterruptedException {
    agent = RunningAgent.of(a, PACE);
  }

  @AfterEach
  void end() throws InterruptedException {
    agent.end();
  }

  /** How many versions of a file were published. */
  private long versions(String path) {
    Pattern version = Pattern.compile("\\d{4}-\\d\\d-\\d\\d .* docs/" + path + " .*");
    return b.tcfs("log", "docs/" + path).out().lines().filter(version.asMatchPredicate()).count();
  }

  private static void pause(long millis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  private static long millisSince(long begin) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
  }

  private void arrives(String path, String text) {
    Eventually.holds(
        () -> {
          b.sync();
          return b.read(path).equals(text);
        },
        () -> path + " has not come");
  }

  @Test
  void aFileThatSomebodyWritesOnAndOnIsPublishedNowAndThen() throws IOException {
    long begin = System.nanoTime();
    long before = begin;
    long longestRest = 0;
    StringBuilder text = new StringBuilder();
    try (OutputStream out = Files.newOutputStream(a.at("growing"))) {
      while (versions("growing") == 0) {
        assertTrue(millisSince(begin) < 60_000, "it is not published while it is open");
        text.append("line ").append(text.length()).append('\n');
        out.write(text.substring(text.lastIndexOf("line ")).getBytes(UTF_8));
        longestRest = Math.max(longestRest, millisSince(before));
        before = System.nanoTime();
        pause(100);
      }
      long took = millisSince(begin);
      // Where this machine had no time for the writer, it seemed to have come to its end.
      assertTrue(
          took >= LONGEST || longestRest >= SETTLE,
          () -> "published after " + took + " ms, while it was written on and on");
    }
    arrives("growing", text.toString());
  }

  @Test
  void aFileThatIsSavedAHundredTimesIsPublishedAFewTimes() throws IOException {
    long begin = System.nanoTime();
    for (int i = 0; i < 100; i++) {
      a.write("saved", "text " + i);
      pause(Math.max(0, 10L * (i + 1) - millisSince(begin)));
    }
    long took = millisSince(begin);
    arrives("saved", "text 99");
    long versions = versions("saved");
    assertTrue(versions > 0, "the log does not tell");
    // Three at once, one when it is over, and one for each rest that a slow machine has made.
    assertTrue(versions <= 4 + took / LONGEST, () -> versions + " versions in " + took + " ms");
    assertEquals("text 99", a.read("saved"));
  }
}
