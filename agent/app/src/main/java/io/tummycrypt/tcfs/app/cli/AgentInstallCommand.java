package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.json.JsonAnswer;
import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.app.operations.ServiceChange;
import io.tummycrypt.tcfs.app.operations.ServiceFile;
import io.tummycrypt.tcfs.app.operations.ServiceRequest;
import io.tummycrypt.tcfs.app.operations.UsageException;
import io.tummycrypt.tcfs.app.render.ServiceText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code tcfs agent install}. */
@CommandLine.Command(
    description = {
      "Have the agent run now and from now on: by systemd on Linux, by launchd on macOS.",
      "Where that cannot be asked from here, the commands are printed that do it."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tcfs agent install", "  tcfs agent install --system --print"})
final class AgentInstallCommand implements Command {
  private final Context context;

  @Option(
      names = "--system",
      description = "The agent of the machine, run by the user tcfs, instead of your own.")
  private boolean system;

  @Option(names = "--print", description = "Print the file of the service, and change nothing.")
  private boolean print;

  @Option(names = "--replace", description = "Replace a file that tcfs has not written.")
  private boolean replace;

  @Option(
      names = "--program",
      paramLabel = "PATH",
      description = "Where tcfsd is. Default: beside this program.")
  private @Nullable Path program;

  @Option(names = "--json", description = "Print JSON, see docs/reference/json.md.")
  private boolean json;

  AgentInstallCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws IOException {
    ServiceRequest request = new ServiceRequest(system, replace, Optional.ofNullable(program));
    if (print && json) {
      throw new UsageException("--print and --json: a unit is no JSON; give one of them");
    }
    try (Operations operations = context.open()) {
      if (print) {
        ServiceFile file = operations.services().file(request);
        context.console().out().print(file.text());
        context.remark("tcfs: this would be in " + file.path());
        return ExitCode.DONE;
      }
      ServiceChange change = operations.services().install(request);
      ExitCode code = change.isAsked() ? ExitCode.DONE : ExitCode.PARTLY;
      if (json) {
        JsonAnswer.service(context.console().out(), "agent install", change);
      } else if (context.tells(code)) {
        ServiceText.printInstalled(change, context.page());
      }
      return code;
    }
  }
}
