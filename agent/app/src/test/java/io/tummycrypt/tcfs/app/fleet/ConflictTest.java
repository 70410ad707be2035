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
  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void theLoserIsKeptBesideTheWinner(String name, String copyPattern) throws IOException {
    a.write(name, "before");
    fleet.converge();
    a.write(name, "by a");
    b.write(name, "by b");

    List<String> paths = files(fleet.converge());

    assertEquals(2, paths.size(), paths.toString());
    String copy = paths.stream().filter(path -> !path.equals(name)).findFirst().orElseThrow();
    assertTrue(copy.matches(copyPattern), copy);
    assertEquals("by a", c.read(name));
    assertEquals("by b", c.read(copy));
  }

  static Stream<Arguments> names() {
    String hash = "[0-9a-f]{10}";
    return Stream.of(
        Arguments.of("plan.txt", "plan\\.conflict-b-" + hash + "\\.txt"),
        Arguments.of("no extension", "no extension\\.conflict-b-" + hash),
        Arguments.of(".hidden", "\\.hidden\\.conflict-b-" + hash),
        Arguments.of("in/x.tar.gz", "in/x\\.tar\\.conflict-b-" + hash + "\\.gz"),
        Arguments.of("ü".repeat(125) + ".txt", "ü+\\.conflict-b-" + hash + "\\.txt"),
        Arguments.of("é\n😀.md", "é\n😀\\.conflict-b-" + hash + "\\.md"));
  }

  /** Here the longest path by which a program can name a file, and a long device name. */
  @Test
  void aCopyThatHasNoRoomBesideTheWinnerIsBesideTheFolderAboveIt() throws IOException {
    Path docs = Files.createDirectories(folder.resolve("d/docs"));
    Machine d = new Machine("d".repeat(63), folder.resolve("d/tcfs"), docs, a.place());
    d.init();
    fleet = new Fleet(List.of(a, d));
    int room = 4095 - (docs + "//f.txt").length();
    String above = ("x".repeat(49) + "/").repeat(room / 50 - 3);
    String path = above + "y".repeat(room - above.length()) + "/f.txt";
    a.write(path, "before");
    fleet.converge();
    a.write(path, "by a");
    d.write(path, "by d");

    List<String> paths = files(fleet.converge());

    String copy = paths.stream().filter(each -> each.contains(".conflict-")).findFirst().get();
    assertTrue(copy.matches(above + "f\\.conflict-d{63}-[0-9a-f]{10}\\.txt"), copy);
    assertEquals("by a", d.read(path));
    assertEquals("by d", a.read(copy));
  }

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

    assertEquals(List.of("plan.txt"), files(fleet.converge()));
  }

  @Test
  void aCopyIsAFileLikeAnyOther() throws IOException {
    a.write("plan.txt", "by a");
    b.write("plan.txt", "by b");
    String copy = files(fleet.converge()).getFirst();
    b.write(copy, "by b, edited");
    fleet.converge();
    assertEquals("by b, edited", a.read(copy));

    a.delete(copy);

    assertEquals(List.of("plan.txt"), files(fleet.converge()));
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

    List<String> paths = files(fleet.converge());

    assertEquals(3, paths.size(), paths.toString());
    assertEquals("in a folder", a.read("x/below"));
    assertTrue(paths.get(1).startsWith("x.conflict-a-"), paths.toString());
    assertEquals("a file", c.read(paths.get(1)));
  }

  private static List<String> files(SortedMap<String, String> tree) {
    return tree.keySet().stream().filter(path -> !path.equals("in")).toList();
  }
}
