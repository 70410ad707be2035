package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What {@code explain} says of each path of the example fleet is what the plan says of it. */
class ExplainTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private final List<Machine> machines = new ArrayList<>();

  /** The fleet of {@code examples/lab}, with a store that this version has. */
  @BeforeEach
  void joinTheExample() throws IOException {
    for (String name : List.of("yoga", "xoxd-bates", "petting-zoo-mini")) {
      Path home = folder.resolve(name);
      Path git = Files.createDirectories(home.resolve("tcfs/git"));
      Machine machine =
          new Machine(name, home.resolve("tcfs"), git, Place.folder(folder.resolve("store")));
      String store = machine.store().toUri().toString();
      machine.done("init", "--store", store, "--device", name, "--root", "git=~/git");
      machines.add(machine);
    }
    String example = Files.readString(Path.of("../../examples/lab/fleet.yaml"));
    String storage = example.substring(example.indexOf("    s3:"), example.indexOf("  # Without"));
    machines
        .getFirst()
        .changeDocument(before ->
            before.lines().findFirst().orElseThrow()
                + "\n"
                + example.replace(storage, "    directory: " + folder.resolve("store") + "\n"));
  }

  private void haveSomethingOfEverything() throws IOException {
    Machine yoga = machines.get(0);
    Machine bates = machines.get(1);
    for (int i = 0; i < 40; i++) {
      yoga.write("app/src/" + i + ".txt", "source " + i);
    }
    yoga.write("notes/plan.md", "1");
    yoga.write("notes/done.md", "1");
    yoga.write("read.me", "1");
    yoga.write("secret.swp", "left out");
    yoga.write("app/target/x.class", "left out");
    yoga.write("app/.git/HEAD", "ref: refs/heads/main");
    yoga.write("result/out", "left out on yoga alone");
    Files.createSymbolicLink(yoga.at("link"), Path.of("read.me"));
    Files.createDirectory(yoga.at("empty"));
    machines.forEach(Machine::sync);
    yoga.write("notes/plan.md", "2, by yoga");
    yoga.write("read.me", "2");
    yoga.write("new.txt", "new");
    yoga.tcfs("sync");
    bates.write("notes/plan.md", "2, by bates");
    bates.write("app/src/1.txt", "changed on bates");
    bates.write("result/from-bates", "which yoga does not want");
    bates.delete("notes/done.md");
    bates.tcfs("sync");
    for (int i = 5; i < 40; i++) {
      yoga.delete("app/src/" + i + ".txt");
    }
    Files.setPosixFilePermissions(
        yoga.write("locked/inside", "1").getParent(), PosixFilePermissions.fromString("---------"));
    yoga.write("only-here.txt", "yoga");
  }

  @Test
  void eachPathOfTheExampleIsExplainedAsItIsPlanned() throws IOException {
    haveSomethingOfEverything();
    TreeSet<String> verdicts = new TreeSet<>();
    for (Machine machine : machines) {
      SortedMap<String, JsonNode> explained = explained(machine, "git");
      JsonNode plan = json(machine, "diff-desired", "--json").get("devices").get(0);
      requireSame(plan, explained);
      for (String path : explained.keySet()) {
        SortedMap<String, JsonNode> alone = explained(machine, machine.at(path).toString());
        assertEquals(explained.get(path), alone.get(path), path);
      }
      explained.values().forEach(each -> verdicts.add(each.get("verdict").asString()));
    }
    Files.setPosixFilePermissions(
        machines.get(0).at("locked"), PosixFilePermissions.fromString("rwx------"));
    assertTrue(
        verdicts.containsAll(List.of("conflict", "held", "ignored", "pending", "synchronised")),
        verdicts::toString);
    assertTrue(verdicts.contains("unsupported"), verdicts::toString);
  }

  private static void requireSame(JsonNode plan, SortedMap<String, JsonNode> explained) {
    TreeMap<String, List<JsonNode>> actions = new TreeMap<>();
    for (JsonNode action : plan.get("actions")) {
      actions.computeIfAbsent(path(action), _ -> new ArrayList<>()).add(action);
    }
    TreeMap<String, List<JsonNode>> told = new TreeMap<>();
    explained.forEach((path, each) -> {
      for (JsonNode action : each.get("actions")) {
        told.computeIfAbsent(path, _ -> new ArrayList<>()).add(action);
      }
    });
    assertEquals(actions, told);
    TreeMap<String, String> waiting = new TreeMap<>();
    for (JsonNode set : plan.get("held")) {
      for (JsonNode change : set.get("changes")) {
        waiting.put(path(change), "held " + set.get("hash").asString());
      }
    }
    for (JsonNode conflict : plan.get("conflicts")) {
      waiting.put(path(conflict), "conflict " + conflict.get("hash").asString());
    }
    for (JsonNode local : plan.get("localOnly")) {
      waiting.put(path(local), "ignored " + local.get("pattern").asString());
    }
    waiting.forEach((path, what) -> {
      JsonNode it = Objects.requireNonNull(explained.get(path), path);
      JsonNode cause = it.get("cause");
      String key = cause.has("hash") ? "hash" : "pattern";
      assertEquals(what, it.get("verdict").asString() + " " + cause.get(key).asString(), path);
    });
    for (JsonNode finding : plan.get("findings")) {
      if (finding.has("path")) {
        JsonNode it = Objects.requireNonNull(explained.get(path(finding)));
        String verdict = it.get("verdict").asString();
        assertTrue(List.of("failed", "unsupported").contains(verdict), finding::toString);
      }
    }
    explained.forEach((path, it) -> {
      if (it.get("verdict").asString().equals("synchronised")) {
        assertFalse(actions.containsKey(path) || waiting.containsKey(path), path);
      }
    });
  }

  private static String path(JsonNode node) {
    return node.get("path").asString();
  }

  private static SortedMap<String, JsonNode> explained(Machine machine, String target) {
    TreeMap<String, JsonNode> byPath = new TreeMap<>();
    for (JsonNode each : json(machine, "explain", target, "--json").get("paths")) {
      byPath.put(path(each), each);
    }
    return byPath;
  }

  private static JsonNode json(Machine machine, String... args) {
    return JSON.readTree(machine.tcfs(args).out());
  }

  @Test
  void aPathOutsideOfAllRootsIsRefused() {
    Machine yoga = machines.getFirst();
    assertTrue(
        yoga.ends(1, "explain", folder.toString()).err().contains("in no root of this device"));
    assertTrue(yoga.ends(1, "explain", "default/x").err().contains("in the store alone"));
    assertTrue(yoga.ends(1, "explain", "other/x").err().contains("in no root of this device"));
  }

  @Test
  void nobodyIsToldToMakeWhatCannotBeThere() throws IOException {
    Machine yoga = machines.getFirst();
    yoga.write("two.txt", "2");
    yoga.sync();

    String below = yoga.done("explain", "git/two.txt/zz").out();
    String own = yoga.done("explain", "git/.tcfs-pull-x").out();

    assertTrue(below.contains("; two.txt, in which it would be, is a file\n"), below);
    assertTrue(below.contains("to change   move two.txt away, make it, and 'tcfs sync'"), below);
    assertEquals(
        "two.txt",
        explained(yoga, "git/two.txt/zz")
            .values()
            .iterator()
            .next()
            .get("cause")
            .get("file")
            .asString());
    assertTrue(own.contains("it belongs to tcfs, which works in it while it pulls"), own);
    assertFalse(own.contains("to change"), own);
  }

  @Test
  void aHaltedRootExplainsAllThatIsInIt() throws IOException {
    Machine yoga = machines.getFirst();
    yoga.write("f", "1");
    yoga.sync();
    Files.move(yoga.docs(), folder.resolve("away"));

    String out = yoga.ends(3, "explain", "git/f").out();

    assertTrue(out.contains("verdict     failed"), out);
    assertTrue(out.contains("its root is halted"), out);
  }
}
