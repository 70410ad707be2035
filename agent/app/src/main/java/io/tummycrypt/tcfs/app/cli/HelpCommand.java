package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.render.Words;
import io.tummycrypt.tcfs.crds.yaml.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tcfs help}. */
@CommandLine.Command(
    description = {
      "Explain a command, or one of exit-codes, patterns, conflicts and options.",
      "The options are those of every command."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tcfs help exit-codes", "  tcfs help fleet publish"})
final class HelpCommand implements Command {
  private final Context context;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "0..*", paramLabel = "TOPIC|COMMAND", description = "What to explain.")
  private List<String> words = List.of();

  HelpCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() {
    HelpTopic topic = words.size() == 1 ? HelpTopic.named(words.getFirst()) : null;
    if (topic == null) {
      command().getUsageMessage().lines().forEach(context.reading());
    } else {
      topic.print(context.reading());
    }
    return ExitCode.DONE;
  }

  private CommandLine command() {
    CommandLine line = spec.root().commandLine();
    for (String word : words) {
      CommandLine below = line.getSubcommands().get(word);
      if (below == null) {
        throw unknown(line, word);
      }
      line = below;
    }
    return line;
  }

  private String moreWords() {
    return words.stream().skip(1).map(Words::of).collect(Collectors.joining(" "));
  }

  private ParameterException unknown(CommandLine line, String word) {
    if (line.getParent() == null && HelpTopic.named(word) != null) {
      return new ParameterException(
          spec.commandLine(), "'help " + word + "' takes no other word, found " + moreWords());
    }
    List<String> known = new ArrayList<>(line.getSubcommands().keySet());
    if (line.getParent() == null) {
      known.addAll(HelpTopic.names());
    }
    return new ParameterException(
        spec.commandLine(),
        "unknown command or topic " + Words.of(word) + Suggestion.ifNear(word, known));
  }
}
