package io.tummycrypt.tcfs.app.cli;

import picocli.CommandLine;

/** {@code tcfs device}: who takes part. */
@CommandLine.Command(
    description = "Enrol, list and revoke devices.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {"  tcfs device list", "  tcfs device revoke old-laptop"})
final class DeviceCommand extends Group {
  static CommandLine of(Context context) {
    return new CommandLine(new DeviceCommand())
        .addSubcommand("enroll", new DeviceEnrollCommand(context))
        .addSubcommand("list", new DeviceListCommand(context))
        .addSubcommand("revoke", new DeviceRevokeCommand(context));
  }
}
