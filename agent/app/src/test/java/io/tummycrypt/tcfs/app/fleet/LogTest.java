package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What was changed is told from the store alone: by whom, from what to what, and in which order.
 */
class LogTest extends ThreeMachines {
  /** More entries than a head keeps for itself. */
  private static final int MANY = 300;

  @BeforeEach
  void share() throws IOException {
    a.write("plan.txt", "first");
    fleet.converge();
  }

  /** The lines of a log without times and incarnations, in one space. */
  private static List<String> lines(Ended ended) {
    return ended
        .out()
        .lines()
        .map(line ->
            line.replaceAll("^\\S+ \\S+Z ", "")
                .replaceAll("~[0-9a-f]{4}:\\d+", "")
                .replaceAll("[0-9a-f]{12}", "DIGEST")
                .replaceAll(" +", " ")
                .strip())
        .toList();
  }

  private static List<String> log(Machine machine, String... args) {
    String[] words = Stream.concat(Stream.of("log"), Stream.of(args)).toArray(String[]::new);
    return lines(machine.done(words));
  }

  @Test
  void aChangeIsToldWithItsDeviceAndBothContents() throws IOException {
    b.write("plan.txt", "second, by b");
    fleet.converge();

    List<String> expected =
        List.of(
            "b ~ changed docs/plan.txt DIGEST 5 B -> DIGEST 12 B",
            "a + new docs/plan.txt DIGEST 5 B");
    assertEquals(expected, log(a, a.at("plan.txt").toString()));
    assertEquals(expected, log(b, "docs/plan.txt"));
    assertEquals(expected, log(c, "tcfs/docs/plan.txt"));
    assertEquals(expected, log(c, "docs"));
    assertEquals(expected, log(c));
  }

  @Test
  void aModeADeletionAndARenameAreTold() throws IOException {
    Files.setPosixFilePermissions(a.at("plan.txt"), PosixFilePermissions.fromString("rw-------"));
    fleet.converge();
    Files.move(a.at("plan.txt"), a.at("moved.txt"));
    fleet.converge();
    c.delete("moved.txt");
    fleet.converge();

    assertEquals(
        List.of(
            "c - deleted docs/moved.txt DIGEST 5 B -> nothing",
            "a + renamed docs/moved.txt DIGEST 5 B from plan.txt"),
        log(a, "docs/moved.txt"));
    assertEquals(
        List.of(
            "a - deleted docs/plan.txt DIGEST 5 B -> nothing",
            "a + renamed docs/moved.txt DIGEST 5 B from plan.txt",
            "a ~ mode docs/plan.txt mode 0644 -> 0600",
            "a + new docs/plan.txt DIGEST 5 B"),
        log(b, b.at("plan.txt").toString()));
  }

  @Test
  void anAutomaticConflictIsToldWithItsCopyAndWhatEndsIt() throws IOException {
    a.write("plan.txt", "of a");
    b.write("plan.txt", "of b, which loses");
    fleet.converge();
    c.write("plan.txt", "after both");
    fleet.converge();

    String end = log(c, "docs/plan.txt").getFirst();
    assertEquals(
        "c ~ changed docs/plan.txt DIGEST 4 B -> DIGEST 10 B ends the conflict of a, b", end);
    List<String> copies = log(c, "docs").stream().filter(line -> line.contains("+ copy")).toList();
    assertEquals(1, copies.size(), copies::toString);
    assertTrue(copies.getFirst().startsWith("b + copy docs/plan.conflict-b-"), copies::toString);
    assertTrue(copies.getFirst().contains("lost at plan.txt; copy made by "), copies::toString);
  }

  @Test
  void aResolutionIsToldAsOne() throws IOException {
    a.changeDocument(text -> text.replace("conflictMode: auto", "conflictMode: interactive"));
    a.write("plan.txt", "of a");
    b.write("plan.txt", "of b");
    a.sync();
    b.ends(4, "sync");
    b.done("resolve-conflict", b.at("plan.txt").toString(), "--keep-local");
    fleet.converge();

    List<String> log = log(c, "docs/plan.txt");

    assertEquals(4, log.size(), log::toString);
    assertTrue(log.getFirst().contains("= resolved"), log::toString);
    assertTrue(log.getFirst().endsWith("ends the conflict of a, b"), log::toString);
  }

