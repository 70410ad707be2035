package io.tummycrypt.tcfs.app.cli;

import picocli.CommandLine;

/** {@code tcfs agent}: what runs by itself. */
@CommandLine.Command(
    description = "Have the agent, tcfsd, run as a service of this machine.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {"  tcfs agent install", "  tcfs agent status"})
final class AgentCommand extends Group {
  static CommandLine of(Context context) {
    return new CommandLine(new AgentCommand())
        .addSubcommand("install", new AgentInstallCommand(context))
        .addSubcommand("uninstall", new AgentUninstallCommand(context))
        .addSubcommand("status", new AgentStatusCommand(context));
  }
}
