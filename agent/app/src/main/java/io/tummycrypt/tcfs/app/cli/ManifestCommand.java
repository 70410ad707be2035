package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.json.JsonAnswer;
import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.app.operations.PublishedManifest;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tcfs manifest}. */
@CommandLine.Command(
    description = {
      "Print the SyncManifest (version 2, JSON) of a path as it is published.",
      "It names the content and its chunks, the device that wrote it, and its clock."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tcfs manifest ~/docs/plan.md", "  tcfs manifest docs/plan.md@yoga~9f3c:42"})
final class ManifestCommand implements Command {
  private final Context context;

  @Parameters(
      paramLabel = "PATH[@VERSION]",
      description = {
        "PATH as for 'tcfs log'; VERSION as for 'tcfs show'.",
        "Without it: what the fleet has there now."
      })
  private @Nullable ManifestPath wanted;

  @Option(
      names = "--json",
      description = "Print it in the envelope of all answers, see docs/reference/json.md.")
  private boolean json;

  ManifestCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws IOException {
    try (Operations operations = context.open()) {
      PublishedManifest published = operations.manifest(Objects.requireNonNull(wanted).text());
      if (json) {
        JsonAnswer.manifest(context.console().out(), published);
      } else {
        JsonAnswer.manifestAlone(context.console().out(), published.manifest());
      }
      return UnreadReports.tell(context, published.unreadable(), ExitCode.DONE);
    }
  }
}
