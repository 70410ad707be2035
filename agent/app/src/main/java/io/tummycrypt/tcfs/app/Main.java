package io.tummycrypt.tcfs.app;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** The program {@code tcfs}. */
public final class Main {
  private static final int DONE = 0;
  private static final int USAGE = 64;

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(System.out, System.err, args));
  }

  static int run(PrintStream out, PrintStream err, String... args) {
    if (args.length == 1 && args[0].equals("--version")) {
      out.println("tcfs " + version());
      return DONE;
    }
    err.println("usage: tcfs --version");
    return USAGE;
  }

  /** The version that the build wrote into the jar; there is none when run from bare classes. */
  private static String version() {
    @Nullable String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
