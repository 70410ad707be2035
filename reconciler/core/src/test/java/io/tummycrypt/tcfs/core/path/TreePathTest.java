package io.tummycrypt.tcfs.core.path;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.Generators;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TreePathTest {
  private static final int SAMPLES = 20_000;

  private static final long SEED = Generators.firstSeed(TreePathTest.class);

  private final Generators any = Generators.seeded(SEED);

  static Stream<String> refused() {
    return Stream.of(
        "",
        "/",
        "/a",
        "a/",
        "a//b",
        ".",
        "..",
        "a/./b",
        "a/../b",
        "a/..",
        "a\0b",
        "\ud83d",
        "\ude00",
        "a/\ude00\ud83d",
        "\ud83dx",
        "a".repeat(256),
        "é".repeat(128),
        "日".repeat(86),
        "😀".repeat(64),
        "b/" + "a".repeat(256) + "/c",
        "a/".repeat(2047) + "bc");
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesWhatNoFileSystemCanHold(String text) {
    assertThrows(UnsafePathException.class, () -> TreePath.parse(text));
  }

  @Test
  void bytesAreTakenOnlyIfTheyAreUtf8() {
    byte[] bytes = "é/日".getBytes(StandardCharsets.UTF_8);
    assertEquals(TreePath.parse("é/日"), TreePath.parse(bytes));
    byte[] cut = Arrays.copyOf(bytes, bytes.length - 1);
    assertThrows(UnsafePathException.class, () -> TreePath.parse(cut));
  }

  static Stream<String> taken() {
    return Stream.of(
        "a",
        "...",
        ".a",
        "a\nb",
        "a\\b",
        " ",
        "a:b",
        "\ufffd",
        "e\u0301",
        "a".repeat(255),
        "é".repeat(127),
        "日".repeat(85),
        "😀".repeat(63),
        "a/".repeat(2047) + "b");
  }

  @ParameterizedTest
  @MethodSource("taken")
  void keepsEveryOtherPathExactlyAsFound(String text) {
    assertEquals(text, TreePath.parse(text).toString());
  }

  @Test
  void namesThePathAndTheRuleWhenRefusing() {
    UnsafePathException refusal =
        assertThrows(UnsafePathException.class, () -> TreePath.parse("a/../\u001b"));

    assertEquals(
        "path 'a/../\\u001b' is refused: it has an empty name, '.' or '..' in it",
        refusal.getMessage());
  }

  @Test
  void refusesANameWithASlash() {
    assertThrows(UnsafePathException.class, () -> TreePath.parse("a").child("b/c"));
    assertThrows(UnsafePathException.class, () -> TreePath.parse("a").child(".."));
    assertThrows(UnsafePathException.class, () -> TreePath.parse("a/b").sibling(""));
  }

  @Test
  void refusesANameThatMakesThePathTooLong() {
    TreePath deep = TreePath.parse("a/".repeat(2046) + "a");

    assertEquals(4095, bytes(deep.child("b")));
    assertThrows(UnsafePathException.class, () -> deep.child("bc"));
    assertThrows(UnsafePathException.class, () -> deep.child("é"));
    assertThrows(UnsafePathException.class, () -> TreePath.parse("a").child("é".repeat(128)));
  }

  @Test
  void takesPathsApart() {
    TreePath path = TreePath.parse("a/b/c");

    assertEquals(List.of("a", "b", "c"), path.names());
    assertEquals(3, path.depth());
    assertEquals("c", path.name());
    assertEquals(TreePath.parse("a/b"), path.parent());
    assertNull(TreePath.parse("a").parent());
    assertEquals(TreePath.parse("a/b/d"), path.sibling("d"));
    assertEquals(TreePath.parse("d"), TreePath.parse("a").sibling("d"));
  }

  @Test
  void theRoomForANameEndsWithTheNameOrWithThePath() {
    assertEquals(255, TreePath.parse("a").roomForName());
    assertEquals(255, TreePath.parse("é/".repeat(1280) + "a").roomForName());
    TreePath deep = TreePath.parse("é/".repeat(1310) + "abc");

    assertEquals(4095 - 3 * 1310, deep.roomForName());
    assertEquals(4095, bytes(deep.sibling("x".repeat(deep.roomForName()))));
    assertEquals(1, TreePath.parse("a/".repeat(2047) + "b").roomForName());
  }

  private static int bytes(TreePath path) {
    return path.toString().getBytes(StandardCharsets.UTF_8).length;
  }

  @Test
  void isWithinItselfAndItsFoldersOnly() {
    TreePath path = TreePath.parse("a/b");

    assertTrue(path.isWithin(path));
    assertTrue(path.isWithin(TreePath.parse("a")));
    assertFalse(path.isWithin(TreePath.parse("a/b/c")));
    assertFalse(TreePath.parse("ab").isWithin(TreePath.parse("a")));
    assertFalse(TreePath.parse("a.b/c").isWithin(TreePath.parse("a")));
  }

  @Test
  void ordersNameByNameByUnsignedBytes() {
    for (int i = 0; i < SAMPLES; i++) {
      TreePath left = any.path();
      TreePath right = any.path();

      assertEquals(
          Integer.signum(compareBytes(left.names(), right.names())),
          Integer.signum(left.compareTo(right)),
          "'" + left + "' and '" + right + "'");
      assertEquals(left.equals(right), left.compareTo(right) == 0);
    }
  }

  @Test
  void ordersAlikeHoweverDeepTheFolderAroundIs() {
    for (int i = 0; i < SAMPLES; i++) {
      TreePath left = any.path();
      TreePath right = any.path();
      String around = "a/".repeat(any.below(200));

      assertEquals(
          Integer.signum(left.compareTo(right)),
          Integer.signum(TreePath.parse(around + left).compareTo(TreePath.parse(around + right))),
          "'" + left + "' and '" + right + "' in '" + around + "'");
    }
  }

  private static int compareBytes(List<String> left, List<String> right) {
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      int order = Arrays.compareUnsigned(left.get(i).getBytes(UTF_8), right.get(i).getBytes(UTF_8));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  @Test
  void ordersWhatIsBelowAFolderDirectlyAfterIt() {
    TreeSet<TreePath> paths = new TreeSet<>(any.listOf(3_000, any::path));
    for (TreePath folder : paths) {
      List<TreePath> within = paths.stream().filter(path -> path.isWithin(folder)).toList();
      List<TreePath> following = paths.tailSet(folder).stream().limit(within.size()).toList();

      assertEquals(within, following);
    }
  }

  @Test
  void isTheSameAfterBeingTakenApartAndJoined() {
    for (int i = 0; i < SAMPLES; i++) {
      TreePath path = any.path();
      TreePath parent = path.parent();
      TreePath joined = parent == null ? TreePath.parse(path.name()) : parent.child(path.name());

      assertEquals(path, joined);
      assertEquals(path, TreePath.parse(String.join("/", path.names())));
    }
  }
}
