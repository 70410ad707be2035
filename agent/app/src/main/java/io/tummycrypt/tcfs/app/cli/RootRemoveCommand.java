package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.json.JsonAnswer;
import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.app.operations.RootChange;
import io.tummycrypt.tcfs.app.render.RootText;
import io.tummycrypt.tcfs.core.path.RootName;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tcfs root remove}. */
@CommandLine.Command(
    description = {
      "Take a root from this device by publishing the document.",
      "Nothing is deleted: the folder is left behind, and every plan names it until it is gone."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tcfs root remove photos", "  tcfs root remove photos --fleet"})
final class RootRemoveCommand implements Command {
  private final Context context;

  @Parameters(paramLabel = "NAME", description = "The root.")
  private @Nullable RootName root;

  @Option(names = "--fleet", description = "Take it out of the fleet, and so from all devices.")
  private boolean fleet;

  @Option(names = "--json", description = "Print JSON, see docs/reference/json.md.")
  private boolean json;

  RootRemoveCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws IOException {
    RootName name = Objects.requireNonNull(root);
    try (Operations operations = context.open()) {
      RootChange change =
          fleet ? operations.removeRootFromFleet(name) : operations.removeRoot(name);
      print(change);
      return ExitCode.DONE;
    }
  }

  private void print(RootChange change) throws IOException {
    if (json) {
      JsonAnswer.root(context.console().out(), "root remove", change);
    } else if (context.tells(ExitCode.DONE)) {
      printText(change);
    }
  }

  private void printText(RootChange change) {
    if (fleet) {
      RootText.printRemovedFromFleet(change, context.page());
    } else {
      RootText.printRemoved(change, context.page());
    }
  }
}
