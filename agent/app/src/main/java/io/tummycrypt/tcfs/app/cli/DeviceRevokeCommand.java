package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.json.JsonAnswer;
import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.app.operations.Revocation;
import io.tummycrypt.tcfs.core.path.DeviceName;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tcfs device revoke}. */
@CommandLine.Command(
    description = {
      "End a device's part in the fleet: it refuses to sync, and what it writes after this is ignored.",
      "What it has published stays with the others, and its own folders stay as they are."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tcfs device revoke old-laptop", "  tcfs device list"})
final class DeviceRevokeCommand implements Command {
  private final Context context;

  @Parameters(paramLabel = "NAME", description = "The device.")
  private @Nullable DeviceName name;

  @Option(names = "--json", description = "Print JSON, see docs/reference/json.md.")
  private boolean json;

  DeviceRevokeCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws IOException {
    try (Operations operations = context.open()) {
      Revocation revocation = operations.revoke(Objects.requireNonNull(name));
      if (json) {
        JsonAnswer.revoked(context.console().out(), revocation);
      } else {
        String how = revocation.already() ? "was revoked already" : "is revoked";
        context.done("Device " + revocation.device() + " " + how);
      }
      return ExitCode.DONE;
    }
  }
}
