package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a refused push leaves behind waits for a person, until there is nothing to decide. */
class RefusedPushTest {
  @TempDir Path folder;

  private Machine yoga;
  private Machine bates;
  private Path mine;

  @BeforeEach
  void joinTwo() throws IOException {
    Fleet fleet = Fleet.of(folder, "yoga", "bates");
    yoga = fleet.get(0);
    bates = fleet.get(1);
    mine = tmp(bates, "c.txt");
  }

  private static Path tmp(Machine machine, String name) throws IOException {
    return Files.createDirectories(machine.home().resolveSibling("tmp")).resolve(name);
  }

  private void pushByYoga(String text) throws IOException {
    yoga.done("push", Files.writeString(tmp(yoga, "c.txt"), text).toString());
  }

  private void refuse() throws IOException {
    pushByYoga("yoga");
    bates.ends(4, "push", Files.writeString(mine, "bates").toString());
  }

  /** Nothing waits, and nothing is noted. */
  private static void assertEnded(Machine machine) throws IOException {
    machine.done("conflicts");
    machine.done("status");
    assertEquals("", Files.readString(machine.home().resolve("state/refused-pushes")));
  }

  private static String hash(Machine machine) {
    return machine.ends(4, "conflicts").out().replaceAll("(?s).*--seen (\\S+).*", "$1");
  }

  @Test
  void anExplanationOfItsFileOrItsPlacePointsToIt() throws IOException {
    refuse();

    for (String target : new String[] {mine.toString(), "default/c.txt", "tcfs/default/c.txt"}) {
      String told = bates.ends(1, "explain", target).err();
      assertEquals(
          "tcfs: a push of '%s' to 'default/c.txt' was refused, and a person has to decide\n"
                  .formatted(mine)
              + "next step: 'tcfs conflicts' shows both sides, and the command that decides\n",
          told);
    }
    Files.delete(mine);
    String gone = bates.ends(1, "explain", "default/c.txt").err();
    assertTrue(gone.contains("in the store alone"), gone);
  }

  @Test
  void waitsWithTheCommandThatEndsIt() throws IOException {
    refuse();
    SortedMap<String, String> before = bates.everything();

    String conflicts = bates.ends(4, "conflicts").out();

    assertTrue(conflicts.startsWith("1 conflict to decide\n"), conflicts);
    assertTrue(conflicts.contains("Refused push of " + mine + " to default/c.txt"), conflicts);
    assertTrue(conflicts.contains("! here  file 5 B"), conflicts);
    assertTrue(conflicts.contains("! by yoga"), conflicts);
    assertTrue(conflicts.contains("tcfs resolve-conflict " + mine + " --seen "), conflicts);
    String status = bates.ends(4, "status").out();
    assertTrue(status.contains("Refused push of " + mine), status);
    assertTrue(bates.ends(4, "conflicts", "--json").out().contains("\"local\" : \"" + mine));
    assertTrue(bates.ends(4, "status", "--json").out().contains("\"local\" : \"" + mine));
    assertEquals(before, bates.everything());
  }

  @Test
  void whatWasReadIsNotedOnceItsStatTellsAChange() throws IOException {
    pushByYoga("yoga");
    Files.writeString(mine, "bates");
    Path notes = bates.home().resolve("state/refused-pushes");
    do {
      bates.ends(4, "push", mine.toString());
    } while (!Files.readString(notes).contains("blake3"));

    assertTrue(bates.ends(4, "conflicts").out().contains("! here  file 5 B"));
    Files.writeString(mine, "bates too");
    assertTrue(bates.ends(4, "conflicts").out().contains("! here  file 9 B"));
  }

  @Test
  void endsByTheChoiceThatItNames() throws IOException {
    refuse();
    bates.done("resolve-conflict", mine.toString(), "--seen", hash(bates), "--keep-local");
    assertEnded(bates);

    pushByYogaAsItsNext("yoga's next");
    bates.ends(4, "push", Files.writeString(mine, "bates' next").toString());
    bates.done("resolve-conflict", mine.toString(), "--seen", hash(bates), "--keep-remote");
    assertEquals("yoga's next", Files.readString(mine));
    assertEnded(bates);
  }

  private void pushByYogaAsItsNext(String text) throws IOException {
    yoga.done("pull", "default/c.txt", tmp(yoga, "c.txt").toString());
    pushByYoga(text);
  }

  @Test
  void aChoiceIsAboutTheVersionsThatWereListed() throws IOException {
    refuse();
    String old = hash(bates);
    pushByYoga("yoga again");

    String refused =
        bates.ends(1, "resolve-conflict", mine.toString(), "--seen", old, "--keep-local").err();
    assertTrue(refused.contains("tcfs conflicts"), refused);
    bates.ends(1, "resolve-conflict", mine.toString(), "--keep-local");
    bates.done("resolve-conflict", mine.toString(), "--seen", hash(bates), "--keep-local");

    yoga.done("pull", "default/c.txt", tmp(yoga, "pulled").toString());
    assertEquals("bates", Files.readString(tmp(yoga, "pulled")));
  }

  @Test
  void endsByItselfWhereTheFileIsGoneOrTheSameAsInTheFleet() throws IOException {
    refuse();
    Files.writeString(mine, "yoga");
    bates.done("conflicts");
    Files.delete(mine);
    bates.done("conflicts");
    bates.done("status");
    Files.writeString(mine, "bates again");
    bates.ends(4, "conflicts");
  }

  @Test
  void endsWithAPullOfThatPlaceOrAPushToAnother() throws IOException {
    refuse();
    bates.done("pull", "default/c.txt", tmp(bates, "elsewhere").toString());
    assertEnded(bates);

    pushByYogaAsItsNext("yoga's next");
    bates.ends(4, "push", mine.toString());
    bates.done("push", mine.toString(), "--as", "default/another");
    assertEnded(bates);
  }

  @Test
  void inARootTheHashNamesTheVersionsThatWereListed() throws IOException {
    yoga.write("a.txt", "yoga");
    yoga.sync();
    String mine = bates.write("a.txt", "bates").toString();
    bates.ends(4, "push", mine);
    String old = hash(bates);
    yoga.write("a.txt", "yoga again");
    yoga.sync();

    bates.ends(1, "resolve-conflict", mine, "--seen", old, "--keep-local");
    bates.done("resolve-conflict", mine, "--seen", hash(bates), "--keep-local");
    assertEnded(bates);
    yoga.sync();
    assertEquals("bates", yoga.read("a.txt"));
  }

  @Test
  void inARootItEndsWithASync() throws IOException {
    yoga.write("a.txt", "yoga");
    yoga.sync();
    bates.write("a.txt", "bates");
    bates.write("b.txt", "b");
    bates.ends(4, "push", bates.at("a.txt").toString());

    String status = bates.ends(4, "status").out();
    assertTrue(status.contains("waits for you"), status);
    bates.ends(4, "status", bates.at("a.txt").toString());
    bates.done("status", bates.at("b.txt").toString());
    assertFalse(bates.ends(4, "conflicts").out().contains("to leave it"));
    bates.done("push", bates.at("b.txt").toString());
    bates.ends(4, "conflicts");

    bates.sync();
    assertEnded(bates);
  }
}
