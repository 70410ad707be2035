package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.json.JsonAnswer;
import io.tummycrypt.tcfs.app.operations.Check;
import io.tummycrypt.tcfs.app.operations.Check.Level;
import io.tummycrypt.tcfs.app.operations.Checkup;
import io.tummycrypt.tcfs.app.operations.CheckupRequest;
import io.tummycrypt.tcfs.app.operations.Facts;
import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.app.render.CheckupText;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tcfs doctor}. */
@CommandLine.Command(
    description = {
      "Look at all that tcfs works with: machine, home, roots and store, each with a next step.",
      "What is tried out is taken away again. Works before init, too. Exit code 3: an error."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tcfs doctor",
      "  tcfs doctor nats",
      "  tcfs doctor --store s3://BUCKET/PREFIX --no-writes"
    })
final class DoctorCommand implements Command {
  private final Context context;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private StoreOptions store = new StoreOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "nats",
      description = "Look at the fleet's NATS server alone: its streams, consumers and drift.")
  private @Nullable String area;

  @Option(
      names = "--no-writes",
      description = "Write nothing anywhere; what has to be tried out is skipped.")
  private boolean noWrites;

  @Option(names = "--json", description = "Print JSON, see docs/reference/json.md.")
  private boolean json;

  DoctorCommand(Context context) {
    this.context = context;
  }

  private Check.@Nullable Area area() {
    if (area != null && !area.equals(Check.Area.NATS.text())) {
      throw new ParameterException(
          spec.commandLine(), "there is nothing called '" + area + "' to look at; 'nats' is");
    }
    return area == null ? null : Check.Area.NATS;
  }

  @Override
  public ExitCode run() throws IOException {
    CheckupRequest request = new CheckupRequest(store.choice(), !noWrites, area());
    try (Operations operations = context.open()) {
      Checkup checkup = operations.checkUp(request);
      boolean isPartly = checkup.count(Level.ERROR) > 0;
      ExitCode code = ExitCode.of(new Facts(false, isPartly, false, false));
      print(checkup, code);
      return code;
    }
  }

  private void print(Checkup checkup, ExitCode code) throws IOException {
    if (json) {
      JsonAnswer.checkup(context.console().out(), checkup);
    } else if (context.tells(code)) {
      CheckupText.print(checkup, context.reading());
    }
  }
}
