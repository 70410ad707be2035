package io.tummycrypt.tcfs.app.docs;

import io.tummycrypt.tcfs.app.cli.Console;
import io.tummycrypt.tcfs.app.cli.Context;
import io.tummycrypt.tcfs.app.cli.ExitCode;
import io.tummycrypt.tcfs.app.cli.GlobalOptions;
import io.tummycrypt.tcfs.app.cli.TcfsCommand;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The reference of all commands, as their own help tells it. */
final class CommandsPage {
  private final StringBuilder out = new StringBuilder();

  private CommandsPage() {}

  static String text() {
    CommandsPage page = new CommandsPage();
    page.out.append(
        """
        # Commands

        <!-- Generated from the help of the commands. %s -->

        What holds for all of them (exit codes, messages, paths, signs) is on the page
        [the command line](command-line.md); what `--json` prints is on [its own page](json.md). An option that a command needs is called
        required.
        """
            .formatted(Pages.REGENERATE));
    Context context =
        new Context(
            Console.ofProcess(Map.of()),
            Map.of(),
            _ -> {
              throw new IllegalStateException("no command is run");
            });
    page.add(TcfsCommand.of(context, "1"));
    page.out.append("\n## Options of every command\n");
    page.addArguments(CommandSpec.forAnnotatedObject(new GlobalOptions()), option -> true);
    return page.out.toString();
  }

  /** The rows of the table of exit codes. */
  static String exitCodes() {
    StringBuilder rows = new StringBuilder("| code | meaning |\n|---|---|\n");
    for (ExitCode exit : ExitCode.values()) {
      rows.append("| %d | %s |\n".formatted(exit.code(), exit.meaning()));
    }
    return rows.toString();
  }

  private void add(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    CommandLine.Help help = command.getHelp();
    out.append("\n## `").append(spec.qualifiedName()).append("`\n\n");
    for (String line : spec.usageMessage().description()) {
      out.append(line.formatted()).append('\n');
    }
    block(help.synopsis(0));
    addArguments(spec, option -> !option.usageHelp() && !option.hidden());
    if (!below(command).isEmpty()) {
      out.append("\nCommands: `");
      out.append(String.join("`, `", below(command).keySet())).append("`.\n");
    }
    block(examples(spec));
    below(command).values().forEach(this::add);
  }

  private static Map<String, CommandLine> below(CommandLine command) {
    Map<String, CommandLine> below = new LinkedHashMap<>(command.getSubcommands());
    below.values().removeIf(each -> each.getCommandSpec().usageMessage().hidden());
    return below;
  }

  /** The footer of the help, up to what is no example. */
  private static String examples(CommandSpec spec) {
    return Stream.of(spec.usageMessage().footer())
        .takeWhile(line -> line.startsWith("  "))
        .map(line -> line.formatted() + "\n")
        .collect(Collectors.joining());
  }

  private void block(String text) {
    out.append("\n```text\n").append(text.stripTrailing().stripIndent()).append("\n```\n");
  }

  private void addArguments(CommandSpec spec, Predicate<OptionSpec> isShown) {
    StringBuilder rows = new StringBuilder();
    spec.positionalParameters().forEach(word -> rows.append(row(word.paramLabel(), word)));
    for (OptionSpec option : spec.options()) {
      if (isShown.test(option)) {
        rows.append(row(names(option), option));
      }
    }
    if (!rows.isEmpty()) {
      out.append("\n| argument | meaning |\n|---|---|\n").append(rows);
    }
  }

  private static String names(OptionSpec option) {
    String names = String.join("`, `", option.names());
    return option.arity().max() == 0 ? names : names + " " + option.paramLabel();
  }

  private static String row(String name, ArgSpec argument) {
    String required =
        argument.required() && argument.isOption() && argument.group() == null ? "Required. " : "";
    String meaning = String.join(" ", argument.description()).replace("|", "\\|");
    return "| `%s` | %s%s |\n".formatted(name, required, meaning);
  }
}
