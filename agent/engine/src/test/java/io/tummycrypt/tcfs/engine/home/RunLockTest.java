package io.tummycrypt.tcfs.engine.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tummycrypt.tcfs.engine.home.RunLock.Attempt;
import io.tummycrypt.tcfs.engine.home.RunLock.Holder;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RunLockTest {
  private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");

  @TempDir private Path temp;
  private TcfsHome home = TcfsHome.in(Path.of("/"));

  @BeforeEach
  void chooseAHome() {
    home = TcfsHome.in(temp);
  }

  private RunLock taken(String command) throws IOException {
    return assertInstanceOf(Attempt.Taken.class, RunLock.take(home, command, NOW)).lock();
  }

  private Attempt.Busy busy() throws IOException {
    return assertInstanceOf(Attempt.Busy.class, RunLock.take(home, "tcfs apply", NOW));
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            LockingProgram.class.getName(),
            temp.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String run(Process program) throws IOException {
    try (BufferedReader lines = program.inputReader()) {
      return String.valueOf(lines.readLine());
    }
  }

  @Test
  void aSecondTakerLearnsWhoWorksThere() throws IOException {
    try (RunLock _ = taken("tcfs sync")) {
      Holder holder = new Holder(ProcessHandle.current().pid(), NOW, "tcfs sync");
      assertEquals(Optional.of(holder), busy().holder());
      assertEquals(
          "'tcfs sync' (process " + holder.pid() + ", since 2026-11-01 10:00:00Z)", busy().who());
    }
  }

  @Test
  void itIsFreeAgainOnceClosed() throws IOException {
    RunLock first = taken("tcfs sync");
    first.close();
    try (RunLock _ = taken("tcfs apply")) {
      first.close();
      busy();
    }
    try (Stream<Path> left = Files.list(home.run())) {
      assertEquals(List.of(home.run().resolve("lock")), left.toList());
    }
  }

  @Test
  void anotherProcessFindsItTakenAlsoAfterAnAttemptFromWithin() throws Exception {
    try (RunLock _ = taken("tcfs sync")) {
      busy();
      Process other = start();
      assertEquals("busy " + ProcessHandle.current().pid(), run(other));
      other.waitFor();
    }
  }

  @Test
  void aKilledHolderFreesIt() throws Exception {
    Process other = start();
    try (BufferedReader lines = other.inputReader()) {
      assertEquals("taken", lines.readLine());
      assertEquals(other.pid(), busy().holder().orElseThrow().pid());
      other.destroyForcibly().waitFor();
    }
    taken("tcfs sync").close();
  }

  @Test
  void whatAKilledHolderWroteIsNotBelieved() throws Exception {
    Process gone = start();
    gone.destroyForcibly().waitFor();
    try (RunLock _ = taken("tcfs sync")) {
      for (String text : List.of(gone.pid() + "\n" + NOW + "\ntcfs sync\n", "", "x\ny\nz\n")) {
        Files.writeString(home.run().resolve("holder"), text);
        assertEquals("another run of tcfs", busy().who());
      }
    }
  }

  @Test
  void aCommandForgesNoLine() throws IOException {
    try (RunLock _ = taken("tcfs sync\n1")) {
      assertEquals("tcfs sync\\n1", busy().holder().orElseThrow().command());
    }
  }

  @Test
  void theSameFolderByAnotherNameIsTheSameLock() throws IOException {
    Files.createDirectories(temp.resolve("real"));
    Files.createSymbolicLink(temp.resolve("link"), temp.resolve("real"));
    home = TcfsHome.in(temp.resolve("real"));
    try (RunLock _ = taken("tcfs sync")) {
      home = TcfsHome.in(temp.resolve("link"));
      busy();
    }
  }

  @Test
  void aLookTellsWhoHasItAndTakesNothing() throws Exception {
    assertNull(RunLock.look(home));
    assertFalse(Files.exists(home.run()), "something was made");
    try (RunLock _ = taken("tcfs sync")) {
      Attempt.Busy own = Objects.requireNonNull(RunLock.look(home));
      assertEquals("tcfs sync", own.holder().orElseThrow().command());
    }
    assertNull(RunLock.look(home));
    Process other = start();
    try (BufferedReader lines = other.inputReader()) {
      assertEquals("taken", lines.readLine());
      Attempt.Busy others = Objects.requireNonNull(RunLock.look(home));
      assertEquals(other.pid(), others.holder().orElseThrow().pid());
      other.destroyForcibly().waitFor();
    }
    assertNull(RunLock.look(home));
  }
}
