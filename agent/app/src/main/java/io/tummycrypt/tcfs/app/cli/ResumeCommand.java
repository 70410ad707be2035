package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.json.JsonAnswer;
import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.app.operations.Paused;
import io.tummycrypt.tcfs.app.render.Amounts;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code tcfs resume}. */
@CommandLine.Command(
    description = {
      "Have the agent of this device go on after a pause.",
      "It is told at once; one that does not hear goes on within 30 seconds."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tcfs resume", "  tcfs resume --json"})
final class ResumeCommand implements Command {
  private final Context context;

  @Option(names = "--json", description = "Print JSON, see docs/reference/json.md.")
  private boolean json;

  ResumeCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws IOException {
    try (Operations operations = context.open()) {
      Optional<Paused> paused = operations.resume();
      if (json) {
        JsonAnswer.resumed(context.console().out(), paused.orElse(null));
      } else {
        context.done(
            paused.isPresent()
                ? "the agent goes on; it was paused since " + Amounts.time(paused.get().since())
                : "the agent was not paused");
      }
      return ExitCode.DONE;
    }
  }
}
