package io.tummycrypt.tcfs.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.operations.Operations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class UsageTest {
  private final Shell shell = new Shell();

  /** Every command, as the words that lead to it. */
  static List<List<String>> commands() {
    Operations.Opening none = _ -> new FakeOperations();
    Context context = new Context(Console.ofProcess(Map.of()), Map.of(), none);
    List<List<String>> all = new ArrayList<>();
    collect(List.of(), TcfsCommand.of(context, "1"), all);
    return all;
  }

  private static void collect(List<String> words, CommandLine line, List<List<String>> all) {
    all.add(words);
    line.getSubcommands()
        .forEach((name, below) -> {
          List<String> longer = new ArrayList<>(words);
          longer.add(name);
          collect(longer, below, all);
        });
  }

  @Test
  void hasTheCommandsThatAreDocumented() {
    List<String> names = commands().stream().map(words -> String.join(" ", words)).toList();
    assertEquals(
        List.of(
            "",
            "init",
            "fleet",
            "fleet validate",
            "fleet render",
            "fleet diff",
            "fleet publish",
            "fleet pull",
            "config",
            "config effective",
            "device",
            "device enroll",
            "device list",
            "device revoke",
            "root",
            "root list",
            "root add",
            "root remove",
            "agent",
            "agent install",
            "agent uninstall",
            "agent status",
            "pause",
            "resume",
            "diff-desired",
            "apply",
            "sync",
            "push",
            "pull",
            "import",
            "status",
            "sync-status",
            "watch",
            "explain",
            "log",
            "show",
            "manifest",
            "diff",
            "conflicts",
            "resolve-conflict",
            "release",
            "doctor",
            "store",
            "store check",
            "store stats",
            "store copy",
            "store repair",
            "completion",
            "complete",
            "schema",
            "demo",
            "help"),
        names);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void explainsEachCommandWithTwoExamples(List<String> words) {
    List<String> args = new ArrayList<>(words);
    args.add("--help");
    assertEquals(0, shell.run(args.toArray(String[]::new)), shell.err);
    assertEquals("", shell.err);
    String examples = shell.out.substring(shell.out.indexOf("Examples:"));
    long count =
        examples.lines().filter(line -> line.strip().matches("(\\w+=\\S+ )?tcfs .*")).count();
    assertTrue(count >= 2, shell.out);
    assertTrue(shell.out.lines().allMatch(line -> line.length() <= 100), shell.out);
    assertTrue(shell.out.lines().count() <= 30, shell.out);
    // An example that wraps cannot be pasted.
    assertTrue(examples.lines().allMatch(line -> line.length() <= 80), examples);
  }

  @Test
  void printsItsVersion() {
    assertEquals(0, shell.run("--version"));
    assertEquals("tcfs 1.2.3\n", shell.out);
  }

  @Test
  void saysWhatIsWrongWithACommandLineAndWhereHelpIs() {
    assertWrong("expected a command: init, fleet,", "tcfs --help");
    assertWrong("unknown command snc; did you mean 'sync'?", "tcfs --help", "snc");
    assertWrong(
        "unknown command valdate; did you mean 'validate'?",
        "tcfs fleet --help",
        "fleet",
        "valdate");
    assertWrong(
        "unknown option --jsn; did you mean '--json'?", "tcfs sync --help", "sync", "--jsn");
    assertWrong("unknown option -x", "tcfs push --help", "push", "-x");
    assertWrong("LOCAL is empty: name a place", "tcfs pull --help", "pull", "docs/a", "");
    assertWrong("unknown argument too", "tcfs sync --help", "sync", "too");
    assertWrong("missing required", "tcfs release --help", "release", "docs");
    assertWrong(
        "--plan=HASH, --reject are mutually exclusive",
        "tcfs release --help",
        "release",
        "docs",
        "--plan",
        "1",
        "--reject");
    assertWrong(
        "--keep-local, --keep-both are mutually exclusive",
        "tcfs resolve-conflict --help",
        "resolve-conflict",
        "a",
        "--keep-local",
        "--keep-both");
    assertWrong("device name 'A' must be", "tcfs init --help", "init", "--device", "A");
    assertWrong(
        "found 'file:///my store'; a space is written %20",
        "tcfs init --help", "init", "--store", "file:///my store");
    assertWrong(
        "found '/my store'; a path is written file:///my%20store",
        "tcfs init --help", "init", "--store", "/my store");
    assertWrong("expected a date such as 2026-11-20", "tcfs log --help", "log", "--since", "x");
    assertWrong("expected PATH@VERSION", "tcfs show --help", "show", "plan.md");
    assertWrong("a version is base, a device's name", "tcfs show --help", "show", "plan.md@A B");
    assertWrong("-n is at least 1, not 0", "tcfs log --help", "log", "-n", "0");
    assertWrong("expected NAME=PATH", "tcfs init --help", "init", "--root", "docs");
    assertWrong(
        "--root: root 'a' was given two folders, /x and /y",
        "tcfs init --help",
        "init",
        "--root",
        "a=/x",
        "--root",
        "a=/y");
    assertWrong(
        "FROM: expected a whole number, found 'x'", "tcfs fleet diff --help", "fleet", "diff", "x");
    assertWrong("-n: expected a whole number, found 'x'", "tcfs log --help", "log", "-n", "x");
    assertWrong("--stats: it takes no value, found '1'", "tcfs sync --help", "sync", "--stats=1");
    assertWrong(
        "--color: expected one of auto, always, never, found 'pink'",
        "tcfs sync --help",
        "sync",
        "--color",
        "pink");
    assertWrong("NAME: root name 'A' must", "tcfs root remove --help", "root", "remove", "A");
    assertWrong("--quiet is there more than once", "tcfs sync --help", "sync", "-qqq");
    assertWrong(
        "'help exit-codes' takes no other word, found extra",
        "tcfs help --help",
        "help",
        "exit-codes",
        "extra");
    assertEquals(List.of(), shell.device.asked);
  }

  private void assertWrong(String message, String help, String... args) {
    assertEquals(64, shell.run(args));
    assertEquals("", shell.out);
    assertTrue(shell.err.startsWith("tcfs: "), shell.err);
    assertTrue(shell.err.contains(message), shell.err);
    assertTrue(shell.err.endsWith("\nnext step: " + help + "\n"), shell.err);
  }

  @Test
  void letsAnArgumentForgeNoLineOfAMessage() {
    shell.run("sync", "x\ntcfs: all is well\u001b[2K");
    assertEquals(2, shell.err.lines().count(), shell.err);
    assertTrue(shell.err.chars().noneMatch(c -> c == 0x1b), shell.err);
  }

  @Test
  void takesAnArgumentThatBeginsLikeAFileOfArgumentsAsItIs() {
    assertEquals(0, shell.run("status", "@home"), shell.err);
    assertEquals(List.of("status Optional[@home]"), shell.device.asked);
  }
}
