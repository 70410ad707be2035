package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.json.JsonAnswer;
import io.tummycrypt.tcfs.app.operations.Difference;
import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.app.operations.VersionName;
import io.tummycrypt.tcfs.app.render.DifferenceText;
import io.tummycrypt.tcfs.app.render.Page;
import io.tummycrypt.tcfs.app.render.Words;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tcfs diff}. */
@CommandLine.Command(
    description = {
      "Compare a file with what was last agreed upon.",
      "Or with any version, or two versions with each other.",
      "Text as a unified diff; anything else, and text above 2 MiB, by size and digest."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tcfs diff ~/docs/plan.md",
      "  tcfs diff ~/docs/plan.md --with lab",
      "  tcfs diff docs/plan.md --with yoga:41 --to yoga:42"
    })
final class DiffCommand implements Command {
  private final Context context;

  @Parameters(
      paramLabel = "PATH",
      description = "A local path, or ROOT/PATH as the store names it.")
  private @Nullable String path;

  @Option(
      names = "--with",
      paramLabel = "VERSION",
      defaultValue = VersionName.BASE,
      description = "Compare with this, as for 'tcfs show'. Default: base, what was agreed upon.")
  private @Nullable VersionName with;

  @Option(
      names = "--to",
      paramLabel = "VERSION",
      description = "What is compared with it, instead of what is here.")
  private @Nullable VersionName to;

  @Option(names = "--exit-code", description = "Exit with 2 if there is a difference.")
  private boolean exitCode;

  @Option(names = "--json", description = "Print JSON, see docs/reference/json.md.")
  private boolean json;

  DiffCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws IOException {
    try (Operations operations = context.open()) {
      Difference difference =
          operations.compare(
              Objects.requireNonNull(path), Objects.requireNonNull(with), Optional.ofNullable(to));
      if (json) {
        JsonAnswer.difference(context.console().out(), difference);
      } else {
        print(difference);
      }
      ExitCode code = exitCode && difference.isAny() ? ExitCode.TO_APPLY : ExitCode.DONE;
      return UnreadReports.tell(context, difference.unreadable(), code);
    }
  }

  /** The lines are for {@code patch}, too, unless they go to a terminal. */
  private void print(Difference difference) {
    Page page = context.reading();
    DifferenceText.print(difference, page);
    boolean isTerminal = context.console().isTerminal();
    DifferenceText.printLines(
        difference.lines(), isTerminal ? Words::text : UnaryOperator.identity(), page);
  }
}
