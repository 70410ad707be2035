package io.tummycrypt.tcfs.app;

import io.tummycrypt.tcfs.app.cli.Console;
import io.tummycrypt.tcfs.app.cli.Context;
import io.tummycrypt.tcfs.app.cli.Program;
import io.tummycrypt.tcfs.app.device.LocalOperations;
import org.jspecify.annotations.Nullable;

/** The program {@code tcfs}. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    Console console = Console.ofProcess();
    Interruption interruption = Interruption.watch(console);
    Context context = new Context(console, System.getenv(), LocalOperations::open);
    int code = Program.run(context, version(), args);
    interruption.isOver();
    System.exit(code);
  }

  /** The version that the build wrote into the jar; there is none when run from bare classes. */
  private static String version() {
    @Nullable String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
