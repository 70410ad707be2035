package io.tummycrypt.tcfs.app;

import io.tummycrypt.tcfs.app.cli.Console;
import io.tummycrypt.tcfs.app.cli.Context;
import io.tummycrypt.tcfs.app.cli.Program;
import io.tummycrypt.tcfs.app.device.LocalOperations;
import io.tummycrypt.tcfs.app.operations.ProgramVersion;
import io.tummycrypt.tcfs.engine.posix.OwnWords;
import java.util.Map;

/** The program {@code tcfs}. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    HeapWatch.start(HeapWatch.Growth.OF_COMMAND);
    System.exit(run(System.getenv(), args));
  }

  /** Runs one command in this environment, to its exit code. */
  static int run(Map<String, String> environment, String... args) {
    Console console = Console.ofProcess(environment);
    Context context = new Context(console, environment, LocalOperations::open);
    Interruption interruption = Interruption.watch(console, context::stop, context::isEndless);
    String unread = OwnWords.notUtf8(args);
    int code =
        unread == null
            ? Program.run(context, ProgramVersion.text(), args)
            : Program.refuse(context, unread);
    interruption.isOver();
    return code;
  }
}
