package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.json.JsonAnswer;
import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.app.operations.Revocation;
import io.tummycrypt.tcfs.app.operations.UsageException;
import io.tummycrypt.tcfs.app.render.Page;
import io.tummycrypt.tcfs.app.render.Wrapped;
import io.tummycrypt.tcfs.core.path.DeviceName;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tcfs device revoke}. */
@CommandLine.Command(
    description = {
      "End a device's part in the fleet: it refuses to sync, and what it writes after this is ignored.",
      "What it has published stays with the others, and its own folders stay as they are.",
      "It is final, and the name is not given again; this device itself is only revoked after a yes."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tcfs device revoke old-laptop", "  tcfs device list"})
final class DeviceRevokeCommand implements Command {
  private static final String FINAL =
      "Revoked, it takes part no more, for good: it never syncs again, and its name is given to"
          + " nobody. Its files stay as they are, and what it has not published stays here alone."
          + " The other devices go on without it.";

  private final Context context;

  @Parameters(paramLabel = "NAME", description = "The device.")
  private @Nullable DeviceName name;

  @Option(names = "--yes", description = "Do not ask where it is this device itself.")
  private boolean yes;

  @Option(names = "--json", description = "Print JSON, see docs/reference/json.md.")
  private boolean json;

  DeviceRevokeCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws IOException {
    try (Operations operations = context.open()) {
      Optional<Revocation> revocation =
          operations.revoke(Objects.requireNonNull(name), this::isMeant);
      if (revocation.isEmpty()) {
        context.console().message("tcfs: not revoked; nothing was changed");
        return ExitCode.ERROR;
      }
      print(revocation.get());
      return ExitCode.DONE;
    }
  }

  /** Whether this device itself is to go. */
  private boolean isMeant() throws IOException {
    if (!yes && !context.console().question().isPossible()) {
      throw new UsageException(
          "'%s' is this device itself, and there is no terminal to ask on; give --yes"
              .formatted(name));
    }
    if (!yes || !context.options().isQuiet()) {
      Page messages = context.messages();
      Wrapped.print("", "'%s' is this device itself. %s".formatted(name, FINAL), messages);
    }
    return yes || context.console().question().isAnsweredYes("Revoke it? Only 'yes' does:");
  }

  private void print(Revocation revocation) throws IOException {
    if (json) {
      JsonAnswer.revoked(context.console().out(), revocation);
    } else {
      String how = revocation.already() ? "was revoked already" : "is revoked";
      context.done("Device " + revocation.device() + " " + how);
    }
  }
}
