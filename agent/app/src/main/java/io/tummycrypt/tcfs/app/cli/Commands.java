package io.tummycrypt.tcfs.app.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * The commands by their words. Only those that a command line is about are built, for to read the
 * annotations of all takes longer than most commands do.
 */
final class Commands {
  /** The one command that tells of all the others. */
  private static final String HELP = "help";

  private final Map<String, Supplier<Object>> commands = new LinkedHashMap<>();

  void addSubcommand(String word, Object command) {
    commands.put(word, () -> command);
  }

  /** A group, which builds the commands below it. */
  void addSubcommand(String word, Supplier<CommandLine> group) {
    commands.put(word, group::get);
  }

  /** Gives the program the command of this word; all of them if there is no such command. */
  void register(CommandLine program, String word) {
    if (commands.containsKey(word) && !word.equals(HELP)) {
      program.addSubcommand(word, commands.get(word).get());
    } else {
      commands.forEach((each, command) -> program.addSubcommand(each, command.get()));
    }
  }
}
