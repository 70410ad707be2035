package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.json.JsonAnswer;
import io.tummycrypt.tcfs.app.operations.UsageException;
import io.tummycrypt.tcfs.app.render.Words;
import io.tummycrypt.tcfs.crds.yaml.Suggestion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, or why a command failed, and sets the exit code. */
final class Complaints {
  /** How the parser tells of a value that an argument cannot have. */
  private static final Pattern VALUE =
      Pattern.compile(
          "(?s)Invalid value for (?:option '([^']*)'|positional parameter at index \\S+)"
              + " ?\\(?(.*?)\\)?: (.*)");

  private final Context context;

  Complaints(Context context) {
    this.context = context;
  }

  /** A wrong command line. */
  int ofUsage(ParameterException wrong, String[] args) {
    CommandSpec spec = wrong.getCommandLine().getCommandSpec();
    String help = spec.qualifiedName() + " --help";
    print(new Failure(message(wrong), help));
    return ExitCode.USAGE.code();
  }

  /** A command that failed. */
  int ofExecution(Exception failure, CommandLine line, ParseResult result) throws IOException {
    if (failure instanceof ParameterException wrong) {
      return ofUsage(wrong, new String[0]);
    }
    if (failure instanceof UsageException wrong) {
      return ofUsage(
          new ParameterException(line, String.valueOf(wrong.getMessage())), new String[0]);
    }
    String name = line.getCommandSpec().qualifiedName();
    String command = name.substring(name.indexOf(' ') + 1);
    if (isJson(line.getCommandSpec())) {
      Failure told = Failure.of(command, failure);
      JsonAnswer.failed(
          context.console().out(),
          command,
          told.message(),
          told.nextStep(),
          context.trace().id().text());
    }
    return of(command, failure);
  }

  private static boolean isJson(CommandSpec spec) {
    OptionSpec json = spec.findOption("--json");
    return json != null && Boolean.TRUE.equals(json.getValue());
  }

  /** Anything at all that went wrong in a command. */
  int of(String command, Throwable failure) {
    Failure told = Failure.of(command, failure);
    print(told);
    if (told.isMistake()) {
      context.messages().accept("trace: " + context.trace().id());
    }
    if (context.environment().containsKey("TCFS_TRACE")) {
      failure.printStackTrace(context.console().err());
    }
    return ExitCode.ERROR.code();
  }

  private void print(Failure failure) {
    failure.print(context.messages());
  }

  private static String message(ParameterException wrong) {
    if (wrong instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      return unknown(wrong.getCommandLine(), unmatched.getUnmatched().getFirst());
    }
    if (wrong instanceof MissingParameterException) {
      // An option that is none is more likely the mistake than the argument that it stands for.
      for (String word : wrong.getCommandLine().getUnmatchedArguments()) {
        if (word.startsWith("-")) {
          return unknown(wrong.getCommandLine(), word);
        }
      }
    }
    String message = String.valueOf(wrong.getMessage()).replaceFirst("^Error: ", "");
    Matcher value = VALUE.matcher(message);
    if (value.matches()) {
      return (value.group(1) == null ? value.group(2) : value.group(1)) + ": " + value.group(3);
    }
    if (wrong instanceof OverwrittenOptionException twice) {
      return twice.getOverwritten() instanceof OptionSpec option
          ? option.longestName() + " is there more than once"
          : message;
    }
    boolean isSentence = message.matches("(?s)[A-Z][a-z ].*");
    return isSentence
        ? message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1)
        : message;
  }

  private static String unknown(CommandLine line, String word) {
    boolean option = word.startsWith("-");
    List<String> known = new ArrayList<>();
    if (option) {
      line.getCommandSpec().options().forEach(o -> known.addAll(List.of(o.names())));
    } else {
      known.addAll(line.getSubcommands().keySet());
    }
    String kind = option ? "option" : known.isEmpty() ? "argument" : "command";
    return "unknown " + kind + " " + Words.of(word) + Suggestion.ifNear(word, known);
  }
}
