package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.json.JsonAnswer;
import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.app.operations.PullRequest;
import io.tummycrypt.tcfs.app.operations.PulledFiles;
import io.tummycrypt.tcfs.app.render.PullText;
import io.tummycrypt.tcfs.core.path.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tcfs pull}. */
@CommandLine.Command(
    description = {
      "Write what the fleet has at a place to a path here.",
      "Modes and times are set, too. A file that is there is replaced only if the store has its content, too."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tcfs pull default/report.pdf report.pdf",
      "  tcfs pull tcfs/docs/notes /tmp/notes"
    })
final class PullCommand implements Command {
  private final Context context;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "REMOTE",
      description = "What: [tcfs/]ROOT/PATH, a file or a folder.")
  private @Nullable Place remote;

  @Parameters(index = "1", paramLabel = "LOCAL", description = "Where it goes.")
  private @Nullable String local;

  @Option(
      names = "--force",
      description = "What is there and nowhere else makes room, as a conflict copy beside it.")
  private boolean force;

  @Option(names = "--json", description = "Print JSON, see docs/reference/json.md.")
  private boolean json;

  PullCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws IOException {
    String to = Objects.requireNonNull(local);
    if (to.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "LOCAL is empty: name a place, or .");
    }
    PullRequest request =
        new PullRequest(Objects.requireNonNull(remote), Path.of(to), to.endsWith("/"), force);
    try (Operations operations = context.open()) {
      PulledFiles pulled = operations.pull(request);
      boolean isWhole = pulled.outcome().failed().isEmpty() && pulled.unreadable().isEmpty();
      ExitCode code = isWhole ? ExitCode.DONE : ExitCode.PARTLY;
      boolean hasNews =
          !pulled.outcome().displaced().isEmpty()
              || pulled.displacedTo() != null
              || !pulled.recovered().isEmpty()
              || pulled.unrecovered() != null;
      if (json) {
        JsonAnswer.pulled(context.console().out(), pulled, context.statsToTell());
      } else if (context.tells(code) || hasNews) {
        PullText.print(pulled, context.page());
      }
      return code;
    }
  }
}
