package io.tummycrypt.tcfs.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.Samples;
import io.tummycrypt.tcfs.app.terminal.Terminal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryCommandsTest {
  private final Shell shell = new Shell();

  @Test
  void logTakesAPathADeviceATimeAndALimit() {
    assertEquals(0, shell.run("log", "docs", "--device", "yoga", "--since", "2d", "-n", "7"));
    assertEquals(0, shell.run("log", "--since", "2026-11-20"));
    assertEquals(
        List.of(
            "log LogRequest[path=Optional[docs], device=Optional[yoga],"
                + " since=Optional[Age[age=PT48H]], limit=7]",
            "log LogRequest[path=Optional.empty, device=Optional.empty,"
                + " since=Optional[At[instant=2026-11-20T00:00:00Z]], limit=1000]"),
        shell.device.asked);
  }

  @Test
  void logExitsWithThreeIfSomethingIsUnreadable() {
    shell.device.changes = Samples.changes();
    assertEquals(3, shell.run("log"));
    assertTrue(shell.out.contains("Unreadable device bates"), shell.out);
  }

  @Test
  void showTakesThePathUpToTheLastAt() {
    assertEquals(0, shell.run("show", "photo@2x.png@yoga~9f3c:42"));
    assertEquals(0, shell.run("show", "a@base"));
    assertEquals(0, shell.run("show", "a@yoga"));
    assertEquals(
        List.of("show photo@2x.png yoga~9f3c:42", "show a base", "show a yoga"),
        shell.device.asked);
  }

  @Test
  void showWritesTheBytesAndNothingElse() {
    shell.run("show", "a@base");
    assertEquals("hello\u001b[2K\n", shell.out);
  }

  @Test
  void manifestLeavesItToTheFleetWhatAnAtBelongsTo() {
    assertEquals(0, shell.run("manifest", "photo@2x.png"));
    assertEquals(0, shell.run("manifest", "a@yoga", "--json"));
    assertEquals(List.of("manifest photo@2x.png", "manifest a@yoga"), shell.device.asked);
  }

  @Test
  void nothingReachesATerminalAsACommandWhereverTheInputComesFrom() {
    shell.terminal = new Terminal(true, false, 80, 24, false);
    shell.answer = Optional.empty();
    shell.run("show", "a@base");
    assertEquals("hello\\u001b[2K\n", shell.out);
    shell.run("--no-pager", "diff", "a");
    assertFalse(shell.out.contains("\u001b[2K"), shell.out);
    assertTrue(shell.out.contains("\\u001b[2K"), shell.out);
    shell.terminal = new Terminal(false, true, 80, 24, false);
    shell.answer = Optional.of("");
    shell.run("show", "a@base");
    assertEquals("hello\u001b[2K\n", shell.out);
  }

  @Test
  void diffComparesWithTheBaseUnlessItIsToldOtherwise() {
    assertEquals(0, shell.run("diff", "a"));
    assertEquals(2, shell.run("diff", "a", "--with", "lab", "--to", "yoga:3", "--exit-code"));
    assertEquals(
        List.of("compare a base Optional.empty", "compare a lab Optional[yoga:3]"),
        shell.device.asked);
    assertTrue(shell.out.startsWith("docs/plan.md: mode 0644 -> 0600\n--- docs/plan.md@base\n"));
  }
}