  @Test
  void theResolutionOfAPushIsToldAsOneThoughTheOtherEditWasNeverPublished() throws IOException {
    a.write("plan.txt", "of a");
    a.sync();
    String plan = b.write("plan.txt", "of b, pushed").toString();
    b.ends(4, "push", plan);
    b.done("push", plan, "--keep-local");
    b.write("plan.txt", "afterwards");
    b.sync();

    List<String> log = log(b, "docs/plan.txt");
    assertEquals(4, log.size(), log::toString);
    assertTrue(log.get(1).endsWith("ends the conflict with a"), log::toString);
    assertTrue(
        show(b, "docs/plan.txt", 1).contains("\"joins\" : [\n"), show(b, "docs/plan.txt", 1));
    assertTrue(
        show(b, "docs/plan.txt", 0).contains("\"joins\" : [ ]"), show(b, "docs/plan.txt", 0));
    assertEquals(1, log.stream().filter(line -> line.contains("conflict")).count(), log::toString);

    String mine = Files.writeString(c.home().resolveSibling("x.txt"), "of c").toString();
    a.done("push", Files.writeString(a.home().resolveSibling("x.txt"), "of a").toString());
    c.ends(4, "push", mine);
    c.done("resolve-conflict", "default/x.txt", "--keep-local");
    log = log(c, "default/x.txt");
    assertTrue(log.getFirst().endsWith("ends the conflict with a"), log::toString);
    assertFalse(log.getLast().contains("conflict"), log::toString);
  }

  /** What 'show' tells of the version in this line of the log. */
  private static String show(Machine machine, String path, int line) {
    String version = machine.done("log", path).out().lines().toList().get(line).split(" +", -1)[2];
    return machine.done("show", path + "@" + version, "--json").out();
  }

  @Test
  void whatWasDeletedAndMadeAnewEndsNoConflict() throws IOException {
    b.delete("plan.txt");
    fleet.converge();
    c.write("plan.txt", "anew");
    fleet.converge();
    a.write("plan.txt", "edited");
    fleet.converge();

    List<String> log = log(b, "docs/plan.txt");
    assertEquals(4, log.size(), log::toString);
    assertTrue(log.stream().noneMatch(line -> line.contains("conflict")), log::toString);
  }

  @Test
  void aRevokedDeviceIsToldAndWhatIsCarriedOnce() throws IOException {
    b.write("of b.txt", "of b");
    fleet.converge();
    a.done("device", "revoke", "b");
    new Fleet(List.of(a, c)).converge();

    assertEquals(List.of("b + new 'docs/of b.txt' DIGEST 4 B"), log(c, "--device", "b"));
  }

  @Test
  void whatARevokedDeviceCannotTellAnyMoreIsToldByWhoCarriesIt() throws IOException {
    b.write("of b.txt", "of b");
    fleet.converge();
    a.done("device", "revoke", "b");
    new Fleet(List.of(a, c)).converge();
    List<Path> slots = KillUsers.files(a.store().resolve("heads/b"));
    for (Path head : slots.subList(0, slots.size() - 1)) {
      Files.writeString(head, "damaged");
    }

    List<String> log = lines(c.ends(3, "log", "docs/of b.txt"));

    assertEquals("b + new 'docs/of b.txt' DIGEST 4 B as carried by a", log.getFirst());
    assertTrue(log.get(2).startsWith("Unreadable device b: slot "), log::toString);
    assertEquals("of b", c.ends(0, "show", "docs/of b.txt@b:1").out());
  }

