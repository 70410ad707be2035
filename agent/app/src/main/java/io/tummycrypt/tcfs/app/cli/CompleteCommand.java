package io.tummycrypt.tcfs.app.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/**
 * {@code tcfs complete}: what the scripts of {@code tcfs completion} ask. It never fails and has no
 * messages: a shell would print them into the line that a person is typing.
 */
@CommandLine.Command(
    hidden = true,
    description = "Print what the last of these words can be completed to.",
    footerHeading = "%nExamples:%n",
    footer = {"  tcfs complete -- device revoke ''", "  tcfs complete -- sync --j"})
final class CompleteCommand implements Command {
  private final Context context;

  @Parameters(paramLabel = "WORD", description = "The command line, without 'tcfs'.")
  private List<String> words = new ArrayList<>();

  CompleteCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() {
    try {
      CompletedLine line = CompletedLine.of(words, first -> TcfsCommand.of(context, "", first));
      for (String word : line.words()) {
        print(line.before() + word);
      }
      new CompletedValues(context).of(line, word -> print(line.before() + word));
    } catch (IOException | RuntimeException e) {
      // Without a fleet, say, there is nothing to choose from.
    }
    return ExitCode.DONE;
  }

  /** Nothing that could move the cursor of the person, or be taken for two words. */
  private void print(String word) {
    if (word.codePoints().noneMatch(CompleteCommand::isUnfit)) {
      context.line(word);
    }
  }

  private static boolean isUnfit(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE ->
          true;
      default -> false;
    };
  }
}
