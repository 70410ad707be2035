package io.tummycrypt.tcfs.app.cli;

import picocli.CommandLine;

/** {@code tcfs config}: what holds. */
@CommandLine.Command(
    description = "Show what the fleet document means for a device.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {"  tcfs config effective", "  tcfs config effective --device mini --origin"})
final class ConfigCommand extends Group {
  static CommandLine of(Context context) {
    return new CommandLine(new ConfigCommand())
        .addSubcommand("effective", new ConfigEffectiveCommand(context));
  }
}
