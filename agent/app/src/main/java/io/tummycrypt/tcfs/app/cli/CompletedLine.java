package io.tummycrypt.tcfs.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ScopeType;

/**
 * What the last word of a command line can be.
 *
 * @param before what every word is to begin with, as in {@code --device=}
 * @param word the last word, without that
 * @param words commands or options that begin with it
 * @param value whose value it is; null where it is none
 * @param operands the words before it that are neither a command nor an option
 */
record CompletedLine(
    String before,
    String word,
    List<String> words,
    @Nullable ArgSpec value,
    List<String> operands) {
  CompletedLine {
    words = List.copyOf(words);
    operands = List.copyOf(operands);
  }

  /**
   * Follows the words.
   *
   * @param tree the commands for a first word; all of them for an empty one
   */
  static CompletedLine of(List<String> typed, Function<String, CommandLine> tree) {
    List<String> all = new ArrayList<>(typed);
    String last = all.isEmpty() ? "" : all.removeLast();
    CommandLine line = tree.apply(all.isEmpty() ? "" : all.getFirst());
    List<String> operands = new ArrayList<>();
    @Nullable OptionSpec open = null;
    for (String word : all) {
      if (open != null) {
        open = null;
      } else if (word.startsWith("-")) {
        OptionSpec option = line.getCommandSpec().findOption(word);
        open = option != null && option.arity().max() > 0 ? option : null;
      } else if (operands.isEmpty() && line.getSubcommands().containsKey(word)) {
        line = line.getSubcommands().get(word);
      } else {
        operands.add(word);
      }
    }
    return open != null
        ? new CompletedLine("", last, List.of(), open, operands)
        : of(line, operands, last);
  }

  private static CompletedLine of(CommandLine line, List<String> operands, String last) {
    int equals = last.indexOf('=');
    if (last.startsWith("-") && equals > 0) {
      OptionSpec option = line.getCommandSpec().findOption(last.substring(0, equals));
      return new CompletedLine(
          last.substring(0, equals + 1), last.substring(equals + 1), List.of(), option, operands);
    }
    if (last.startsWith("-")) {
      return new CompletedLine("", last, options(line, last), null, operands);
    }
    List<String> commands = operands.isEmpty() ? commands(line, last) : List.of();
    return new CompletedLine("", last, commands, positional(line, operands.size()), operands);
  }

  /** Those of every command are hidden, but only to keep each help short. */
  private static List<String> options(CommandLine line, String prefix) {
    return line.getCommandSpec().options().stream()
        .filter(option -> !option.hidden() || option.scopeType() == ScopeType.INHERIT)
        .map(OptionSpec::longestName)
        .filter(name -> name.startsWith(prefix))
        .sorted()
        .toList();
  }

  /** The commands below another one that begin with a prefix. */
  static List<String> commands(CommandLine line, String prefix) {
    return line.getSubcommands().entrySet().stream()
        .filter(command -> !command.getValue().getCommandSpec().usageMessage().hidden())
        .map(command -> command.getKey())
        .filter(name -> name.startsWith(prefix))
        .sorted()
        .toList();
  }

  private static @Nullable ArgSpec positional(CommandLine line, int index) {
    for (PositionalParamSpec positional : line.getCommandSpec().positionalParameters()) {
      if (positional.index().contains(index)) {
        return positional;
      }
    }
    return null;
  }
}
