package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.json.JsonAnswer;
import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.app.operations.Paused;
import io.tummycrypt.tcfs.app.render.Amounts;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code tcfs pause}. */
@CommandLine.Command(
    description = {
      "Have the agent of this device do nothing until you say otherwise.",
      "What is at work comes to its end first. Commands work as before, and so do the other devices."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tcfs pause", "  tcfs pause --json"})
final class PauseCommand implements Command {
  private final Context context;

  @Option(names = "--json", description = "Print JSON, see docs/reference/json.md.")
  private boolean json;

  PauseCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws IOException {
    try (Operations operations = context.open()) {
      Paused paused = operations.pause();
      if (json) {
        JsonAnswer.paused(context.console().out(), paused);
      } else {
        context.done(
            paused.changed()
                ? "the agent is paused; to have it go on: tcfs resume"
                : "the agent is paused already, since " + Amounts.time(paused.since()));
      }
      return ExitCode.DONE;
    }
  }
}
