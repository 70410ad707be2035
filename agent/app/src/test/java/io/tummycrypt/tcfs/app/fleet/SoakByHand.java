package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What takes too long for every build; {@code tools/soak.sh} runs it. Three agents, edits at random
 * and faults, or kills at random moments; at the end all have all.
 */
class SoakByHand {
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final Pattern THREADS = Pattern.compile("Threads:\\s+(\\d+)");
  private static final long PAUSE_MILLIS = 250;
  private static final long FEW = 8;

  @TempDir(factory = MemoryFolder.class)
  Path folder;

  private final Random random = new Random(Long.getLong("tcfs.soak.seed", 1));
  private final KillUsers users = new KillUsers(random);
  private final List<Sample> samples = new ArrayList<>();
  private Daemons daemons;

  /** What a process has. */
  private record Sample(long megabytes, long threads, long open) {
    static Sample of(ProcessHandle process) throws IOException {
      Path folder = Path.of("/proc", Long.toString(process.pid()));
      String status = Files.readString(folder.resolve("status"));
      try (Stream<Path> open = Files.list(folder.resolve("fd"))) {
        return new Sample(number(RESIDENT, status) >> 10, number(THREADS, status), open.count());
      }
    }

    private static long number(Pattern pattern, String status) {
      MatchResult found = pattern.matcher(status).results().findFirst().orElseThrow();
      return Long.parseLong(found.group(1));
    }
  }

  @BeforeEach
  void build() throws Exception {
    daemons = new Daemons(folder);
    daemons.startAll();
  }

  @AfterEach
  void end() throws IOException {
    daemons.close();
  }

  private static void say(String text) {
    IO.println(Instant.now() + " " + text);
  }

  private static void pause(long millis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  private Machine any() {
    return daemons.fleet.get(random.nextInt(3));
  }

  private void nothingIsLost() throws IOException {
    daemons.awaitEqual();
    for (Machine machine : daemons.fleet.machines()) {
      users.findAllIn(machine);
    }
  }

  /** The first agent is never ended, so that it is seen whether it grows. */
  @Test
  void editsAndFaults() throws Exception {
    Duration whole = Duration.ofMinutes(Integer.getInteger("tcfs.soak.minutes", 60));
    Instant end = Instant.now().plus(whole);
    Instant nextFault = Instant.now();
    Instant nextSample = Instant.now();
    int edits = 0;
    int faults = 0;
    while (Instant.now().isBefore(end)) {
      users.work(any(), 1 + random.nextInt(3));
      edits++;
      pause(random.nextLong(2 * PAUSE_MILLIS));
      if (Instant.now().isAfter(nextFault)) {
        fault(faults++);
        nextFault = Instant.now().plusSeconds(10 + random.nextInt(20));
      }
      if (Instant.now().isAfter(nextSample)) {
        samples.add(Sample.of(daemons.of(daemons.fleet.get(0)).toHandle()));
        nextSample = Instant.now().plusSeconds(Math.max(1, whole.toSeconds() / 120));
      }
    }
    nothingIsLost();
    say("%d rounds of edits, %d faults; all are equal, nothing is lost".formatted(edits, faults));
    say("of the first agent, medians of the second and the last quarter:");
    steady("MiB", Sample::megabytes, 16);
    steady("threads", Sample::threads, FEW);
    steady("open files", Sample::open, FEW);
  }

  private void fault(int number) throws Exception {
    Machine other = daemons.fleet.get(1 + random.nextInt(2));
    long millis = random.nextLong(5_000);
    switch (number % 5) {
      case 0 -> {
        daemons.nats.kill();
        pause(millis);
        daemons.nats.restart();
      }
      case 1 -> {
        daemons.wayToBucket.cut();
        users.work(any(), 5);
        pause(millis);
        daemons.wayToBucket.mend();
      }
      case 2 -> {
        daemons.kill(other);
        users.work(other, 5);
        daemons.start(other);
      }
      case 3 -> {
        daemons.signal(other, "STOP");
        users.work(any(), 5);
        pause(millis);
        daemons.signal(other, "CONT");
      }
      default -> {
        daemons.end(other);
        users.work(other, 5);
        daemons.start(other);
      }
    }
  }

  private void steady(String what, ToLongFunction<Sample> value, long more) {
    int quarter = samples.size() / 4;
    long before = median(samples.subList(quarter, 2 * quarter), value);
    long after = median(samples.subList(3 * quarter, samples.size()), value);
    say("  %s: %d, %d".formatted(what, before, after));
    assertTrue(after <= before + before / 10 + more, what + " grow: " + samples);
  }

  private static long median(List<Sample> some, ToLongFunction<Sample> value) {
    return some.stream().mapToLong(value).sorted().skip(some.size() / 2).findFirst().orElseThrow();
  }

  @Test
  void kills() throws Exception {
    int kills = Integer.getInteger("tcfs.soak.kills", 200);
    for (int i = 0; i < kills; i++) {
      Machine victim = any();
      for (Machine machine : daemons.fleet.machines()) {
        users.work(machine, random.nextInt(10));
      }
      LockSupport.parkNanos(random.nextLong(TimeUnit.MILLISECONDS.toNanos(400)));
      daemons.kill(victim);
      users.work(victim, random.nextInt(5));
      daemons.start(victim);
      if (i % 20 == 19) {
        nothingIsLost();
        say((i + 1) + " kills; all are equal, nothing is lost");
      }
    }
    nothingIsLost();
  }
}
