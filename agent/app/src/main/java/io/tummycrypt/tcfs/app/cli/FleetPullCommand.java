package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.json.JsonAnswer;
import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.app.operations.Pulled;
import io.tummycrypt.tcfs.app.render.Words;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code tcfs fleet pull}. */
@CommandLine.Command(
    description = "Bring the working copy of the fleet document to the published revision.",
    footerHeading = "%nExamples:%n",
    footer = {"  tcfs fleet pull", "  tcfs fleet pull && tcfs fleet render"})
final class FleetPullCommand implements Command {
  private final Context context;

  @Option(names = "--json", description = "Print JSON, see docs/reference/json.md.")
  private boolean json;

  FleetPullCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws IOException {
    try (Operations operations = context.open()) {
      Pulled pulled = operations.pullFleet();
      if (json) {
        JsonAnswer.documentPulled(context.console().out(), pulled);
      } else {
        print(pulled);
      }
      return ExitCode.DONE;
    }
  }

  private void print(Pulled pulled) {
    context.done(
        "%s %s revision %d"
            .formatted(
                Words.of(pulled.document().toString()),
                pulled.changed() ? "is now" : "was already",
                pulled.revision()));
  }
}
