package io.tummycrypt.tcfs.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.Generators;
import io.tummycrypt.tcfs.core.observed.DeviceState;
import io.tummycrypt.tcfs.core.observed.StateChange;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class JournalCrashTest {
  private static final long SEED = Generators.firstSeed(JournalCrashTest.class);
  private static final int KILLS = 12;
  private static final long LEAST_COMPACTED = 3_000;

  @TempDir private Path temp;

  private Process start(List<String> prefix) throws IOException {
    Files.createDirectories(temp.resolve("tmp"));
    List<String> command = new ArrayList<>(prefix);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:-UsePerfData",
            "-Xshare:auto",
            "-Djava.io.tmpdir=" + temp.resolve("tmp"),
            "-cp",
            System.getProperty("java.class.path"),
            CommittingProgram.class.getName(),
            temp.resolve("state").toString(),
            Long.toString(LEAST_COMPACTED)));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private DeviceState load() throws IOException {
    return new JournalStateStore(temp.resolve("state")).load();
  }

  @Test
  void whatWasSaidToBeCommittedOutlivesEveryKill() throws Exception {
    Generators any = Generators.seeded(SEED);
    long said = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Process program = start(List.of());
      try (BufferedReader lines = program.inputReader()) {
        for (int more = any.below(150); more >= 0; more--) {
          said = Long.parseLong(lines.readLine());
        }
        program.toHandle().destroyForcibly(); // the process itself would close what is not read yet
        program.waitFor();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          said = Math.max(said, longOr(line, said));
        }
      }
      DeviceState state = load();
      assertTrue(state.counter() >= said, state.counter() + " after " + said + " was said");
      assertTrue(state.counter() <= said + 1, state.counter() + " after " + said + " was said");
      assertTrue(CommittingProgram.isWhole(state), "half a commit at " + state.counter());
      said = state.counter();
    }
    assertEquals(List.of(), left(temp.resolve("tmp")));
  }

  /** The last line may have been cut by the kill; a shorter number is not larger. */
  private static long longOr(String line, long otherwise) {
    return line.isEmpty() ? otherwise : Long.parseLong(line);
  }

  @Test
  void aWriteThatFailsLosesNothingAndTheNextRunGoesOn() throws Exception {
    Process program = start(List.of("/bin/sh", "-c", "ulimit -f 20; exec \"$@\"", "sh"));
    String last = "";
    long said = 0;
    try (BufferedReader lines = program.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said = line.startsWith("failed") ? said : Long.parseLong(line);
        last = line;
      }
    }
    program.waitFor();
    assertTrue(last.startsWith("failed: "), "a file of 10 KiB at most ended with " + last);
    assertTrue(said > 10, "only " + said + " commits fit");
    assertEquals(said, load().counter());
    assertTrue(CommittingProgram.isWhole(load()));
    new JournalStateStore(temp.resolve("state")).commit(List.of(new StateChange.Counter(said + 1)));
    assertEquals(said + 1, load().counter());
    assertEquals(List.of("journal"), left(temp.resolve("state")));
  }

  private static List<String> left(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
