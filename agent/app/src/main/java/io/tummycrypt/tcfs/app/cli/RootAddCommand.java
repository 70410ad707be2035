package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.json.JsonAnswer;
import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.app.operations.RootChange;
import io.tummycrypt.tcfs.app.render.RootText;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tcfs root add}. */
@CommandLine.Command(
    description = {
      "Give this device a root, and the fleet if it does not have it, by publishing the document.",
      "No file is touched: the next sync takes the folder up as on a first run."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tcfs root add photos=/home/jess/photos", "  tcfs root add docs"})
final class RootAddCommand implements Command {
  private final Context context;

  @Parameters(
      paramLabel = "NAME[=PATH]",
      description = "The root, and its folder here. Default: the path of the fleet's root.")
  private @Nullable RootAdded root;

  @Option(names = "--json", description = "Print JSON, see docs/reference/json.md.")
  private boolean json;

  RootAddCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws IOException {
    RootAdded added = Objects.requireNonNull(root);
    try (Operations operations = context.open()) {
      RootChange change = operations.addRoot(added.root(), Optional.ofNullable(added.path()));
      if (json) {
        JsonAnswer.root(context.console().out(), "root add", change);
      } else if (context.tells(ExitCode.DONE)) {
        RootText.printAdded(change, context.page());
      }
      return ExitCode.DONE;
    }
  }
}
