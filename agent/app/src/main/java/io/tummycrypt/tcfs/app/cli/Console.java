package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.terminal.ResultOutput;
import io.tummycrypt.tcfs.app.terminal.Terminal;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Where a command speaks: results to {@code out}, messages to {@code err}, both in UTF-8 whatever
 * the locale is, with line ends as everywhere else.
 */
public record Console(PrintStream out, PrintStream err, Question question, Terminal terminal) {
  private static final int BUFFER = 1 << 16;

  /** Two streams that are no terminal. */
  public Console(PrintStream out, PrintStream err, Question question) {
    this(out, err, question, Terminal.NONE);
  }

  /** A person at a terminal, if there is one. */
  public interface Question {
    /** Whether somebody can be asked. */
    boolean isPossible();

    /** Whether the answer to {@code text} is {@code yes}. */
    boolean isAnsweredYes(String text);
  }

  /** The streams and the terminal of this process. */
  public static Console ofProcess(Map<String, String> environment) {
    PrintStream out =
        new PrintStream(
            new BufferedOutputStream(
                new ResultOutput(new FileOutputStream(FileDescriptor.out)), BUFFER),
            false,
            StandardCharsets.UTF_8);
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    return new Console(out, err, new Person(out, err), Terminal.ofProcess(environment));
  }

  /**
   * Whether results go to a terminal, which would act on the control characters in them. Where the
   * input comes from is no matter: behind {@code ssh -n} a terminal is as easily led astray.
   */
  boolean isTerminal() {
    return terminal.out();
  }

  /** Prints a line of the result. */
  void line(String line) {
    out.print(line);
    out.print('\n');
  }

  /** Prints a line beside the result. */
  void message(String line) {
    out.flush();
    err.print(line + "\n");
  }

  private record Person(PrintStream out, PrintStream err) implements Question {
    @Override
    public boolean isPossible() {
      return terminal().isPresent();
    }

    @Override
    public boolean isAnsweredYes(String text) {
      out.flush();
      err.print("\n" + text + " ");
      err.flush();
      return terminal().map(java.io.Console::readLine).filter("yes"::equals).isPresent();
    }

    /** Depending on the version of Java there is no console at all where there is no terminal. */
    private static Optional<java.io.Console> terminal() {
      return Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal);
    }
  }
}
