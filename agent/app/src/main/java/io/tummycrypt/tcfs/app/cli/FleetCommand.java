package io.tummycrypt.tcfs.app.cli;

import picocli.CommandLine;

/** {@code tcfs fleet}: the fleet document. */
@CommandLine.Command(
    description = "Check, show, publish and fetch the fleet document.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {"  tcfs fleet validate fleet.yaml", "  tcfs fleet publish"})
final class FleetCommand extends Group {
  static CommandLine of(Context context) {
    return new CommandLine(new FleetCommand())
        .addSubcommand("validate", new FleetValidateCommand(context))
        .addSubcommand("render", new FleetRenderCommand(context))
        .addSubcommand("diff", new FleetDiffCommand(context))
        .addSubcommand("publish", new FleetPublishCommand(context))
        .addSubcommand("pull", new FleetPullCommand(context));
  }
}
