package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.json.JsonAnswer;
import io.tummycrypt.tcfs.app.operations.Changes;
import io.tummycrypt.tcfs.app.operations.LogRequest;
import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.app.operations.Since;
import io.tummycrypt.tcfs.app.render.ChangeText;
import io.tummycrypt.tcfs.core.path.DeviceName;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tcfs log}. */
@CommandLine.Command(
    description = {
      "Show what was changed, newest first: when, by which device, from what to what.",
      "'tcfs show PATH@VERSION' writes the bytes of a version. Exit code 3: something is unreadable."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tcfs log ~/docs/plan.md", "  tcfs log docs/notes --device yoga --since 2d"})
final class LogCommand implements Command {
  private static final String USUAL_LIMIT = "1000";

  private final Context context;

  @Parameters(
      arity = "0..1",
      paramLabel = "PATH",
      description =
          "A local path, or ROOT[/PATH] as the store names it; with all that is below it.")
  private @Nullable String path;

  @Option(names = "--device", paramLabel = "NAME", description = "Only what this device did.")
  private @Nullable DeviceName device;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description =
          "Only from then on: 2026-11-20, 2026-11-20T12:00:00Z, or an age such as 2d, 3h.")
  private @Nullable Since since;

  @Option(
      names = "-n",
      paramLabel = "N",
      defaultValue = USUAL_LIMIT,
      description = "At most so many changes. Default: " + USUAL_LIMIT + ".")
  private int limit;

  @Option(names = "--json", description = "Print JSON, see docs/reference/json.md.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  LogCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws IOException {
    if (limit < 1) {
      throw new ParameterException(spec.commandLine(), "-n is at least 1, not " + limit);
    }
    LogRequest request =
        new LogRequest(
            Optional.ofNullable(path),
            Optional.ofNullable(device),
            Optional.ofNullable(since),
            limit);
    try (Operations operations = context.open()) {
      Changes changes = operations.log(request);
      if (json) {
        JsonAnswer.changes(context.console().out(), changes);
      } else {
        ChangeText.print(changes, context.reading());
      }
      return changes.gaps().isEmpty() ? ExitCode.DONE : ExitCode.PARTLY;
    }
  }
}