  @Test
  void anotherLifeOfADeviceIsToldApart() throws IOException {
    LossPair.deleteAll(a.home().resolve("state"));
    a.sync();
    a.write("plan.txt", "in another life");
    fleet.converge();

    String out = a.done("log", "docs/plan.txt").out();

    List<String> lives =
        out.lines().map(line -> line.replaceAll(".* a~([0-9a-f]{4}):.*", "$1")).distinct().toList();
    assertEquals(2, lives.size(), out);
  }

  @Test
  void onlyTheNewestAreToldAndHowManyThereAreBeside() throws IOException {
    for (int i = 0; i < 5; i++) {
      a.write("plan.txt", "edit " + i);
      a.sync();
    }

    List<String> log = log(a, "-n", "2");

    assertEquals("These are the newest; 4 older ones are not shown: -n 6 shows all", log.getLast());
    assertEquals(4, log.size());
    assertEquals(6, log(a, "-n", "6").size());
  }

  @Test
  void timesAreKept() {
    String tomorrow = Instant.now().plus(Duration.ofDays(1)).toString();

    assertEquals(1, log(a, "--since", "1d").size());
    assertEquals(1, log(a, "--since", "2020-01-01").size());
    assertEquals(List.of("No such change is on record."), log(a, "--since", tomorrow));
  }

  @Test
  void aPathThatWasNeverPublishedHasNoHistory() {
    assertEquals(
        List.of("No such change of docs/other.txt is on record."),
        log(a, a.at("other.txt").toString()));
  }

  @Test
  void whatNobodyHasIsRefused() {
    Ended root = a.ends(1, "log", "other/plan.txt");
    Ended device = a.ends(1, "log", "--device", "z");
    Ended local = a.ends(1, "log", "/nowhere/plan.txt");

    assertTrue(root.err().contains("the store has no root of that name"), root.all());
    assertTrue(root.err().contains("next step: name a path in one of docs"), root.all());
    assertTrue(device.err().contains("no device 'z' was ever enrolled"), device.all());
    assertTrue(local.err().contains("is in no root of this device"), local.all());
  }

  @Test
  void aRootThatThisDeviceDoesNotHaveIsToldAsWell() throws IOException {
    Path pics = Files.createDirectories(folder.resolve("pics"));
    Files.writeString(pics.resolve("one"), "1");
    b.changeDocument(text ->
        text.replace("    - name: docs\n  #", "    - name: docs\n    - name: pics\n  #")
            .replace(
                "      path: " + b.docs() + "\n",
                "      path: " + b.docs() + "\n    - name: pics\n      path: " + pics + "\n"));
    b.sync();

    assertEquals(List.of("b + new pics/one DIGEST 1 B"), log(a, "pics"));
  }

  @Test
  void aDamagedSegmentIsNamedAndTheRestIsTold() throws IOException {
    for (int i = 0; i < MANY; i++) {
      b.write("many/" + i, "number " + i);
    }
    fleet.converge();
    c.write("plan.txt", "of c");
    c.sync();
    Path segment = KillUsers.files(a.store().resolve("segments/b")).getFirst();
    byte[] bytes = Files.readAllBytes(segment);
    bytes[bytes.length / 2] ^= 1;
    Files.write(segment, bytes);

    Ended ended = a.ends(3, "log");
    Ended json = a.ends(3, "log", "--json", "docs/plan.txt");

    assertTrue(ended.out().contains("Unreadable device b: slot "), ended.all());
    assertTrue(ended.out().contains(segment.getFileName().toString()), ended.all());
    assertTrue(lines(ended).contains("c ~ changed docs/plan.txt DIGEST 5 B -> DIGEST 4 B"));
    assertFalse(ended.out().contains("many/"), ended.all());
    assertTrue(json.out().contains("\"unreadableDevices\""), json.all());
  }

  @Test
  void aHostileNameForgesNoLine() throws IOException {
    a.write("evil\nb + new\u001b[2K.txt", "x");
    a.sync();

    Ended ended = a.done("log");

    assertEquals(2, ended.out().lines().count(), ended.all());
    assertTrue(ended.out().chars().noneMatch(c -> c == 0x1b), ended.all());
  }
}
