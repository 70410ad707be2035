package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.json.JsonAnswer;
import io.tummycrypt.tcfs.app.operations.Facts;
import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.app.operations.Status;
import io.tummycrypt.tcfs.app.render.StatusText;
import io.tummycrypt.tcfs.app.render.SyncStatusText;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tcfs status}. */
@CommandLine.Command(
    description = {
      "Show how this machine stands: roots, what is to apply, what waits for you. Changes nothing.",
      "Exit code 3 or 4: something waits for you; with --exit-code also 2: something is to apply."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tcfs status", "  tcfs status --exit-code ~/docs/report.odt"})
final class StatusCommand implements Command {
  private final Context context;

  @Parameters(
      arity = "0..1",
      paramLabel = "PATH",
      description = "Tell of this path only: one here, or ROOT/PATH.")
  private @Nullable String path;

  @Option(names = "--exit-code", description = "Exit with 2 if there is something to apply.")
  private boolean exitCode;

  @Option(names = "--json", description = "Print JSON, see docs/reference/json.md.")
  private boolean json;

  StatusCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws IOException {
    try (Operations operations = context.open()) {
      Status status = look(operations);
      boolean isRefused = !status.focusedPushes().isEmpty();
      Facts facts = Facts.of(status.focus().plan()).and(Facts.ofUndecided(isRefused));
      ExitCode code = ExitCode.of(exitCode ? facts : facts.withoutToApply());
      print(status, code);
      return code;
    }
  }

  /** What is known on this machine alone is told also where the rest cannot be found out. */
  private Status look(Operations operations) throws IOException {
    try {
      return operations.status(Optional.ofNullable(path));
    } catch (IOException e) {
      if (!json && path == null) {
        tellOfThisMachine(operations, e);
      }
      throw e;
    }
  }

  private void tellOfThisMachine(Operations operations, IOException why) {
    try {
      SyncStatusText.print(operations.syncStatus(Optional.empty()), context.reading());
    } catch (IOException e) {
      why.addSuppressed(e);
    }
  }

  private void print(Status status, ExitCode code) throws IOException {
    if (json) {
      JsonAnswer.status(context.console().out(), status);
    } else if (context.tells(code)) {
      StatusText.print(status, context.reading());
    }
  }
}
