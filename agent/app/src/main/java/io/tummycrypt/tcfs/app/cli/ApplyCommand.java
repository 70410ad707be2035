package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.json.JsonAnswer;
import io.tummycrypt.tcfs.app.operations.Applied;
import io.tummycrypt.tcfs.app.operations.Facts;
import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.app.operations.Operations.Approval;
import io.tummycrypt.tcfs.app.operations.Planned;
import io.tummycrypt.tcfs.app.render.OutcomeText;
import io.tummycrypt.tcfs.app.render.Page;
import io.tummycrypt.tcfs.app.render.PlanText;
import io.tummycrypt.tcfs.app.saved.PlanFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tcfs apply}. */
@CommandLine.Command(
    description = {
      "Show what a sync would do, ask, and do it.",
      "The plan is for the published fleet document.",
      "With a saved PLAN: carry out exactly that, or nothing if it would not be the same any more."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tcfs apply", "  tcfs diff-desired -o plan.json && tcfs apply plan.json"})
final class ApplyCommand implements Command {
  private final Context context;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "0..1", paramLabel = "PLAN", description = "A plan saved by diff-desired -o.")
  private @Nullable Path plan;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Option(names = "--json", description = "Print JSON, see docs/reference/json.md.")
  private boolean json;

  ApplyCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws IOException {
    Approval approval = approval();
    try (Operations operations = context.open()) {
      Optional<Applied> applied = operations.apply(approval);
      if (applied.isEmpty()) {
        context.console().message("tcfs: not applied; nothing was changed");
        return ExitCode.ERROR;
      }
      print(applied.get());
      Outcomes.warn(context, applied.get());
      return ExitCode.of(Facts.of(applied.get()));
    }
  }

  private Approval approval() throws IOException {
    if (plan != null) {
      return new SavedPlan(PlanFile.read(plan));
    }
    if (!yes && !context.console().question().isPossible()) {
      throw new ParameterException(
          spec.commandLine(), "there is no terminal to ask on; give --yes or a saved PLAN");
    }
    return planned -> {
      boolean asks = !yes && !planned.isEmpty();
      if (!context.options().isQuiet() || !yes) {
        show(planned, asks ? context.reading() : context.page());
      }
      return !asks || isConfirmed();
    };
  }

  /** Approves what was saved, once; what is found thereafter was not in it. */
  private final class SavedPlan implements Approval {
    private final PlanFile saved;
    private boolean isDone;

    private SavedPlan(PlanFile saved) {
      this.saved = saved;
    }

    @Override
    public boolean approves(Planned planned) throws IOException {
      if (isDone) {
        return false;
      }
      saved.requireSame(planned);
      if (!context.options().isQuiet()) {
        show(planned, context.page());
      }
      isDone = true;
      return true;
    }
  }

  private boolean isConfirmed() {
    context.endReading();
    return context.console().question().isAnsweredYes("Apply this plan? Only 'yes' does:");
  }

  /** The plan is a message where the result is JSON. */
  private void show(Planned planned, Page page) {
    PlanText.printBare(planned, json ? context.messages() : page);
  }

  private void print(Applied applied) throws IOException {
    if (json) {
      JsonAnswer.applied(context.console().out(), "apply", applied, context.statsToTell());
    } else if (context.options().isQuiet()) {
      OutcomeText.printWhatIsLeft(applied, context.page());
    } else if (applied.planned().desired().suspended().value()) {
      OutcomeText.print(applied, context.page());
    } else {
      OutcomeText.printBehindPlan(applied, context.page());
    }
  }
}
