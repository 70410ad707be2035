package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.json.JsonAnswer;
import io.tummycrypt.tcfs.app.operations.Facts;
import io.tummycrypt.tcfs.app.operations.Measured;
import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.app.render.MeasuredText;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tcfs store stats}. */
@CommandLine.Command(
    description = {
      "Tell how much is in the store, and what came from which device.",
      "Sizes of files, of what is left without duplicates, compressed, and as stored."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tcfs store stats", "  tcfs store stats --json"})
final class StoreStatsCommand implements Command {
  private final Context context;

  @Mixin private StoreOptions store = new StoreOptions();

  @Option(names = "--json", description = "Print JSON, see docs/reference/json.md.")
  private boolean json;

  StoreStatsCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws IOException {
    try (Operations operations = context.open()) {
      Measured measured = operations.stores().measure(store.choice());
      boolean isPartly = !measured.size().unread().isEmpty();
      if (json) {
        JsonAnswer.measured(context.console().out(), measured);
      } else {
        MeasuredText.print(measured, context.reading());
      }
      return ExitCode.of(new Facts(false, isPartly, false, false));
    }
  }
}
