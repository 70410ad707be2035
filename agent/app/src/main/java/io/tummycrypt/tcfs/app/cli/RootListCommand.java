package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.json.JsonAnswer;
import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.app.operations.RootListing;
import io.tummycrypt.tcfs.app.render.RootText;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code tcfs root list}. */
@CommandLine.Command(
    description = {
      "List the roots of this device, and those of the fleet that it does not have.",
      "They are told from the working copy of the document, as in 'tcfs diff-desired'."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tcfs root list", "  tcfs root list --json"})
final class RootListCommand implements Command {
  private final Context context;

  @Option(names = "--json", description = "Print JSON, see docs/reference/json.md.")
  private boolean json;

  RootListCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws IOException {
    try (Operations operations = context.open()) {
      RootListing listing = operations.roots();
      if (json) {
        JsonAnswer.roots(context.console().out(), listing);
      } else {
        RootText.print(listing, context.reading());
      }
      return ExitCode.DONE;
    }
  }
}
