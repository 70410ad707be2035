package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.json.JsonAnswer;
import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.app.operations.ServiceState;
import io.tummycrypt.tcfs.app.operations.ServiceStatus;
import io.tummycrypt.tcfs.app.render.ServiceText;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code tcfs agent status}. */
@CommandLine.Command(
    description = {
      "Tell whether the agent runs, who started it, and what the service's last end means.",
      "Exit code 3: the service has failed."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tcfs agent status", "  tcfs agent status --json"})
final class AgentStatusCommand implements Command {
  private final Context context;

  @Option(names = "--system", description = "The agent of the machine instead of your own.")
  private boolean system;

  @Option(names = "--json", description = "Print JSON, see docs/reference/json.md.")
  private boolean json;

  AgentStatusCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws IOException {
    try (Operations operations = context.open()) {
      ServiceStatus status = operations.services().status(system);
      ExitCode code = code(status.state());
      if (json) {
        JsonAnswer.service(context.console().out(), status);
      } else if (context.tells(code)) {
        ServiceText.print(status, system ? " --system" : "", context.page());
      }
      return code;
    }
  }

  private static ExitCode code(ServiceState state) {
    return switch (state) {
      case ServiceState.Failed _, ServiceState.Waiting _ -> ExitCode.PARTLY;
      case ServiceState.NotInstalled _,
          ServiceState.Unknown _,
          ServiceState.NeverStarted _,
          ServiceState.Starting _,
          ServiceState.Running _,
          ServiceState.Stopped _ ->
          ExitCode.DONE;
    };
  }
}
