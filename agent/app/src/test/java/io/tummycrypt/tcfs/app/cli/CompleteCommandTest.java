package io.tummycrypt.tcfs.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompleteCommandTest {
  private final Shell shell = new Shell();

  private List<String> complete(String... words) {
    List<String> args = new ArrayList<>(List.of("complete", "--"));
    args.addAll(List.of(words));
    assertEquals(0, shell.run(args.toArray(String[]::new)), shell.err);
    assertEquals("", shell.err);
    return shell.out.lines().toList();
  }

  @Test
  void namesCommandsAndTheirCommands() {
    assertEquals(List.of("config", "conflicts"), complete("conf"));
    assertEquals(List.of("publish", "pull"), complete("fleet", "pu"));
    assertTrue(complete("").contains("sync"));
    assertFalse(complete("compl").contains("complete"), "what is hidden");
  }

  @Test
  void namesTheOptionsOfTheCommand() {
    assertEquals(List.of("--json"), complete("sync", "--j"));
    assertEquals(List.of("--all-devices"), complete("diff-desired", "--json", "--all"));
    assertTrue(complete("root", "remove", "x", "--").contains("--fleet"));
  }

  @Test
  void namesTheOptionsOfEveryCommandAndTheirWords() {
    assertEquals(List.of("--color", "--concurrency"), complete("--c"));
    assertEquals(List.of("--stats"), complete("sync", "--st"));
    assertEquals(List.of("--stats"), complete("-q", "fleet", "diff", "--st"));
    assertEquals(List.of("auto", "always"), complete("--color", "a"));
    assertEquals(List.of("--color=never"), complete("sync", "--color=n"));
    assertEquals(List.of("json"), complete("sync", "--progress", "j"));
  }

  @Test
  void namesWhatHelpExplains() {
    assertEquals(List.of("exit-codes", "explain"), complete("help", "ex"));
    assertEquals(List.of("publish", "pull"), complete("help", "fleet", "pu"));
    assertEquals(List.of(), complete("help", "exit-codes", ""));
  }

  @Test
  void asksForPathsInTheFleetWhereACommandTakesThem() {
    for (String command : List.of("log", "diff", "explain", "status", "pull")) {
      shell.device.asked.clear();
      assertEquals(List.of("d/one", "d/two"), complete(command, "d/"));
      assertEquals(List.of("complete PATHS d/"), shell.device.asked);
    }
    shell.device.asked.clear();
    complete("resolve-conflict", "d");
    complete("push", "x", "--as", "d");
    complete("push", "d");
    complete("import", "--into", "d");
    assertEquals(
        List.of("complete PATHS d", "complete DETACHED_PATHS d", "complete PATHS d"),
        shell.device.asked);
  }

  @Test
  void namesFilesHereBesidePathsInTheFleet(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("plan.md"), "text");
    Files.createDirectory(folder.resolve("plans"));
    Files.writeString(folder.resolve(".plan"), "text");
    String prefix = folder + "/";
    assertEquals(
        List.of(prefix + "one", prefix + "plan.md", prefix + "plans/", prefix + "two"),
        complete("log", prefix));
    assertTrue(complete("log", prefix + ".").contains(prefix + ".plan"));
  }

  @Test
  void asksForVersions() {
    assertEquals(List.of("d/one@", "d/two@"), complete("show", "d/"));
    assertEquals(List.of("d/one@", "d/two@"), complete("manifest", "d/"));
    assertEquals(List.of("d/x@one@", "d/x@two@", "d/x@one", "d/x@two"), complete("show", "d/x@"));
    assertEquals(List.of("bone", "btwo"), complete("diff", "d/x", "--with", "b"));
    assertEquals(List.of("--to=bone", "--to=btwo"), complete("diff", "d/x", "--to=b"));
    assertEquals(
        List.of(
            "complete PATHS d/",
            "complete PATHS d/",
            "complete PATHS d/x@",
            "complete VERSIONS d/x@",
            "complete VERSIONS d/x@b",
            "complete VERSIONS d/x@b"),
        shell.device.asked);
  }

  @Test
  void asksForWhatAValueCanBe() {
    complete("device", "revoke", "y");
    complete("release", "d");
    complete("root", "remove", "--fleet", "d");
    complete("root", "add", "d");
    complete("config", "effective", "--device", "y");
    complete("config", "effective", "--device", "");

    assertEquals(
        List.of(
            "complete DEVICES y",
            "complete ROOTS d",
            "complete ROOTS d",
            "complete OTHER_ROOTS d",
            "complete DEVICES y",
            "complete DEVICES "),
        shell.device.asked);
  }

  @Test
  void completesAValueBehindAnEqualsSign() {
    assertEquals(
        List.of("--device=yone", "--device=ytwo"), complete("config", "effective", "--device=y"));
  }

  @Test
  void printsNoNameThatCouldMoveTheCursor() {
    assertEquals(List.of("yone", "ytwo"), complete("device", "revoke", "y"));
  }

  @Test
  void leavesFilesToTheShell() {
    assertEquals(List.of(), complete("push", "x"));
    assertEquals(List.of(), complete("apply", "x"));
    assertEquals(List.of(), shell.device.asked);
  }

  @Test
  void saysNothingWhateverGoesWrong() {
    shell.device.failure = Optional.of(new IOException("the store is away"));
    assertEquals(List.of(), complete("device", "revoke", "y"));
    shell.device.failure = Optional.of(new IllegalStateException("a mistake"));
    assertEquals(List.of(), complete("device", "revoke", "y"));
    shell.device.failure = Optional.empty();
    assertEquals(List.of(), complete("nonsense", "--what", "y"));
    assertEquals(List.of(), complete("sync", "--no-such-option=x"));
    assertTrue(complete().contains("sync"));
  }
}
