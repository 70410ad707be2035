package io.tummycrypt.tcfs.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.Samples;
import io.tummycrypt.tcfs.core.observed.Problem;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Notice;
import io.tummycrypt.tcfs.core.plan.Reason.Rule;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GlobalOptionsTest {
  private final Shell shell = new Shell();

  @Test
  void quietPrintsNothingWhereAllIsWell() {
    for (String command : List.of("sync", "status", "diff-desired", "conflicts", "init")) {
      assertEquals(0, shell.run(command, "-q"), shell.err);
      assertEquals("", shell.out + shell.err, command);
      assertEquals(0, shell.run("--quiet", command), shell.err);
      assertEquals("", shell.out + shell.err, command);
    }
    assertEquals(0, shell.run("-q", "fleet", "publish"));
    assertEquals(0, shell.run("device", "-q", "revoke", "bates"));
    assertEquals("", shell.out);
    assertEquals(0, shell.run("root", "add", "pics=/data/pics", "-q"));
    assertEquals("", shell.out);
    assertEquals(0, shell.run("-q", "root", "remove", "pics"));
    assertEquals(0, shell.run("-q", "root", "remove", "pics", "--fleet"));
    assertEquals("", shell.out);
    assertEquals(0, shell.run("apply", "--yes", "-q"), shell.err);
    assertEquals("", shell.out);
  }

  /** A socket in a root must not be a mail from cron each hour. */
  @Test
  void quietSaysNothingOfWhatItsExitCodeDoesNotStandFor() {
    TreePath path = Samples.path("socket");
    Problem socket = new Problem(Problem.Kind.SPECIAL, "a socket");
    shell.device.planned =
        Samples.planned(List.of(), List.of(new Notice.Finding(Samples.DOCS, path, socket)));
    for (String command : List.of("sync", "status", "diff-desired")) {
      assertEquals(0, shell.run(command, "-q"), shell.err);
      assertEquals("", shell.out, command);
      assertEquals(0, shell.run(command), shell.err);
      assertTrue(shell.out.contains("a socket"), shell.out);
    }
  }

  @Test
  void quietTellsWhatItsExitCodeStandsFor() {
    shell.device.planned = Samples.rich();
    assertEquals(3, shell.run("-q", "sync"));
    assertTrue(shell.out.startsWith("Conflict in root "), shell.out);
    assertTrue(shell.out.contains("\nHeld in root "), shell.out);
    assertFalse(shell.out.contains("Done in root"), shell.out);
    assertEquals(3, shell.run("diff-desired", "-q"));
    assertTrue(shell.out.contains("Held in root "), shell.out);
    assertEquals(64, shell.run("-q", "snc"));
    assertTrue(shell.err.startsWith("tcfs: unknown command"), shell.err);
  }

  @Test
  void quietShowsWhatAPersonIsAskedAbout() {
    shell.device.planned =
        Samples.planned(
            List.of(Samples.push("a", Samples.file(1, 3), Rule.NEW_HERE, 3, 1)), List.of());
    shell.answer = Optional.of("yes");
    assertEquals(0, shell.run("apply", "-q"), shell.err);
    assertTrue(shell.out.contains("+ publish  a"), shell.out);
  }

  @Test
  void quietLeavesJsonAsItIs() {
    shell.run("status", "--json");
    String json = shell.out;
    shell.run("-q", "status", "--json");
    assertEquals(json, shell.out);
  }

  @Test
  void statsArePartOfJsonAndElseAMessage() {
    assertEquals(0, shell.run("sync", "--stats"), shell.err);
    assertTrue(shell.err.startsWith("Stats\n  requests      0\n"), shell.err);
    String text = shell.out;
    assertEquals(0, shell.run("--stats", "sync", "--json"));
    assertEquals("", shell.err);
    assertTrue(shell.out.contains("\"stats\" : {"), shell.out);
    assertEquals(0, shell.run("sync"));
    assertEquals(text, shell.out);
  }
}
