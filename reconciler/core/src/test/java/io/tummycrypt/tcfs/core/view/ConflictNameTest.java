package io.tummycrypt.tcfs.core.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Clock;
import io.tummycrypt.tcfs.core.version.ConflictMode;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.core.version.Version;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code NAME.conflict-DEVICE-HASH.EXT}; the hash was computed with {@code sha256sum}. */
class ConflictNameTest {
  private static final String DOT = "neo~0000000000000001:7";
  private static final Content ONE = file(1);

  private static Content file(long digest) {
    return new Content.File(new Digest(Digest.Algorithm.BLAKE3, 0, 0, 0, digest), 1, 0644);
  }

  private static Version version(String path, String dot, Content content) {
    Dot edit = Dot.parse(dot);
    return new Version(
        new RootName("docs"),
        TreePath.parse(path),
        content,
        Instant.EPOCH,
        Clock.ZERO.tick(edit),
        new DeviceName("neo"),
        edit,
        Content.nothing(),
        ConflictMode.AUTO,
        /* copyOf= */ null,
        /* movedFrom= */ null);
  }

  private static String copy(String path) {
    return ConflictName.of(version(path, DOT, ONE)).toString();
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  @ParameterizedTest
  @CsvSource({
    "todo.txt,          todo.conflict-neo-HASH.txt",
    "a/b/todo.txt,      a/b/todo.conflict-neo-HASH.txt",
    "archive.tar.gz,    archive.tar.conflict-neo-HASH.gz",
    "Makefile,          Makefile.conflict-neo-HASH",
    ".profile,          .profile.conflict-neo-HASH",
    ".config.json,      .config.conflict-neo-HASH.json",
    "ends.with.,        ends.with.conflict-neo-HASH.",
    "a.b/no-extension,  a.b/no-extension.conflict-neo-HASH",
  })
  void standsBesideTheOriginalAndKeepsItsExtension(String path, String expected) {
    assertEquals(expected.replace("HASH", "c4663f2e2c"), copy(path));
  }

  @Test
  void aLongNameIsShortenedToFit() {
    String name = copy("x".repeat(251) + ".txt");

    assertEquals(255, bytes(name));
    assertTrue(name.endsWith("x.conflict-neo-c4663f2e2c.txt"), name);
  }

  @Test
  void aLongNameIsNeverCutWithinACharacter() {
    for (String unit : new String[] {"\u00e9", "\u65e5", "\ud83d\ude00"}) {
      for (int ascii = 0; ascii < 4; ascii++) {
        String stem = "a".repeat(ascii) + unit.repeat((251 - ascii) / bytes(unit));
        String name = copy(stem + ".txt");

        assertTrue(bytes(name) <= 255 && bytes(name) > 255 - bytes(unit), name);
        String kept = name.substring(0, name.indexOf(".conflict"));
        assertTrue(stem.startsWith(kept) && !Character.isHighSurrogate(lastOf(kept)), name);
      }
    }
  }

  private static char lastOf(String text) {
    return text.charAt(text.length() - 1);
  }

  @Test
  void whatIsLongBehindADotIsNoExtension() {
    String path = "v1." + "x".repeat(40);

    assertEquals(path + ".conflict-neo-c4663f2e2c", copy(path));
  }

  @Test
  void aNameThatIsAllExtensionIsShortenedAsAWhole() {
    String name = copy("." + "x".repeat(254));

    assertEquals(255, bytes(name));
    assertTrue(name.startsWith(".xxx") && name.endsWith(".conflict-neo-c4663f2e2c"), name);
  }

  @Test
  void aLongDeviceNameStillLeavesRoomForTheName() {
    String device = "d".repeat(63);
    TreePath name = ConflictName.ofDisplaced(TreePath.parse("x".repeat(255)), device, ONE);

    assertEquals(255, bytes(name.toString()));
    assertTrue(name.toString().startsWith("x".repeat(100)));
  }

  @Test
  void aNameIsShortenedToWhatThePathHasRoomFor() {
    String folder = "d/".repeat(1990);
    String copy = copy(folder + "x".repeat(111) + ".txt");

    assertEquals(folder + "x".repeat(87) + ".conflict-neo-c4663f2e2c.txt", copy);
    assertEquals(4095, copy.length());
  }

  @Test
  void aCopyWhoseFolderLeavesItNoRoomIsBesideTheNearestFolderAboveThatDoes() {
    String suffix = ".conflict-neo-c4663f2e2c.txt";
    String deepestWithRoom = "d/".repeat(2033);

    assertEquals(4095, (deepestWithRoom + "t" + suffix).length());
    for (String folder : new String[] {"", "d/", "d/d/", "\u00e9/", "folder/".repeat(3)}) {
      assertEquals(
          deepestWithRoom + "t" + suffix, copy(deepestWithRoom + folder + "todo.txt"), folder);
    }
  }

  @Test
  void everyPathHasACopyThatIsAPathAsWell() {
    String device = "d".repeat(63);
    for (String folder : new String[] {"a/", "ab/", "a".repeat(255) + "/", "\u65e5/"}) {
      for (String name : new String[] {"f", "\ud83d\ude00.txt", "x".repeat(60) + ".ex"}) {
        int most = 4095 - bytes(name);
        for (int times = most * 9 / 10 / bytes(folder); times * bytes(folder) <= most; times++) {
          TreePath path = TreePath.parse(folder.repeat(times) + name);
          TreePath copy = ConflictName.ofDisplaced(path, device, ONE);

          assertTrue(copy.parent() == null || path.isWithin(copy.parent()), copy.toString());
          assertTrue(copy.name().startsWith(name.substring(0, 1)), copy.toString());
        }
      }
    }
  }

  @Test
  void theHashIsOverDotAndContent() {
    TreePath one = ConflictName.of(version("f", DOT, ONE));

    assertEquals(one, ConflictName.of(version("f", DOT, ONE)));
    assertNotEquals(one, ConflictName.of(version("f", DOT, file(2))));
    assertNotEquals(one, ConflictName.of(version("f", "neo~0000000000000001:8", ONE)));
    assertNotEquals(one, ConflictName.of(version("f", "neo~0000000000000002:7", ONE)));
    assertNotEquals(one, ConflictName.ofDisplaced(TreePath.parse("f"), "neo", ONE));
  }

  @Test
  void aCopyThatLosesDoesNotGoWhereItIs() {
    for (String path : new String[] {"x".repeat(251) + ".txt", "d/".repeat(2033) + "f.txt"}) {
      Version loser = version(path, DOT, ONE);
      Version copy = loser.copiedTo(ConflictName.of(loser));
      Version next = copy.copiedTo(ConflictName.of(copy));

      assertEquals(3, Set.of(copy.path(), next.path(), ConflictName.of(next)).size());
    }
  }

  @Test
  void theModeIsNoPartOfTheName() {
    Content.File file = (Content.File) ONE;
    Content executable = new Content.File(file.digest(), file.size(), 0755);

    assertEquals(copy("f"), ConflictName.of(version("f", DOT, executable)).toString());
  }
}
