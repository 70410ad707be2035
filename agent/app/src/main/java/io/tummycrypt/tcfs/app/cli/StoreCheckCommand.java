package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.json.JsonAnswer;
import io.tummycrypt.tcfs.app.operations.Facts;
import io.tummycrypt.tcfs.app.operations.Inspected;
import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.app.render.InspectedText;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tcfs store check}. */
@CommandLine.Command(
    description = {
      "Look whether everything in the store is there and sound.",
      "Each damaged object is named with the paths and versions that need it. Nothing is written."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tcfs store check",
      "  tcfs store check --read-data --json",
      "  tcfs store check --store file:///mnt/copy-of-the-store"
    })
final class StoreCheckCommand implements Command {
  private final Context context;

  @Option(
      names = "--read-data",
      description = "Read and verify every byte of every pack, too, and not its directory alone.")
  private boolean readData;

  @Mixin private StoreOptions store = new StoreOptions();

  @Option(names = "--json", description = "Print JSON, see docs/reference/json.md.")
  private boolean json;

  StoreCheckCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws IOException {
    try (Operations operations = context.open()) {
      Inspected inspected = operations.stores().inspect(store.choice(), readData);
      boolean isPartly = !inspected.condition().isSound();
      ExitCode code = ExitCode.of(new Facts(false, isPartly, false, false));
      if (json) {
        JsonAnswer.inspected(context.console().out(), inspected);
      } else if (context.tells(code)) {
        InspectedText.print(inspected, context.reading());
      }
      return code;
    }
  }
}
