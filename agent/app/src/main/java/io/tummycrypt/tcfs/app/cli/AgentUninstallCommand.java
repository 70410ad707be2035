package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.json.JsonAnswer;
import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.app.operations.ServiceChange;
import io.tummycrypt.tcfs.app.render.ServiceText;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code tcfs agent uninstall}. */
@CommandLine.Command(
    description = {
      "End the agent, and have it not started any more. The device stays what it is;",
      "a file that tcfs has not written is left alone."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tcfs agent uninstall", "  tcfs agent uninstall --system"})
final class AgentUninstallCommand implements Command {
  private final Context context;

  @Option(names = "--system", description = "The agent of the machine instead of your own.")
  private boolean system;

  @Option(names = "--json", description = "Print JSON, see docs/reference/json.md.")
  private boolean json;

  AgentUninstallCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws IOException {
    try (Operations operations = context.open()) {
      ServiceChange change = operations.services().uninstall(system);
      ExitCode code = change.isAsked() ? ExitCode.DONE : ExitCode.PARTLY;
      if (json) {
        JsonAnswer.service(context.console().out(), "agent uninstall", change);
      } else if (context.tells(code)) {
        ServiceText.printRemoved(change, context.page());
      }
      return code;
    }
  }
}
