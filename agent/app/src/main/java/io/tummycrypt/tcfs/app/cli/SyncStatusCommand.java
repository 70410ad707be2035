package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.json.JsonAnswer;
import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.app.operations.SyncStatus;
import io.tummycrypt.tcfs.app.operations.SyncStatus.State;
import io.tummycrypt.tcfs.app.operations.SyncStatus.Tracked;
import io.tummycrypt.tcfs.app.render.SyncStatusText;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tcfs sync-status}. */
@CommandLine.Command(
    description = {
      "Tell what this machine tracks, and how it hears of others; asks no store.",
      "Exit code 3: the path cannot be looked at."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tcfs sync-status", "  tcfs sync-status ~/docs/report.odt --json"})
final class SyncStatusCommand implements Command {
  private final Context context;

  @Parameters(
      arity = "0..1",
      paramLabel = "PATH",
      description = "Tell of this path only: one here, or ROOT/PATH.")
  private @Nullable String path;

  @Option(names = "--json", description = "Print JSON, see docs/reference/json.md.")
  private boolean json;

  SyncStatusCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws IOException {
    try (Operations operations = context.open()) {
      SyncStatus status = operations.syncStatus(Optional.ofNullable(path));
      Tracked tracked = status.tracked();
      boolean isUnreadable = tracked != null && tracked.state() == State.UNREADABLE;
      ExitCode code = isUnreadable ? ExitCode.PARTLY : ExitCode.DONE;
      if (json) {
        JsonAnswer.syncStatus(context.console().out(), status);
      } else if (context.tells(code)) {
        SyncStatusText.print(status, context.reading());
      }
      return code;
    }
  }
}
