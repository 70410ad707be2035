package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Roots that a device gets and gives up by a command are as if a person had edited the document.
 */
class RootsTest extends TwoMachines {
  private Path photos;

  @BeforeEach
  void share() throws IOException {
    photos = a.docs().resolveSibling("photos");
    a.write("plan.txt", "text");
    fleet.converge();
  }

  private String published() throws IOException {
    a.done("fleet", "pull");
    return Files.readString(a.home().resolve("config/fleet.yaml"));
  }

  @Test
  void aRootThatIsAddedOnTwoDevicesIsShared() throws IOException {
    String before = published();
    Ended added = a.done("root", "add", "photos=" + photos);
    Path there = b.docs().resolveSibling("pictures");
    b.done("root", "add", "photos=" + there);

    assertTrue(
        added.out().startsWith("Root photos is at " + photos + ", revision 3\n"), added.all());
    Files.writeString(photos.resolve("sea.txt"), "blue");
    fleet.sync();
    assertEquals("blue", Files.readString(there.resolve("sea.txt")));
    String after = published();
    assertTrue(after.contains("# Two devices changed the same file"), "comments stay");
    assertEquals(
        before.lines().skip(1).toList(),
        after
            .lines()
            .skip(1)
            .filter(line -> !line.contains("photos") && !line.contains("pictures"))
            .toList());
  }

  @Test
  void addingAgainPublishesNothing() {
    a.done("root", "add", "photos=" + photos);

    Ended again = a.done("root", "add", "photos=" + photos);

    assertTrue(again.out().startsWith("Root photos was already at " + photos), again.all());
    assertTrue(again.out().contains("revision 3"), again.all());
  }

  @Test
  void aRootThatIsRemovedIsLeftBehindWithAllItsFiles() throws IOException {
    SortedMap<String, String> before = Tree.shared(a.docs());

    Ended removed = a.done("root", "remove", "docs");

    assertTrue(removed.out().contains("left behind  " + a.docs()), removed.all());
    assertTrue(removed.out().contains("still on     b"), removed.all());
    fleet.sync();
    assertEquals(before, Tree.shared(a.docs()));
    assertEquals(before, Tree.shared(b.docs()));
    Ended plan = a.done("diff-desired");
    assertTrue(plan.out().contains("docs: " + a.docs()), plan.all());

    b.write("new.txt", "of b");
    b.sync();
    assertFalse(Files.exists(a.at("new.txt")));
    a.done("root", "add", "docs=" + a.docs());
    a.sync();
    assertEquals("of b", a.read("new.txt"), "it goes on from what was agreed");
  }

  @Test
  void aRootThatIsRemovedFromTheFleetIsLeftBehindEverywhere() throws IOException {
    Ended removed = a.done("root", "remove", "docs", "--fleet");

    assertTrue(removed.out().contains("was also on  b"), removed.all());
    Ended list = b.done("root", "list");
    assertTrue(list.out().contains("It has no root.") && !list.out().contains("docs"), list.all());
    fleet.sync();
    assertEquals("text", a.read("plan.txt"));
    assertEquals("text", b.read("plan.txt"));
  }

  @Test
  void aRootOfTheFleetIsAddedByItsNameAlone() throws IOException {
    a.done("root", "add", "photos=" + photos);
    Path own = folder.resolve("own");
    a.changeDocument(text ->
        text.replace(
            "    - name: photos\n    - name: docs",
            "    - name: photos\n      path: " + own + "\n    - name: docs"));

    Ended list = b.done("root", "list");
    Ended added = b.done("root", "add", "photos");

    assertTrue(list.out().contains("photos  tcfs root add photos, for " + own), list.all());
    assertTrue(added.out().startsWith("Root photos is at " + own), added.all());
    assertTrue(Files.isDirectory(own));
  }

  @Test
  void whatCannotBeIsRefusedAndPublishesNothing() throws IOException {
    a.done("root", "add", "photos=" + photos);
    SortedMap<String, String> before = Tree.everything(a.store());

    assertRefused("has no root 'film' yet", "add", "film");
    assertRefused("is at '" + photos + "' on this device", "add", "photos=/elsewhere");
    assertRefused("inside", "add", "film=" + a.docs().resolve("film"));
    assertRefused("choose another folder", "add", "film=" + a.docs().resolve("film"));
    assertRefused("choose another folder", "add", "film=" + a.docs().getParent());
    assertRefused("one is inside the other", "add", "film=" + a.home().resolve("state/film"));
    assertRefused("'default' is reserved", "add", "default=" + folder.resolve("x"));
    assertRefused("this device has no root 'film'", "remove", "film");
    assertRefused("the fleet has no root 'film'", "remove", "film", "--fleet");
    assertEquals(before, Tree.everything(a.store()));
    assertFalse(Files.exists(a.docs().resolve("film")));

    Path copy = a.home().resolve("config/fleet.yaml");
    Files.writeString(copy, Files.readString(copy).replace("count: 500", "count: 400"));
    assertRefused("has changes that are not published", "add", "film=" + folder.resolve("film"));
    assertRefused("has changes that are not published", "remove", "docs");
  }

  private void assertRefused(String why, String... args) {
    String[] words = new String[args.length + 1];
    words[0] = "root";
    System.arraycopy(args, 0, words, 1, args.length);
    Ended ended = a.ends(1, words);
    assertTrue(ended.err().contains(why), ended.all());
    assertTrue(ended.err().contains("next step: "), ended.all());
  }
}
