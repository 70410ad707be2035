package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.json.JsonAnswer;
import io.tummycrypt.tcfs.app.operations.Enrolment;
import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.app.render.Words;
import io.tummycrypt.tcfs.core.path.DeviceName;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code tcfs device enroll}. */
@CommandLine.Command(
    description = {
      "Enter this machine into the registry of the fleet and print its id; 'init' does it, too.",
      "Run twice, it does nothing; a name that another machine has is refused."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tcfs device enroll", "  tcfs device enroll --name yoga"})
final class DeviceEnrollCommand implements Command {
  private final Context context;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The name of this machine. Default: the one that it has.")
  private @Nullable DeviceName name;

  @Option(names = "--json", description = "Print JSON, see docs/reference/json.md.")
  private boolean json;

  DeviceEnrollCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws IOException {
    try (Operations operations = context.open()) {
      Enrolment enrolment = operations.enroll(Optional.ofNullable(name));
      if (json) {
        JsonAnswer.enrolled(context.console().out(), enrolment);
      } else {
        print(enrolment);
      }
      return ExitCode.DONE;
    }
  }

  private void print(Enrolment enrolment) {
    context.done(
        "Device %s %s"
            .formatted(
                enrolment.device().name(),
                enrolment.already() ? "was enrolled already" : "is enrolled"));
    context.done("  id  " + Words.line(enrolment.device().fingerprint()));
  }
}
