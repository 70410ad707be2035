package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where nobody asked to be asked, all devices show the same winner and keep the same copies. */
class ConflictTest extends ThreeMachines {
  @Test
  void threeEditsAtOnceGiveOneWinnerAndTwoCopies() throws IOException {
    a.write("plan.txt", "before");
    fleet.converge();
    for (Machine machine : fleet.machines()) {
      machine.write("plan.txt", "by " + machine.name());
    }

    fleet.converge();

    assertEquals("by a", b.read("plan.txt"));
    assertEquals(List.of("by a", "by b", "by c"), Tree.contents(c.docs()));
  }

  @Test
  void aConflictOfManyRoundsEndsWithEveryContentOnce() throws IOException {
    a.write("plan.txt", "before");
    fleet.converge();
    for (String round : List.of("1", "2", "3")) {
      a.write("plan.txt", "by a, " + round);
      c.write("plan.txt", "by c, " + round);
      fleet.sync();
    }

    fleet.converge();

    List<String> contents = Tree.contents(b.docs());
    assertTrue(contents.contains("by a, 3") && contents.contains("by c, 3"), contents.toString());
    assertEquals(contents.stream().distinct().toList(), contents);
  }

  @Test
  void equalEditsAreNoConflict() throws IOException {
    a.write("plan.txt", "before");
    fleet.converge();
    a.write("plan.txt", "the same on both");
    b.write("plan.txt", "the same on both");

    assertEquals(List.of("plan.txt"), paths(fleet.converge()));
  }

  @Test
  void aCopyIsAFileLikeAnyOther() throws IOException {
    a.write("plan.txt", "by a");
    b.write("plan.txt", "by b");
    String copy = paths(fleet.converge()).getFirst();
    b.write(copy, "by b, edited");
    fleet.converge();
    assertEquals("by b, edited", a.read(copy));

    a.delete(copy);

    assertEquals(List.of("plan.txt"), paths(fleet.converge()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void everyKindOfContentIsKept(String what, Make left, Make right) throws IOException {
    left.at(a.at("x"));
    right.at(b.at("x"));
    String ofA = Tree.shared(a.docs()).get("x");
    String ofB = Tree.shared(b.docs()).get("x");

    SortedMap<String, String> tree = fleet.converge();

    assertEquals(2, tree.size(), tree.toString());
    assertEquals(ofA, tree.get("x"));
    assertEquals(ofB, tree.get(tree.lastKey()));
  }

  /** Puts something at a path. */
  interface Make {
    void at(Path path) throws IOException;
  }

  static Stream<Arguments> kinds() {
    Make script = path -> setMode(Files.writeString(path, "text"), "rwxr-xr-x");
    Make text = path -> setMode(Files.writeString(path, "text"), "rw-r--r--");
    Make other = path -> setMode(Files.writeString(path, "other"), "r--------");
    Make binary = path -> Files.write(path, OddFolder.random(100_000));
    Make link = path -> Files.createSymbolicLink(path, Path.of("somewhere"));
    Make otherLink = path -> Files.createSymbolicLink(path, Path.of("elsewhere"));
    return Stream.of(
        Arguments.of("program and text", script, other),
        Arguments.of("binary and text", binary, text),
        Arguments.of("two links", link, otherLink),
        Arguments.of("file and link", text, link),
        Arguments.of("link and file", link, text));
  }

  @Test
  void modesThatDifferCopyNothing() throws IOException {
    setMode(a.write("x", "text"), "rwxr-xr-x");
    setMode(b.write("x", "text"), "rw-rw-rw-");
    String ofA = Tree.shared(a.docs()).get("x");

    assertEquals(Map.of("x", ofA), fleet.converge());
  }

  private static void setMode(Path file, String mode) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  @Test
  void aFileGivesWayToAFolderAndIsKept() throws IOException {
    a.write("x", "a file");
    b.write("x/below", "in a folder");

    List<String> paths = paths(fleet.converge());

    assertEquals(3, paths.size(), paths.toString());
    assertEquals("in a folder", a.read("x/below"));
    assertTrue(paths.get(1).startsWith("x.conflict-a-"), paths.toString());
    assertEquals("a file", c.read(paths.get(1)));
  }

  private static List<String> paths(SortedMap<String, String> tree) {
    return List.copyOf(tree.keySet());
  }
}
