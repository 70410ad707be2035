package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.operations.Applied;
import io.tummycrypt.tcfs.app.operations.Operations;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code tcfs sync}. */
@CommandLine.Command(
    description = {
      "Make this machine and the fleet agree, without asking; the same as apply --yes.",
      "What waits for a person goes on waiting; 'diff-desired' shows the plan first."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tcfs sync", "  tcfs sync --json"})
final class SyncCommand implements Command {
  private final Context context;

  @Option(names = "--json", description = "Print JSON, see docs/reference/json.md.")
  private boolean json;

  SyncCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws IOException {
    try (Operations operations = context.open()) {
      Applied applied = operations.sync();
      return new Outcomes(context, "sync", json).print(applied);
    }
  }
}
