package io.tummycrypt.tcfs.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The planner does what a model of the merge rules did in recorded scenarios: a program of its own,
 * made for the rules alone, whose fleets lost nothing and became equal. After each step the same
 * must be published, copied, held, dropped, and on the device's disk. Others than those in the
 * repository are replayed with {@code -Dtcfs.vectors=FILE}.
 *
 * <p>The model was first made to agree with what is decided here on purpose; with each of these its
 * own promises were checked again.
 *
 * <ul>
 *   <li>Of equal contents that lose only the first gets a copy, and the last thing that decides the
 *       order of siblings is the dot.
 *   <li>What was deleted here and has a newer version elsewhere is pulled back. The model published
 *       a tombstone first, which lost.
 *   <li>While heads are missing nothing is settled, and where nothing that was read has seen the
 *       base nothing is written. The model put back what was older than the base.
 *   <li>The tombstone of a conflict copy is kept also for a version of its source that is
 *       superseded, but still in a log.
 *   <li>A cycle is one plan. It places the copies that it publishes, it carries out decisions
 *       beside everything else, and if the process dies when the head is written, it is all of the
 *       plan that was published. The model needed another cycle for the first, did nothing else
 *       with the second, and published only edits in the third.
 * </ul>
 */
class MergeVectorsTest {
  private static final String RESOURCE = "/vectors/merge.txt";

  @Test
  void everyScenarioGoesAsItWasRecorded() throws IOException {
    List<String> differences = new ArrayList<>();
    int[] scenarios = new int[1];
    try (BufferedReader in = open()) {
      RecordedScenario.readAll(
          in,
          scenario -> {
            scenarios[0]++;
            differences.addAll(replay(scenario));
          });
    }
    System.out.println(scenarios[0] + " recorded scenarios replayed");
    assertNotEquals(0, scenarios[0]);
    assertEquals(List.of(), differences);
  }

  /** How the scenario went another way; empty if it did not. */
  static List<String> replay(RecordedScenario scenario) {
    RecordedFleet fleet = new RecordedFleet(scenario.devices());
    int number = 0;
    for (String line : scenario.lines()) {
      number++;
      try {
        fleet.take(RecordedStep.parse(line));
      } catch (AssertionError | RuntimeException e) {
        String where = "scenario " + scenario.name() + ", step " + number + " '" + line + "': ";
        return List.of(where + e);
      }
    }
    return List.of();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\nw", "\nm", "\nl", "\nc", "\nx", "\nk", "\nt", "\nf", "\nequal", " h", " +", " ^r", " !",
        " ~", " ?", " r"
      })
  void someScenarioHas(String stepOrResult) throws IOException {
    try (BufferedReader in = open()) {
      assertTrue(in.lines().anyMatch(line -> ("\n" + line).contains(stepOrResult)));
    }
  }

  private static BufferedReader open() throws IOException {
    String file = System.getProperty("tcfs.vectors");
    if (file != null) {
      return Files.newBufferedReader(Path.of(file));
    }
    InputStream in = MergeVectorsTest.class.getResourceAsStream(RESOURCE);
    if (in == null) {
      throw new FileNotFoundException("there is no test resource " + RESOURCE);
    }
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }
}
