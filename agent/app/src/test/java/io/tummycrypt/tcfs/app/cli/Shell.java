package io.tummycrypt.tcfs.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.app.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;

/** Runs commands as a shell would, against a fake device. */
final class Shell {
  final FakeOperations device = new FakeOperations();
  Map<String, String> environment = Map.of();

  /** What a person at the terminal answers; empty where there is no terminal. */
  Optional<String> answer = Optional.empty();

  /** What the streams are to the command. */
  Terminal terminal = Terminal.NONE;

  String out = "";
  String err = "";

  int run(String... args) {
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(outBytes, false, UTF_8),
            new PrintStream(errBytes, true, UTF_8),
            person(),
            terminal);
    int code = Program.run(new Context(console, environment, _ -> device), "1.2.3", args);
    out = outBytes.toString(UTF_8);
    err = errBytes.toString(UTF_8);
    return code;
  }

  private Console.Question person() {
    return new Console.Question() {
      @Override
      public boolean isPossible() {
        return answer.isPresent();
      }

      @Override
      public boolean isAnsweredYes(String text) {
        return answer.filter("yes"::equals).isPresent();
      }
    };
  }
}
