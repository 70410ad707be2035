package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.json.JsonAnswer;
import io.tummycrypt.tcfs.app.operations.Facts;
import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.app.operations.RepairPlanned;
import io.tummycrypt.tcfs.app.operations.StoreRepaired;
import io.tummycrypt.tcfs.app.operations.UsageException;
import io.tummycrypt.tcfs.app.render.RepairText;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code tcfs store repair}. */
@CommandLine.Command(
    description = {
      "Show what is damaged in the store and can be made again from here, ask, and do it.",
      "Packs are made again to the byte, from what is left of them and from the files and vaults of",
      "this device. What is replaced is kept in the store, under repair/; nothing else is deleted."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tcfs store repair", "  tcfs store repair --read-data --yes"})
final class StoreRepairCommand implements Command {
  private final Context context;

  @Option(
      names = "--read-data",
      description = "Read every byte of every pack, too, to find what is damaged.")
  private boolean readData;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Option(names = "--json", description = "Print JSON, see docs/reference/json.md.")
  private boolean json;

  StoreRepairCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws IOException {
    if (!yes && !context.console().question().isPossible()) {
      throw new UsageException("there is no terminal to ask on; give --yes");
    }
    try (Operations operations = context.open()) {
      Optional<StoreRepaired> repaired = operations.stores().repair(readData, this::isApproved);
      if (repaired.isEmpty()) {
        context.console().message("tcfs: not repaired; nothing was changed");
        return ExitCode.ERROR;
      }
      return print(repaired.get());
    }
  }

  private boolean isApproved(RepairPlanned planned) {
    boolean asks = !yes && !planned.plan().steps().isEmpty();
    boolean isAnything = !planned.plan().steps().isEmpty() || !planned.plan().left().isEmpty();
    if (asks || (isAnything && !json) || !context.options().isQuiet()) {
      RepairText.printPlan(planned, json ? context.messages() : context.page());
    }
    return !asks
        || context.console().question().isAnsweredYes("Repair the store? Only 'yes' does:");
  }

  private ExitCode print(StoreRepaired result) throws IOException {
    boolean isPartly = !result.repaired().left().isEmpty();
    ExitCode code = ExitCode.of(new Facts(false, isPartly, false, false));
    if (json) {
      JsonAnswer.repaired(context.console().out(), result);
    } else if (context.tells(code)) {
      RepairText.print(result, context.page());
    }
    return code;
  }
}
