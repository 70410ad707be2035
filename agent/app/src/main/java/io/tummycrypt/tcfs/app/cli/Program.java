package io.tummycrypt.tcfs.app.cli;

/** Runs one command line from its words to its exit code. */
public final class Program {
  static final String VERSION = "--version";

  private Program() {}

  /** Runs the command; whatever happens in it ends in messages and an exit code. */
  public static int run(Context context, String version, String... args) {
    String word = args.length == 0 ? "" : args[0];
    if (args.length == 1 && word.equals(VERSION)) {
      // Without the parser, which is most of such a run.
      context.line(named(version));
      return written(context, ExitCode.DONE.code());
    }
    int code;
    try {
      code = TcfsCommand.of(context, version, word).execute(args);
      context.end();
    } catch (RuntimeException | Error e) {
      code = new Complaints(context).of(word.isEmpty() ? "tcfs" : word, e);
    }
    return written(context, code);
  }

  /** Runs nothing: a word of the command line is no text, and cannot say what it was to say. */
  public static int refuse(Context context, String word) {
    new Failure(
            "'%s' on the command line is not UTF-8, and names in a fleet are".formatted(word),
            "rename it; a name that is not UTF-8 stays on this machine")
        .print(context.messages());
    return ExitCode.USAGE.code();
  }

  /** What {@code --version} prints. */
  static String named(String version) {
    return "tcfs " + version;
  }

  /** A result that was not written in full must not look like one that was. */
  private static int written(Context context, int code) {
    if (!context.console().out().checkError()) {
      return code;
    }
    context.console().message("tcfs: writing the result failed: standard output is closed or full");
    context
        .console()
        .message("next step: make room there and run the command again; nothing is lost");
    return ExitCode.ERROR.code();
  }
}
