package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.core.plan.Decisions;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tcfs resolve-conflict}. */
@CommandLine.Command(
    description = "End a conflict; 'tcfs conflicts' lists those that wait.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  tcfs resolve-conflict ~/docs/plan.md --keep-local",
      "  tcfs resolve-conflict ~/docs/plan.md --seen 1f0c9a7b22d4 --keep-both"
    })
final class ResolveConflictCommand implements Command {
  private final Context context;

  @Parameters(
      paramLabel = "PATH",
      description = "The file here, or ROOT/PATH; default/PATH of what is in no root.")
  private @Nullable String path;

  @ArgGroup(multiplicity = "1")
  private Choice choice = new Choice();

  @Option(
      names = "--seen",
      paramLabel = "HASH",
      description = {
        "The hash under which the conflict was shown; if it has changed since, nothing is done.",
        "Without it, a conflict that has changed since the last sync is left alone."
      })
  private @Nullable String seen;

  @Option(names = "--json", description = "Print JSON, see docs/reference/json.md.")
  private boolean json;

  /** Exactly one of these. */
  static final class Choice {
    @Option(names = "--keep-local", description = "What is here replaces the others everywhere.")
    private boolean keepLocal;

    @Option(names = "--keep-remote", description = "The first of the others replaces what is here.")
    private boolean keepRemote;

    @Option(names = "--keep-both", description = "What is here stays; the others become copies.")
    private boolean keepBoth;

    Decisions.Choice decision() {
      if (keepLocal) {
        return Decisions.Choice.KEEP_LOCAL;
      }
      if (keepRemote) {
        return Decisions.Choice.KEEP_REMOTE;
      }
      if (keepBoth) {
        return Decisions.Choice.KEEP_BOTH;
      }
      throw new IllegalStateException("none of the group was given, although one is required");
    }
  }

  ResolveConflictCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws IOException {
    try (Operations operations = context.open()) {
      String target = Objects.requireNonNull(path);
      return new Outcomes(context, "resolve-conflict", json)
          .print(operations.resolve(target, choice.decision(), Optional.ofNullable(seen)));
    }
  }
}
