package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day of five devices: each asks for what the others did, in every way there is. */
class FiveDevicesTest implements AnyStore {
  @TempDir Path folder;

  private Fleet fleet;

  @BeforeEach
  void joinFive() throws IOException {
    fleet = Fleet.of(folder, place(folder), "ada", "ben", "cy", "dee", "eve");
  }

  private static Path own(Machine machine, String name) throws IOException {
    return Files.createDirectories(machine.home().resolveSibling("own")).resolve(name);
  }

  @Test
  void whatEachPushesAllOthersCanPull() throws IOException {
    for (Machine machine : fleet.machines()) {
      Path file = Files.writeString(own(machine, "from-" + machine.name()), machine.name());
      machine.done("push", file.toString());
    }
    for (Machine reader : fleet.machines()) {
      Path all = own(reader, "all");
      reader.done("pull", "default", all.toString());
      for (Machine writer : fleet.machines()) {
        assertEquals(writer.name(), Files.readString(all.resolve("from-" + writer.name())));
      }
      assertEquals(5, Tree.shared(all).size());
    }
  }

  @Test
  void oneOfFivePushesAtATimeWinsAndTheOthersAreTold() throws IOException {
    for (Machine machine : fleet.machines()) {
      Files.writeString(own(machine, "plan"), "by " + machine.name());
    }
    List<Machine> all = fleet.machines();
    all.getFirst().done("push", own(all.getFirst(), "plan").toString());
    for (Machine late : all.subList(1, 5)) {
      String refused = late.ends(4, "push", own(late, "plan").toString()).out();
      assertTrue(refused.contains("by ada"), refused);
    }
    Machine last = all.getLast();
    last.done("resolve-conflict", own(last, "plan").toString(), "--keep-local");
    for (Machine machine : all) {
      machine.done("pull", "default/plan", own(machine, "got").toString());
      assertEquals("by eve", Files.readString(own(machine, "got")));
    }
  }

  @Test
  void theHistoryAndTheStateOfAPathAreTheSameForAll() throws IOException {
    for (Machine machine : fleet.machines()) {
      machine.sync();
      machine.write(
          "story.txt",
          (Files.exists(machine.at("story.txt")) ? machine.read("story.txt") : "")
              + machine.name()
              + "\n");
      machine.sync();
    }
    fleet.converge();

    String history = fleet.get(0).done("log", "docs/story.txt").out();
    assertEquals(5, history.lines().filter(line -> line.contains("story.txt")).count(), history);
    for (Machine machine : fleet.machines()) {
      assertEquals(history, machine.done("log", "docs/story.txt").out());
      assertEquals("ada\nben\ncy\ndee\neve\n", machine.read("story.txt"));
      String explained = machine.done("explain", machine.at("story.txt").toString()).out();
      assertTrue(explained.contains("verdict     synchronised"), explained);
      assertTrue(explained.contains("by eve"), explained);
      String cyWrote = machine.done("show", "docs/story.txt@" + versionOf(history, "cy")).out();
      assertEquals("ada\nben\ncy\n", cyWrote);
      String since =
          machine.done("diff", "docs/story.txt", "--with", versionOf(history, "dee")).out();
      assertTrue(since.contains("+eve"), since);
    }
  }

  /** The name of the version that a device wrote, as log prints it. */
  private static String versionOf(String history, String device) {
    return history
        .lines()
        .flatMap(line -> List.of(line.split("\\s+")).stream())
        .filter(word -> word.startsWith(device + "~"))
        .findFirst()
        .orElseThrow(() -> new AssertionError(history));
  }
}
