package io.tummycrypt.tcfs.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
  void asksForWhatAValueCanBe() {
    complete("device", "revoke", "y");
    complete("release", "d");
    complete("root", "remove", "--fleet", "d");
    complete("root", "add", "d");
    complete("config", "effective", "--device", "y");
    complete("config", "effective", "--device", "=", "y");
    complete("config", "effective", "--device", "=");

    assertEquals(
        List.of(
            "complete DEVICES y",
            "complete ROOTS d",
            "complete ROOTS d",
            "complete OTHER_ROOTS d",
            "complete DEVICES y",
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
    assertEquals(List.of(), complete("status", "x"));
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
