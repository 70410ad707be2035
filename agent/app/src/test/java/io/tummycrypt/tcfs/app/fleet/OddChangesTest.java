package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes that a tool must think of: the same names, other things. */
class OddChangesTest extends TwoMachines {
  private Path outside;

  @BeforeEach
  void share() throws IOException {
    outside = Files.createDirectories(folder.resolve("outside"));
    Files.writeString(outside.resolve("1"), "outside");
    a.write("in/1", "one");
    a.write("in/2", "two");
    fleet.converge();
  }

  @Test
  void namesAreSwapped() throws Exception {
    a.write("out/3", "three");
    fleet.converge();
    a.shell("mv in/1 t; mv in/2 in/1; mv t in/2; mv in t; mv out in; mv t out");

    fleet.converge();

    assertEquals("three", b.read("in/3"));
    assertEquals("two", b.read("out/1"));
  }

  @Test
  void aMovedFolderLeavesWhatWasEditedElsewhere() throws Exception {
    a.shell("mv in out");
    b.write("in/1", "edited");

    assertEquals(Set.of("in", "in/1", "out", "out/1", "out/2"), fleet.converge().keySet());
    assertEquals("edited", a.read("in/1"));
  }

  @Test
  void aFolderBecomesALinkAndAFolderAgain() throws Exception {
    a.shell("rm -r in; ln -s ../../outside in");
    assertEquals(Set.of("in"), fleet.converge().keySet());

    a.shell("rm in; mkdir in; echo new > in/1");

    assertEquals(Set.of("in", "in/1"), fleet.converge().keySet());
    assertNothingHappenedOutside();
  }

  @Test
  void aLinkInThePlaceOfAFolderIsNotFollowedByAnEdit() throws Exception {
    a.shell("rm -r in; ln -s ../../outside in");
    b.write("in/1", "edited");

    SortedMap<String, String> tree = fleet.converge();

    assertEquals(3, tree.size(), tree.toString());
    assertEquals("edited", a.read("in/1"));
    assertNothingHappenedOutside();
  }

  private void assertNothingHappenedOutside() throws IOException {
    assertEquals(Set.of("1"), Tree.everything(outside).keySet());
    assertEquals("outside", Files.readString(outside.resolve("1")));
  }

  @Test
  void theBitsAboveTheNineStayLocal() throws Exception {
    a.shell("chmod 4755 in/1; chmod 1777 in; mkdir shared; chmod 2755 shared");

    fleet.converge();

    a.shell("test -u in/1; test -k in; test -g shared");
    b.shell("test ! -u in/1; test ! -k in; test ! -g shared; test -x in/1; test -w in");
  }

  @Test
  void modesAreExactWhateverTheUmaskIs() throws Exception {
    a.write("new/deep/file", "x");
    a.write("top", "x");
    a.sync();
    ProcessBuilder plain = b.process("sync");
    List<String> command = new ArrayList<>(List.of("sh", "-c", "umask 077; exec \"$@\"", "sh"));
    command.addAll(plain.command());
    ProcessBuilder masked = plain.command(command).redirectErrorStream(true);
    Process process = masked.redirectOutput(folder.resolve("out").toFile()).start();
    assertEquals(0, process.waitFor(), Files.readString(folder.resolve("out")));

    fleet.converge();
  }

  @Test
  void onlyTheTopmostFolderIsReserved() throws IOException {
    a.write("in/.tcfs/file", "a name like any other there");

    fleet.converge();

    assertEquals("a name like any other there", b.read("in/.tcfs/file"));
  }

  @Test
  void aDeletedFolderStaysWhileAPipeIsInIt() throws Exception {
    a.write("stays", "so that the root is not empty");
    fleet.converge();
    b.shell("mkfifo in/pipe");
    a.shell("rm -r in");

    fleet.sync();
    fleet.sync();

    b.done("diff-desired");
    b.shell("test -p in/pipe; test ! -e in/1");
    assertFalse(Files.exists(a.at("in")));
  }

  @Test
  void moreFilesThanOneBatchArrive() throws IOException {
    for (int i = 0; i < 1100; i++) {
      a.write("many " + i % 7 + "/" + i, "number " + i);
    }

    assertEquals(3 + 7 + 1100, fleet.converge().size());
  }
}
