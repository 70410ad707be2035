package io.tummycrypt.tcfs.app.cli;

import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A word that does nothing by itself and has commands below it. */
abstract class Group implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    String known =
        spec.subcommands().entrySet().stream()
            .filter(command -> !command.getValue().getCommandSpec().usageMessage().hidden())
            .map(command -> command.getKey())
            .collect(Collectors.joining(", "));
    throw new ParameterException(spec.commandLine(), "expected a command: " + known);
  }
}
