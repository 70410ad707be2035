package io.tummycrypt.tcfs.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.Samples;
import io.tummycrypt.tcfs.app.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The pager of these tests writes what it is given into a file. */
@Timeout(60)
class PagerTest {
  @TempDir Path folder;
  private final Shell shell = new Shell();
  private String plain = "";

  @BeforeEach
  void planALot() {
    shell.device.planned = Samples.rich();
    shell.run("diff-desired");
    plain = shell.out;
    shell.terminal = new Terminal(true, true, 500, 10, false);
    shell.environment = environment("TCFS_PAGER", "cat >'" + folder.resolve("paged") + "'");
  }

  private static Map<String, String> environment(String variable, String value) {
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", System.getenv("PATH"));
    environment.put("NO_COLOR", "1");
    environment.put(variable, value);
    return environment;
  }

  @Test
  void isGivenAResultThatIsLongerThanTheScreen() throws IOException {
    assertEquals(3, shell.run("diff-desired"), shell.err);
    assertEquals("", shell.out);
    assertEquals(plain, Files.readString(folder.resolve("paged")));
  }

  @Test
  void isNotStartedForAResultThatFitsOnTheScreen() {
    shell.device.planned = Samples.empty();
    assertEquals(0, shell.run("conflicts"));
    assertEquals("No conflict waits for you.\n", shell.out);
    shell.device.planned = Samples.rich();
    shell.terminal = new Terminal(true, true, 500, 1 + (int) plain.lines().count(), false);
    shell.run("diff-desired");
    assertEquals(plain, shell.out);
    assertFalse(Files.exists(folder.resolve("paged")));
  }

  @Test
  void isNotStartedWhereNobodyReadsOrWantsIt() {
    shell.run("--no-pager", "diff-desired");
    assertEquals(plain, shell.out);
    shell.run("sync");
    assertTrue(shell.out.contains("Result: "), "what is done is told at once");
    shell.run("diff-desired", "--json");
    assertTrue(shell.out.startsWith("{"), shell.out);
    shell.terminal = new Terminal(false, true, 500, 10, false);
    shell.run("diff-desired");
    assertEquals(plain, shell.out);
    assertFalse(Files.exists(folder.resolve("paged")));
  }

  @Test
  void isAsTheEnvironmentSays() throws IOException {
    shell.environment = environment("PAGER", "cat >'" + folder.resolve("other") + "'");
    shell.run("diff-desired");
    assertEquals(plain, Files.readString(folder.resolve("other")));
    for (String none : new String[] {"", "cat", "no-such-pager --here", "/no/such/pager"}) {
      shell.environment = environment("TCFS_PAGER", none);
      shell.run("diff-desired");
      assertEquals(plain, shell.out);
    }
  }

  @Test
  void isGivenADiffAndWhatIsSaidOfItInTheirOrder() throws IOException {
    shell.terminal = new Terminal(true, true, 80, 3, false);
    assertEquals(0, shell.run("diff", "docs/plan.md"), shell.err);
    assertEquals("", shell.out);
    assertEquals(
        """
        docs/plan.md: mode 0644 -> 0600
        --- docs/plan.md@base
        +++ docs/plan.md
        @@ -1,1 +1,1 @@
        -a
        +\\u001b[2K
        """,
        Files.readString(folder.resolve("paged")));
  }

  @Test
  void isGivenHelpThatIsLongerThanTheScreen() throws IOException {
    assertEquals(0, shell.run("--help"), shell.err);
    assertEquals("", shell.out);
    assertTrue(Files.readString(folder.resolve("paged")).contains("\nCommands:\n"));
  }

  @Test
  void isGivenAPlanBeforeTheQuestionAndNotWhatIsDone() throws IOException {
    shell.answer = Optional.of("yes");
    assertEquals(3, shell.run("apply"), shell.err);
    String paged = Files.readString(folder.resolve("paged"));
    assertTrue(paged.contains("Plan: "), paged);
    assertTrue(shell.out.contains("Result: "), shell.out);
    assertFalse(shell.out.contains("Plan: "), shell.out);
    assertFalse(paged.contains("Result: "), paged);
  }

  @Test
  void mayBeLeftBeforeTheEnd() {
    shell.device.difference = Collections.nCopies(200_000, "+ a line");
    shell.environment = environment("TCFS_PAGER", "true");
    assertEquals(0, shell.run("fleet", "diff"), shell.err);
    assertEquals("", shell.err);
  }

  @Test
  void isLeftBeforeAMessageIsPrinted() throws IOException {
    Path plan = folder.resolve("plan.json");
    shell.run("diff-desired", "-o", plan.toString());
    assertTrue(shell.err.startsWith("saved plan "), shell.err);
    shell.terminal = new Terminal(true, true, 500, 1 + (int) plain.lines().count(), false);
    shell.run("diff-desired", "-o", plan.toString());
    assertEquals(plain, shell.out);
  }
}
