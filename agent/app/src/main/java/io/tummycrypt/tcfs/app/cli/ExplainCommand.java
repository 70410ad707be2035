package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.json.JsonAnswer;
import io.tummycrypt.tcfs.app.operations.Explained;
import io.tummycrypt.tcfs.app.operations.Facts;
import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.app.render.ExplainText;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tcfs explain}. */
@CommandLine.Command(
    description = {
      "Say how a path stands, because of what, and how to change that. Changes nothing.",
      "The verdict is synchronised, pending, ignored, held, conflict, unsupported, failed or absent."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tcfs explain ~/docs/plan.md", "  tcfs explain docs/build --json"})
final class ExplainCommand implements Command {
  private final Context context;

  @Parameters(paramLabel = "PATH", description = "A file or folder here, or ROOT/PATH.")
  private @Nullable String path;

  @Option(names = "--json", description = "Print JSON, see docs/reference/json.md.")
  private boolean json;

  ExplainCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws IOException {
    try (Operations operations = context.open()) {
      Explained explained = operations.explain(Objects.requireNonNull(path));
      if (json) {
        JsonAnswer.explained(context.console().out(), explained);
      } else {
        ExplainText.print(explained, context.reading());
      }
      ExitCode code = ExitCode.of(Facts.of(explained.planned().plan()).withoutToApply());
      return UnreadReports.tell(context, explained.unreadable(), code);
    }
  }
}
