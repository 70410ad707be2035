package io.tummycrypt.tcfs.app.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Named.named;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A command in a message does what it says when it is pasted into a shell, whatever a name is. */
class HintsTest {
  private static final String NAME = "Bob's new plan";
  private static final Pattern COMMAND =
      Pattern.compile("next step: (?:[^']*: (tcfs .*)|'(tcfs .*)' (?:shows|publishes) .*)");

  @TempDir Path folder;

  private Machine yoga;
  private Machine bates;
  private Path mine;
  private Path theirs;

  @BeforeEach
  void joinTwo() throws IOException {
    Fleet fleet = Fleet.of(folder, "yoga", "bates");
    yoga = fleet.get(0);
    bates = fleet.get(1);
    mine = bates.home().resolveSibling(NAME);
    theirs = yoga.home().resolveSibling(NAME);
  }

  /** What was said, and the command that it has to name. */
  record Hint(String message, List<String> command) {}

  @FunctionalInterface
  interface Scene {
    Hint play(HintsTest test) throws IOException;
  }

  private void pushByYoga(String text) throws IOException {
    yoga.done("push", Files.writeString(theirs, text).toString());
  }

  private void refusePush() throws IOException {
    pushByYoga("1");
    bates.ends(4, "push", Files.writeString(mine, "mine").toString());
  }

  private String resolve(String... options) {
    String[] command =
        Stream.concat(Stream.of("resolve-conflict", mine.toString()), Stream.of(options))
            .toArray(String[]::new);
    return bates.ends(1, command).err();
  }

  private Hint nothingToPull() {
    String remote = "default/" + NAME;
    return new Hint(bates.ends(1, "pull", remote, mine.toString()).err(), List.of("log", remote));
  }

  private Hint pushAroundARoot() throws IOException {
    Path docs = Files.createDirectories(folder.resolve("mini").resolve(NAME));
    Machine mini = new Machine("mini", folder.resolve("mini-home"), docs, yoga.place());
    mini.init();
    String above = docs.resolveSibling(".").toString();
    return new Hint(mini.ends(1, "push", above).err(), List.of("push", docs.toString()));
  }

  private Hint newVersionBeforeKeepRemote() throws IOException {
    refusePush();
    pushByYoga("2");
    return new Hint(resolve("--keep-remote"), List.of("push", mine.toString()));
  }

  private Hint newVersionBeforeKeepLocal() throws IOException {
    refusePush();
    pushByYoga("2");
    return new Hint(resolve("--keep-local"), List.of("push", mine.toString()));
  }

  private Hint nothingToDecide() throws IOException {
    refusePush();
    Files.writeString(mine, "1");
    String err = resolve("--seen", "000000000000", "--keep-local");
    return new Hint(err, List.of("push", mine.toString()));
  }

  private Hint editTakenBack() throws IOException {
    pushByYoga("1");
    bates.done("pull", "default/" + NAME, mine.toString());
    pushByYoga("2");
    bates.ends(4, "push", Files.writeString(mine, "mine").toString());
    Files.writeString(mine, "1");
    return new Hint(resolve("--keep-local"), List.of("pull", "default/" + NAME, mine.toString()));
  }

  static Stream<Named<Scene>> scenes() {
    return Stream.of(
        named("nothing to pull", HintsTest::nothingToPull),
        named("a push around a root", HintsTest::pushAroundARoot),
        named("a new version before --keep-remote", HintsTest::newVersionBeforeKeepRemote),
        named("a new version before --keep-local", HintsTest::newVersionBeforeKeepLocal),
        named("nothing to decide any more", HintsTest::nothingToDecide),
        named("an edit that was taken back", HintsTest::editTakenBack));
  }

  @ParameterizedTest
  @MethodSource("scenes")
  void canBePastedIntoAShell(Scene scene) throws Exception {
    Hint hint = scene.play(this);

    Matcher found = COMMAND.matcher(hint.message());
    assertTrue(found.find(), hint.message());
    String command = found.group(1) == null ? found.group(2) : found.group(1);
    assertEquals(
        Stream.concat(Stream.of("tcfs"), hint.command().stream()).toList(), words(command));
  }

  /** What a shell makes of a line. */
  private static List<String> words(String line) throws IOException, InterruptedException {
    Process shell =
        new ProcessBuilder("bash", "-c", "printf '%s\\n' " + line)
            .redirectErrorStream(true)
            .start();
    String out = new String(shell.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, shell.waitFor(), out);
    return out.lines().toList();
  }
}
