package io.tummycrypt.tcfs.app;

import io.tummycrypt.tcfs.app.cli.Console;
import io.tummycrypt.tcfs.app.cli.Context;
import io.tummycrypt.tcfs.app.cli.Program;
import io.tummycrypt.tcfs.app.device.LocalOperations;
import io.tummycrypt.tcfs.app.operations.ProgramVersion;

/** The program {@code tcfs}. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    Console console = Console.ofProcess(System.getenv());
    Context context = new Context(console, System.getenv(), LocalOperations::open);
    Interruption interruption = Interruption.watch(console, context::stop);
    int code = Program.run(context, ProgramVersion.text(), args);
    interruption.isOver();
    System.exit(code);
  }
}
