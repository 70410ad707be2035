package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands that only look write nothing: not in a root, the state, the store, or beside them. */
class LookingTest {
  static final List<String> LOOKS =
      List.of(
          "diff-desired",
          "diff-desired --json",
          "diff-desired --all-devices",
          "diff-desired --all-devices --json",
          "status",
          "status --json",
          "status --exit-code",
          "explain docs",
          "explain docs/plan.txt --json",
          "sync-status",
          "sync-status docs/plan.txt --json",
          "conflicts",
          "conflicts --json",
          "log",
          "log docs --json",
          "show docs/plan.txt@base",
          "show docs/plan.txt@a --json",
          "manifest docs/plan.txt",
          "import --from-manifests file:///nowhere --into docs --dry-run",
          "manifest docs/plan.txt@a --json",
          "diff docs/plan.txt",
          "diff docs/plan.txt --with a --to base --json",
          "device list",
          "device list --json",
          "fleet render",
          "fleet diff",
          "fleet diff --json",
          "config effective --origin",
          "config effective --json",
          "agent status",
          "agent status --json",
          "root list",
          "root list --json",
          "doctor --no-writes",
          "doctor --no-writes --json",
          "store check",
          "store check --read-data --json",
          "store stats",
          "store stats --json",
          "complete -- device revoke",
          "fleet validate",
          "fleet validate --json",
          "fleet render --json",
          "schema",
          "schema sync",
          "--version",
          "--help");

  @TempDir Path folder;
  @TempDir Path elsewhere;

  private Fleet fleet;

  @BeforeEach
  void joinTwo() throws IOException {
    fleet = Fleet.of(folder, "a", "b");
    for (int i = 0; i < 30; i++) {
      fleet.get(0).write("many/" + i, "number " + i);
    }
    fleet.get(0).write("plan.txt", "before");
  }

  /** Brings the first machine of a fleet into a state. */
  interface State {
    void of(Machine a, Machine b) throws IOException;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("states")
  void lookingWritesNothing(String name, int code, State state) throws IOException {
    Machine a = fleet.get(0);
    state.of(a, fleet.get(1));
    SortedMap<String, String> before = Tree.everything(folder);

    int seen = a.tcfs("diff-desired", "-o", elsewhere.resolve("plan").toString()).code();
    assertEquals(before, Tree.everything(folder), "diff-desired -o");
    for (String look : LOOKS) {
      a.tcfs(look.split(" "));
      assertEquals(before, Tree.everything(folder), look);
    }

    assertEquals(code, seen);
    assertTrue(Files.exists(elsewhere.resolve("plan")));
  }

  static Stream<Arguments> states() {
    return Stream.of(
        state("before the first sync", 2, (_, _) -> {}),
        state("as desired", 0, (a, _) -> a.sync()),
        state("edited here", 2, LookingTest::edit),
        state("changed elsewhere", 2, LookingTest::changedElsewhere),
        state("an open conflict", 4, LookingTest::conflict),
        state("deletions are held", 3, LookingTest::heldDeletions),
        state("the state is lost", 2, LookingTest::lostState),
        state("the root is gone", 3, LookingTest::goneRoot),
        state("a batch was cut short", 0, LookingTest::leftBatch),
        state("a head is pending", 2, LookingTest::pendingHead),
        state("the document is edited", 0, LookingTest::editedDocument));
  }

  private static Arguments state(String name, int code, State state) {
    return Arguments.of(name, code, state);
  }

  private static void edit(Machine a, Machine b) throws IOException {
    a.sync();
    a.write("plan.txt", "edited");
    a.delete("many/1");
    Files.move(a.at("many/2"), a.at("moved"));
    Files.createDirectory(a.at("empty"));
  }

  private static void changedElsewhere(Machine a, Machine b) throws IOException {
    a.sync();
    b.sync();
    edit(b, a);
    b.sync();
  }

  private static void conflict(Machine a, Machine b) throws IOException {
    a.declare("conflictMode: interactive");
    a.sync();
    b.sync();
    b.write("plan.txt", "by b");
    b.sync();
    a.write("plan.txt", "by a");
    a.ends(4, "sync");
  }

  private static void heldDeletions(Machine a, Machine b) throws IOException {
    a.sync();
    for (int i = 0; i < 25; i++) {
      a.delete("many/" + i);
    }
    a.ends(3, "sync");
  }

  private static void lostState(Machine a, Machine b) throws IOException {
    a.sync();
    try (Stream<Path> files = Files.walk(a.home().resolve("state"))) {
      for (Path file : files.sorted((x, y) -> y.compareTo(x)).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void goneRoot(Machine a, Machine b) throws IOException {
    a.sync();
    Files.move(a.docs(), a.docs().resolveSibling("away"));
  }

  private static void leftBatch(Machine a, Machine b) throws IOException {
    a.sync();
    a.write(".tcfs/tmp/20260101T000000-0123456789abcdef/0", "half a file");
  }

  private static void pendingHead(Machine a, Machine b) throws IOException {
    a.sync();
    a.write("plan.txt", "edited");
    Path heads = a.store().resolve("heads");
    Path chain = heads.resolve("a");
    Files.move(chain, heads.resolveSibling("away"));
    Files.writeString(chain, "no folder");
    SortedMap<String, String> before = Tree.everything(a.home());
    a.ends(1, "sync");
    assertNotEquals(before, Tree.everything(a.home()));
    Files.delete(chain);
    Files.move(heads.resolveSibling("away"), chain);
  }

  private static void editedDocument(Machine a, Machine b) throws IOException {
    a.sync();
    Path document = a.home().resolve("config/fleet.yaml");
    Files.writeString(document, Files.readString(document).replace("count: 500", "count: 400"));
  }
}
