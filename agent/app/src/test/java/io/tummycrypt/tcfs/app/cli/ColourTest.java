package io.tummycrypt.tcfs.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.Samples;
import io.tummycrypt.tcfs.app.terminal.Terminal;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ColourTest {
  private static final Terminal BOTH = new Terminal(true, true, 200, 50, false);

  private final Shell shell = new Shell();

  @BeforeEach
  void planSomething() {
    shell.device.planned = Samples.rich();
  }

  @Test
  void isUsedOnATerminalOnly() {
    assertFalse(isColoured("diff-desired"));
    shell.terminal = BOTH;
    assertTrue(isColoured("diff-desired"));
    shell.terminal = new Terminal(false, true, 200, 50, false);
    assertFalse(isColoured("diff-desired"));
  }

  @Test
  void isNotUsedWhereTheEnvironmentSaysSo() {
    shell.terminal = BOTH;
    shell.environment = Map.of("NO_COLOR", "1");
    assertFalse(isColoured("diff-desired"));
    shell.environment = Map.of("NO_COLOR", "");
    assertTrue(isColoured("diff-desired"), "an empty NO_COLOR says nothing");
    shell.terminal = new Terminal(true, true, 200, 50, /* isDumb= */ true);
    assertFalse(isColoured("diff-desired"));
  }

  @Test
  void isAsTheOptionSaysBeforeTheCommandOrBehindIt() {
    assertTrue(isColoured("--color=always", "diff-desired"));
    assertTrue(isColoured("diff-desired", "--color", "always"));
    shell.terminal = BOTH;
    assertFalse(isColoured("--color=never", "diff-desired"));
    assertFalse(isColoured("diff-desired", "--color=never"));
    assertFalse(isColoured("--color=always", "diff-desired", "--json"));
    assertEquals(64, shell.run("status", "--color=pink"));
  }

  @Test
  void tellsTheLinesOfADiffApart() {
    shell.run("diff", "docs/plan.md", "--color=always");
    assertTrue(shell.out.contains("\u001b[1m--- docs/plan.md@base\u001b[0m\n"), shell.out);
    assertTrue(shell.out.contains("\n\u001b[31m-a\u001b[0m\n\u001b[32m+"), shell.out);
  }

  /** Whoever cannot see colours sees the same. */
  @Test
  void addsNothingThatIsNotThereWithoutIt() {
    for (String command : new String[] {"diff-desired", "status", "conflicts", "sync"}) {
      shell.run(command);
      String plain = shell.out;
      shell.run(command, "--color=always");
      assertTrue(shell.out.contains("\u001b["), command);
      assertEquals(plain, shell.out.replaceAll("\u001b\\[[0-9]*m", ""));
    }
  }

  @Test
  void showsAnErrorInRed() {
    shell.terminal = new Terminal(false, true, 80, 24, false);
    shell.run("snc");
    String[] lines = shell.err.split("\n", -1);
    assertEquals("\u001b[31mtcfs: unknown command snc; did you mean 'sync'?\u001b[0m", lines[0]);
    assertEquals("next step: tcfs --help", lines[1]);
  }

  private boolean isColoured(String... args) {
    shell.run(args);
    return shell.out.contains("\u001b[");
  }
}
