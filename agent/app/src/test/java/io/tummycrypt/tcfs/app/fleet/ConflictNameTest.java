package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a conflict copy is called. */
class ConflictNameTest extends ThreeMachines {
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

  private static List<String> files(SortedMap<String, String> tree) {
    return tree.keySet().stream().filter(path -> !path.equals("in")).toList();
  }
}
