package io.tummycrypt.tcfs.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.terminal.Terminal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class HelpTest {
  private final Shell shell = new Shell();

  @ParameterizedTest
  @EnumSource(HelpTopic.class)
  void explainsEachTopicOnOneScreen(HelpTopic topic) {
    assertEquals(0, shell.run("help", topic.text()), shell.err);
    assertTrue(shell.out.lines().count() <= 30, shell.out);
    assertTrue(shell.out.lines().allMatch(line -> line.length() <= 100), shell.out);
    assertTrue(shell.out.contains("See also: "), shell.out);
    assertTrue(help("--help").contains(topic.text()));
    assertTrue(help("help", "--help").contains(topic.text()));
  }

  @ParameterizedTest
  @EnumSource(HelpTopic.class)
  void fitsEachTopicToANarrowTerminal(HelpTopic topic) {
    String wide = help("help", topic.text());
    shell.terminal = new Terminal(true, true, 80, 200, false);
    String narrow = help("help", topic.text());
    assertTrue(narrow.lines().allMatch(line -> line.length() <= 80), narrow);
    assertEquals(wide.replaceAll("\\s+", " "), narrow.replaceAll("\\s+", " "));
  }

  @Test
  void fitsTheHelpOfCommandsToANarrowTerminal() {
    shell.terminal = new Terminal(true, true, 80, 200, false);
    assertTrue(help("--help").lines().count() <= 30, shell.out);
    for (String command : List.of("", "show", "push", "resolve-conflict", "fleet publish")) {
      String text = help((command + " --help").strip().split(" "));
      assertTrue(text.lines().allMatch(line -> line.length() <= 80), text);
      assertEquals(text, help(("help " + command).strip().split(" ")));
    }
  }

  @Test
  void explainsACommandAsItsOwnHelpDoes() {
    assertEquals(help("fleet", "publish", "--help"), help("help", "fleet", "publish"));
    assertEquals(help("sync", "--help"), help("help", "sync"));
    assertEquals(help("--help"), help("help"));
  }

  @Test
  void suggestsATopicOrACommand() {
    assertEquals(64, shell.run("help", "paterns"));
    assertTrue(
        shell.err.startsWith("tcfs: unknown command or topic paterns; did you mean 'patterns'?"),
        shell.err);
    assertEquals(64, shell.run("help", "fleet", "publsh"));
    assertTrue(shell.err.contains("did you mean 'publish'?"), shell.err);
    assertEquals(64, shell.run("help", "conflicts", "patterns"));
  }

  @Test
  void knowsAllExitCodes() {
    String text = help("help", "exit-codes");
    for (ExitCode code : ExitCode.values()) {
      assertTrue(text.lines().anyMatch(line -> line.startsWith("  " + code.code() + " ")), text);
    }
  }

  @Test
  void tellsWhichCommandsAloneHaveAnExitCode() {
    String text = help("help", "exit-codes");
    for (String command : List.of("diff-desired", "status --exit-code", "diff --exit-code")) {
      assertTrue(text.contains("only of '" + command) || text.contains("and of '" + command), text);
    }
    assertTrue(text.contains("4    conflicts wait for a person; of 'push':"), text);
  }

  @Test
  void knowsAllOptionsOfEveryCommand() {
    String text = help("help", "options");
    for (OptionSpec option : CommandSpec.forAnnotatedObject(new GlobalOptions()).options()) {
      for (String name : option.names()) {
        assertTrue(text.contains(name), name);
      }
    }
  }

  private String help(String... args) {
    assertEquals(0, shell.run(args), shell.err);
    return shell.out;
  }
}
