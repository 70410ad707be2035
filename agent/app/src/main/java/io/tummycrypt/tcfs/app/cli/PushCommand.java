package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.json.JsonAnswer;
import io.tummycrypt.tcfs.app.operations.Facts;
import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.app.operations.PushRequest;
import io.tummycrypt.tcfs.app.operations.Pushed;
import io.tummycrypt.tcfs.app.render.PushText;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.plan.Decisions.Choice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tcfs push}. */
@CommandLine.Command(
    description = {
      "Publish single files and folders now, and change nothing here.",
      "A path in a root is published there; any other one under its name in the root 'default',",
      "which is in the store alone: 'tcfs pull' brings it to another machine.",
      "Where the fleet has versions that this device has not seen, nothing is published (exit 4)."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tcfs push report.pdf", "  tcfs push build/site --as default/site-2026"})
final class PushCommand implements Command {
  private final Context context;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files or folders here.")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--as",
      paramLabel = "REMOTE",
      description = "Where the one PATH goes that is in no root: default/PATH.")
  private @Nullable Place as;

  @ArgGroup private Unseen unseen = new Unseen();

  @Option(names = "--json", description = "Print JSON, see docs/reference/json.md.")
  private boolean json;

  /** What happens with versions that this device has not seen; at most one of these. */
  static final class Unseen {
    @Option(names = "--keep-local", description = "What is here replaces unseen versions.")
    private boolean keepLocal;

    @Option(names = "--keep-both", description = "Unseen versions become conflict copies.")
    private boolean keepBoth;

    @Nullable Choice choice() {
      if (keepLocal) {
        return Choice.KEEP_LOCAL;
      }
      return keepBoth ? Choice.KEEP_BOTH : null;
    }
  }

  PushCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws IOException {
    if (as != null && paths.size() > 1) {
      throw new ParameterException(spec.commandLine(), "--as is for one PATH alone");
    }
    if (as != null && as.path() == null) {
      throw new ParameterException(
          spec.commandLine(), "--as names a root and no path in it: --as default/PATH");
    }
    if (paths.stream().anyMatch(path -> path.toString().isEmpty())) {
      throw new ParameterException(spec.commandLine(), "a PATH is empty: name a file, or .");
    }
    try (Operations operations = context.open()) {
      Pushed pushed = operations.push(new PushRequest(paths, as, unseen.choice()));
      Facts facts = Facts.of(pushed.applied()).and(Facts.ofUndecided(pushed.isRefused()));
      ExitCode code = ExitCode.of(facts);
      if (json) {
        JsonAnswer.pushed(context.console().out(), pushed, context.statsToTell());
      } else if (context.tells(code)) {
        PushText.print(pushed, context.page());
      }
      Outcomes.warn(context, pushed.applied());
      return code;
    }
  }
}
