package io.tummycrypt.tcfs.app.cli;

import picocli.CommandLine;

/** {@code tcfs store}: what is in the bucket or the directory. */
@CommandLine.Command(
    description = "Check, measure, copy and repair the store.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {"  tcfs store check --read-data", "  tcfs store stats"})
final class StoreCommand extends Group {
  static CommandLine of(Context context) {
    return new CommandLine(new StoreCommand())
        .addSubcommand("check", new StoreCheckCommand(context))
        .addSubcommand("stats", new StoreStatsCommand(context))
        .addSubcommand("copy", new StoreCopyCommand(context))
        .addSubcommand("repair", new StoreRepairCommand(context));
  }
}
