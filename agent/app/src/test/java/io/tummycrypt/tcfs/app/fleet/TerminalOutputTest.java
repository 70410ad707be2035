package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a real run beside its result. */
class TerminalOutputTest {
  @TempDir Path folder;

  private record Pair(Machine ada, Machine bob) {}

  private Pair pair() throws IOException {
    Fleet fleet = Fleet.of(folder, "ada", "bob");
    return new Pair(fleet.get(0), fleet.get(1));
  }

  @Test
  void countsWhatASyncAskedOfTheStoreAndWhatItMoved() throws IOException {
    Pair pair = pair();
    Machine ada = pair.ada();
    ada.write("a.txt", "the same words, the same words\n".repeat(1000));
    ada.write("b.txt", "the same words, the same words\n".repeat(1000));
    String up = stats(ada);
    assertTrue(up.contains("\"bytesPacked\" : 31000,"), up);
    assertTrue(up.contains("\"bytesDeduplicated\" : 31000,"), "the other one is the same: " + up);
    assertFalse(up.contains("\"compression\" : 1.000"), up);
    assertFalse(up.contains("\"create\" : 0"), up);
    String down = stats(pair.bob());
    assertTrue(down.contains("\"bytesPacked\" : 0,"), down);
    assertFalse(down.contains("\"bytesRead\" : 0,"), down);
  }

  private static String stats(Machine machine) {
    Ended ended = machine.done("sync", "--json", "--stats");
    return ended.out().substring(ended.out().indexOf("\"stats\" : {"));
  }

  @Test
  void tellsOfPhasesAndOfWhatIsReadAndWrittenIfAsked() throws IOException {
    Machine ada = pair().ada();
    ada.write("a.txt", "words");
    assertEquals("", ada.tcfs("diff-desired").err());
    Ended once = ada.tcfs("-v", "diff-desired");
    assertTrue(once.err().contains("tcfs: look: 1 file, 5 B\ntcfs: plan: done\n"), once.err());
    assertTrue(once.err().contains("tcfs: store: read tcfs-meta/identity.json  "), once.err());
    assertTrue(!once.err().contains("tcfs: store: list"), once.err());
    Ended twice = ada.tcfs("sync", "-vv");
    assertTrue(twice.err().contains("tcfs: store: list heads/  0."), twice.err());
    assertTrue(
        twice.err().lines().anyMatch(l -> l.matches("tcfs: upload: 1 file, 5 B, 0\\.\\d+ s")),
        twice.err());
    assertTrue(twice.err().contains("tcfs: store: create packs/"), twice.err());
  }

  @Test
  void timesWhatOnlyLooksAsWell() throws IOException {
    Machine ada = pair().ada();
    ada.write("a.txt", "words");
    ada.sync();
    for (String[] look :
        new String[][] {{"log"}, {"show", "docs/a.txt@base"}, {"diff", "docs/a.txt"}}) {
      List<String> line = new ArrayList<>(List.of("-vv", "--stats"));
      line.addAll(List.of(look));
      Ended ended = ada.done(line.toArray(String[]::new));
      assertTrue(
          ended.err().lines().anyMatch(l -> l.matches("tcfs: look: done, 0\\.\\d+ s")),
          ended.all());
      assertTrue(
          ended.err().matches("(?s).*  seconds       look \\d.*, total \\d+\\.\\d\\d\n.*"),
          ended.all());
    }
  }

  @Test
  void timesThePhasesOfAPullAsOfAnyOther() throws IOException {
    Machine ada = pair().ada();
    ada.write("a.txt", "words");
    ada.sync();
    Path local = folder.resolve("pulled.txt");

    String told = ada.done("-v", "pull", "docs/a.txt", local.toString()).err();

    List<String> phases =
        told.lines().filter(line -> line.matches("tcfs: (look|plan|apply): .*")).toList();
    assertEquals(
        List.of(
            "tcfs: look: done", "tcfs: plan: done", "tcfs: look: done", "tcfs: apply: 1 file, 5 B"),
        phases);
  }

  @Test
  void timesThePlanningOfAnExplanation() throws IOException {
    Machine ada = pair().ada();
    ada.write("a.txt", "words");

    String told = ada.tcfs("-v", "explain", "docs/a.txt").err();

    assertTrue(told.contains("tcfs: look: 1 file, 5 B\ntcfs: plan: done\n"), told);
  }

  @Test
  void tellsOfAnInitAsOfAnyOther() throws IOException {
    Machine first = Machine.in(folder, "first");
    String[] init = {
      "-vv", "--stats", "init", "--device", "first", "--store", first.store().toUri().toString()
    };
    String made = first.done(init).err();
    assertTrue(made.contains("tcfs: store: create tcfs-meta/identity.json  "), made);
    assertTrue(made.contains("tcfs: store: create tcfs-meta/devices/first/"), made);
    assertTrue(made.matches("(?s).*  requests      [1-9]\\d*: read .*, create .*"), made);
    String again = first.done(init).err();
    assertTrue(again.contains("tcfs: store: read tcfs-meta/identity.json  "), again);
  }

  @Test
  void isTheSameResultHoweverMuchIsTold() throws IOException {
    Machine ada = pair().ada();
    ada.write("a.txt", "words");
    String plain = ada.tcfs("diff-desired").out();
    assertEquals(plain, ada.tcfs("diff-desired", "-vv", "--stats", "--progress=json").out());
  }
}
