package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.json.JsonAnswer;
import io.tummycrypt.tcfs.app.operations.ImportRequest;
import io.tummycrypt.tcfs.app.operations.Imported;
import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.app.render.ImportText;
import io.tummycrypt.tcfs.app.render.Page;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.engine.home.StoreUrl;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tcfs import}. */
@CommandLine.Command(
    description = {
      "Publish what the store of an older tcfs has: show what that would be, ask, and do it.",
      "Nothing of the fleet is replaced, nothing is written into the older store, and every byte is",
      "verified before it is published. What the fleet has already is left alone."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tcfs import --from-manifests s3://tcfs/data --into docs",
      "  tcfs import --from-manifests file:///mnt/old --into docs/old --dry-run"
    })
final class ImportCommand implements Command {
  private final Context context;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--from-manifests",
      required = true,
      paramLabel = "URL",
      description =
          "What has index, manifests and chunks in it: s3://BUCKET/PREFIX or file:///FOLDER.")
  private @Nullable StoreUrl source;

  @Option(
      names = "--into",
      required = true,
      paramLabel = "PLACE",
      description = "Where it goes: ROOT, or a folder in it, ROOT/PATH.")
  private @Nullable Place into;

  @Option(
      names = "--s3",
      paramLabel = "NAME=VALUE",
      arity = "1..*",
      description = "How the bucket is reached, as for 'tcfs init'. Default: as this device's own.")
  private List<S3Setting> s3 = new ArrayList<>();

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Option(names = "--dry-run", description = "Show what would be imported, and do nothing.")
  private boolean dryRun;

  @Option(names = "--json", description = "Print JSON, see docs/reference/json.md.")
  private boolean json;

  ImportCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws IOException {
    if (!yes && !dryRun && !context.console().question().isPossible()) {
      throw new ParameterException(
          spec.commandLine(), "there is no terminal to ask on; give --yes or --dry-run");
    }
    ImportRequest request =
        new ImportRequest(
            Objects.requireNonNull(source),
            s3.isEmpty() ? null : S3Setting.all(s3),
            Objects.requireNonNull(into));
    try (Operations operations = context.open()) {
      return dryRun ? plan(operations, request) : carryOut(operations, request);
    }
  }

  private ExitCode plan(Operations operations, ImportRequest request) throws IOException {
    Imported planned = operations.stores().planImport(request);
    if (json) {
      JsonAnswer.imported(context.console().out(), planned, dryRun, context.statsToTell());
    } else {
      ImportText.printPlan(planned, context.reading());
    }
    return ExitCode.of(planned.facts());
  }

  private ExitCode carryOut(Operations operations, ImportRequest request) throws IOException {
    Optional<Imported> imported = operations.stores().importOlder(request, this::approves);
    if (imported.isEmpty()) {
      context.console().message("tcfs: not imported; nothing was changed");
      return ExitCode.ERROR;
    }
    ExitCode code = ExitCode.of(imported.get().facts());
    if (json) {
      JsonAnswer.imported(context.console().out(), imported.get(), dryRun, context.statsToTell());
    } else if (context.tells(code)) {
      ImportText.printResult(imported.get(), context.page());
    }
    return code;
  }

  /** The plan is a message where the result is JSON. */
  private boolean approves(Imported planned) {
    boolean asks = !yes && !planned.plan().news().isEmpty();
    if (!context.options().isQuiet() || !yes) {
      Page page = asks ? context.reading() : context.page();
      ImportText.printPlan(planned, json ? context.messages() : page);
    }
    return !asks || isConfirmed();
  }

  private boolean isConfirmed() {
    context.endReading();
    return context.console().question().isAnsweredYes("Import this? Only 'yes' does:");
  }
}
