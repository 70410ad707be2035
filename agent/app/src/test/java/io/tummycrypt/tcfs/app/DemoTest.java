package io.tummycrypt.tcfs.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.cli.Console;
import io.tummycrypt.tcfs.app.cli.Context;
import io.tummycrypt.tcfs.app.cli.Program;
import io.tummycrypt.tcfs.app.device.LocalOperations;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo is what a newcomer runs first, so it runs here too, with real folders. */
class DemoTest {
  @TempDir Path home;

  @Test
  void endsWithTwoEqualFoldersAndRemovesThem() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(out, false, UTF_8), new PrintStream(err, true, UTF_8), new Nobody());
    Map<String, String> environment = Map.of("HOME", home.toString());
    Context context = new Context(console, environment, LocalOperations::open);
    int code = Program.run(context, "test", "demo");
    String printed = out.toString(UTF_8);
    assertEquals(0, code, printed + err.toString(UTF_8));
    assertTrue(printed.contains("# All folders are equal, file by file:"), printed);
    tellsItsStoryInOrder(printed);
    String last = printed.lines().toList().getLast();
    assertFalse(Files.exists(Path.of(last.substring("Removed ".length()))), last);
    assertEquals(
        0,
        Objects.requireNonNull(home.toFile().list()).length,
        "something was left in the home folder");
  }

  /**
   * Each command is printed before what it prints, and the parts of the story follow each other.
   */
  private static void tellsItsStoryInOrder(String printed) {
    List<String> story =
        List.of(
            "ada$ tcfs init --store ",
            "ada$ tcfs fleet render",
            "kind: TcfsFleet",
            "ada$ tcfs diff-desired",
            "+ publish  hello.txt ",
            "ada$ tcfs sync",
            "Result: 2 done, 0 skipped, 0 failed",
            "bob$ tcfs init --store ",
            "bob$ printf 'And hello from bob.",
            "bob$ tcfs conflicts",
            "notes/plan.md",
            "bob$ tcfs resolve-conflict ",
            "plan.conflict-",
            "ada$ rm ",
            "bob$ tcfs diff-desired",
            "- delete  from-bob.txt ",
            "bob$ tcfs sync",
            "eve$ tcfs init --store ",
            "  notes/plan.conflict-",
            "Removed ");
    int at = 0;
    for (String part : story) {
      int next = printed.indexOf(part, at);
      assertTrue(next >= 0, () -> "no '" + part + "' in its place in\n" + printed);
      at = next + part.length();
    }
  }

  /** Nobody is at the terminal. */
  private static final class Nobody implements Console.Question {
    @Override
    public boolean isPossible() {
      return false;
    }

    @Override
    public boolean isAnsweredYes(String text) {
      return false;
    }
  }
}
