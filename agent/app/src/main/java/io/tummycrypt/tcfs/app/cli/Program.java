package io.tummycrypt.tcfs.app.cli;

/** Runs one command line from its words to its exit code. */
public final class Program {
  private Program() {}

  /** Runs the command; whatever happens in it ends in messages and an exit code. */
  public static int run(Context context, String version, String... args) {
    int code;
    try {
      code = TcfsCommand.of(context, version).execute(args);
      context.end();
    } catch (RuntimeException | Error e) {
      code = new Complaints(context).of(args.length == 0 ? "tcfs" : args[0], e);
    }
    return context.console().out().checkError() ? unwritten(context) : code;
  }

  /** A result that was not written in full must not look like one that was. */
  private static int unwritten(Context context) {
    context.console().message("tcfs: writing the result failed: standard output is closed or full");
    context
        .console()
        .message("next step: make room there and run the command again; nothing is lost");
    return ExitCode.ERROR.code();
  }
}
