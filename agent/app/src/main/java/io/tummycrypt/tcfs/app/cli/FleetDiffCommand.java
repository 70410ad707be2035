package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.json.JsonAnswer;
import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.app.operations.RevisionDifference;
import io.tummycrypt.tcfs.app.render.DifferenceText;
import io.tummycrypt.tcfs.app.render.Page;
import io.tummycrypt.tcfs.app.render.Words;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tcfs fleet diff}. */
@CommandLine.Command(
    description = {
      "Show what leads from one revision of the fleet document to another, or to the working copy.",
      "'tcfs diff-desired' shows what such a change would do on this device."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tcfs fleet diff", "  tcfs fleet diff 3 5"})
final class FleetDiffCommand implements Command {
  private final Context context;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FROM",
      description = "A revision. Default: the one that the working copy was made from.")
  private @Nullable Long from;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "TO",
      description = "A revision. Default: the working copy if it was edited, else the published.")
  private @Nullable Long to;

  @Option(names = "--json", description = "Print JSON, see docs/reference/json.md.")
  private boolean json;

  FleetDiffCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws IOException {
    try (Operations operations = context.open()) {
      RevisionDifference difference = operations.diffFleet(orNone(from), orNone(to));
      if (json) {
        JsonAnswer.difference(context.console().out(), difference);
      } else {
        print(difference);
      }
      return ExitCode.DONE;
    }
  }

  private void print(RevisionDifference difference) {
    Page page = context.reading();
    if (difference.lines().isEmpty()) {
      page.accept("%s and %s say the same".formatted(difference.from(), difference.to()));
    }
    DifferenceText.printLines(difference.lines(), Words::line, page);
  }

  private static OptionalLong orNone(@Nullable Long number) {
    return Optional.ofNullable(number).stream().mapToLong(Long::longValue).findFirst();
  }
}
