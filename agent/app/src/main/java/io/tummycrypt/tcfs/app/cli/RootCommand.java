package io.tummycrypt.tcfs.app.cli;

import picocli.CommandLine;

/** {@code tcfs root}: which folders. */
@CommandLine.Command(
    description = "List, add and remove the roots of this device.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {"  tcfs root list", "  tcfs root add photos=/home/jess/photos"})
final class RootCommand extends Group {
  static CommandLine of(Context context) {
    return new CommandLine(new RootCommand())
        .addSubcommand("list", new RootListCommand(context))
        .addSubcommand("add", new RootAddCommand(context))
        .addSubcommand("remove", new RootRemoveCommand(context));
  }
}
