package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a machine tracks, without its store. */
class SyncStatusTest extends TwoMachines {
  @BeforeEach
  void loseTheStore() throws IOException {
    b.write("of-b", "by b");
    b.sync();
    a.write("same", "text");
    a.write("changed", "text");
    a.write("gone", "text");
    a.write("sub/one", "text");
    a.sync();
    Files.move(a.store(), a.store().resolveSibling("away"));
    a.write("changed", "other text");
    a.delete("gone");
    a.write("new", "text");
  }

  private void is(String state, String reason, String path) {
    String out = a.done("sync-status", path).out();
    assertTrue(out.startsWith(Path.of(path).isAbsolute() ? "docs/" : path), out);
    assertTrue(out.contains(": " + state + "\n  reason     " + reason), out);
  }

  @Test
  void tellsHowAPathIsTrackedAndWhy() {
    is("synced", "it is as it was agreed upon, published by a\n", "docs/same");
    is("synced", "it is as it was agreed upon, published by b\n", a.at("of-b").toString());
    is("changed", "it was changed here since it was agreed upon with a\n", "docs/changed");
    is("deleted", "it is not here any more, and was agreed upon", "docs/gone");
    is("new", "nothing is agreed upon yet", "docs/new");
    is("absent", "nothing is here", "docs/never");
    is("folder", "1 file in it were agreed upon", "docs/sub");
    assertEquals(
        1,
        a.ends(1, "sync-status", "/etc/passwd")
            .err()
            .lines()
            .filter(line -> line.contains("is in no root"))
            .count());
  }

  @Test
  void tellsOfAllRoots() {
    String out = a.done("sync-status").out();
    assertTrue(out.contains("docs  not known   5      "), out);
    String json = a.done("sync-status", "--json").out();
    assertTrue(json.contains("\"files\" : 5"), json);
    assertTrue(a.done("sync-status", "docs/changed", "--json").out().contains("\"changed\""));
  }

  @Test
  void isToldAlsoByAStatusThatNeedsTheStore() {
    Machine.Ended status = a.ends(1, "status");
    assertTrue(status.out().startsWith("Device a\n"), status.out());
    assertTrue(status.out().contains("  agent      does not run\n"), status.out());
    assertTrue(status.err().contains(a.store().toString()), status.err());
    assertEquals("", a.ends(1, "status", "docs/same").out());
    assertFalse(a.ends(1, "status", "--json").out().contains("does not run"));
  }

  @Test
  void saysTheSameOfAPathWhileAnAgentRuns() throws IOException, InterruptedException {
    String before = a.done("sync-status", "docs/same").out().lines().limit(2).toList().toString();
    RunningAgent agent = RunningAgent.of(a);
    Eventually.holds(
        () -> a.done("sync-status").out().contains("waits since"),
        () -> a.done("sync-status").out());
    String now = a.done("sync-status", "docs/same").out().lines().limit(2).toList().toString();
    assertEquals(before, now);
    agent.end();
  }
}
