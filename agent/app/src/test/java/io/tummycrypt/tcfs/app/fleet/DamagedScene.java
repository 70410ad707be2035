package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * Two devices of which one, a, has published what the other, b, has not read yet; built once, and
 * put back to its place for each case, for a device knows its folders by their names.
 */
final class DamagedScene {
  /** Few files with long names are more than fit into a head, so that there are segments. */
  private static final int MANY = 70;

  private static final String FAR = "many/" + ("far".repeat(70) + "/").repeat(5);

  static final String OLD_TEXT = "agreed first\n";

  /** So long that most of a pack is content, which damage then hits. */
  static final String NEW_TEXT = "agreed second\n" + noise(1);

  static final String ADDED_TEXT = "added by a\n" + noise(2);
  static final String GONE_TEXT = "deleted by a\n";
  static final String LOCAL_TEXT = "not yet published by b\n";
  static final String JOINING_TEXT = "was there before its device joined\n";
  static final String PUSHED_TEXT = "pushed\n";

  private final Path stage;
  private final Place place;
  private final Path saved;
  private final String oldVersion;
  private final String newVersion;

  private DamagedScene(Path stage, Place place, Path saved, List<String> versions) {
    this.stage = stage;
    this.place = place;
    this.saved = saved;
    this.newVersion = versions.getFirst();
    this.oldVersion = versions.getLast();
  }

  /** Builds one in a folder of its own. */
  static DamagedScene in(Path folder, Place place) throws IOException {
    Path stage = folder.resolve("stage");
    LossPair pair = LossPair.in(stage, place);
    Machine a = pair.a();
    for (int i = 0; i < MANY; i++) {
      a.write(FAR + i + ".txt", many(i));
    }
    pair.sync();
    for (int i = MANY; i < 2 * MANY; i++) {
      a.write(FAR + i + ".txt", many(i));
    }
    a.write("agreed.txt", OLD_TEXT);
    a.write("gone.txt", GONE_TEXT);
    pair.sync();
    a.write("agreed.txt", NEW_TEXT);
    a.write("added.txt", ADDED_TEXT);
    a.delete("gone.txt");
    a.sync();
    pair.b().write("local.txt", LOCAL_TEXT);
    pair.b().forgetCopies();
    List<String> versions =
        a.done("log", "docs/agreed.txt")
            .out()
            .lines()
            .map(line -> line.replaceAll("^\\S+ \\S+ +(\\S+) .*", "$1"))
            .toList();
    assertEquals(2, versions.size());
    a.forgetCopies();
    Path saved = Files.createDirectories(folder.resolve("saved"));
    copy(stage, saved.resolve("stage"));
    copy(place.objects(), saved.resolve("store"));
    return new DamagedScene(stage, place, saved, versions);
  }

  private static String noise(long seed) {
    byte[] bytes = new byte[2_000];
    new Random(seed).nextBytes(bytes);
    return HexFormat.of().formatHex(bytes) + "\n";
  }

  private static String many(int number) {
    return "many " + number + "\n";
  }

  /** Lets everything be as it was when it was built. */
  void putBack() throws IOException {
    putBack("stage", stage);
    putBack("store", place.objects());
  }

  private void putBack(String part, Path at) throws IOException {
    run("rm", "-rf", at.toString());
    copy(saved.resolve(part), at);
  }

  /** With the times, and with what a server has noted about its files. */
  private static void copy(Path from, Path to) throws IOException {
    run("cp", "-a", from.toString(), to.toString());
  }

  Machine machine(String name) throws IOException {
    return Machine.in(stage, name, place);
  }

  Path store() {
    return place.objects();
  }

  /** {@code PATH@VERSION} of the text that both have agreed on. */
  String oldVersion() {
    return "docs/agreed.txt@" + oldVersion;
  }

  /** {@code PATH@VERSION} of the text that a has published since then. */
  String newVersion() {
    return "docs/agreed.txt@" + newVersion;
  }

  /** Whether a user ever wrote this text to this path. */
  static boolean isTrue(String path, String text) {
    if (path.startsWith("agreed.conflict-b-")) {
      // Who has lost its bases cannot know that what it has is older.
      return text.equals(OLD_TEXT);
    }
    return switch (path) {
      case "agreed.txt" -> text.equals(OLD_TEXT) || text.equals(NEW_TEXT);
      case "added.txt" -> text.equals(ADDED_TEXT);
      case "gone.txt" -> text.equals(GONE_TEXT);
      case "local.txt" -> text.equals(LOCAL_TEXT);
      case "joining.txt" -> text.equals(JOINING_TEXT);
      default -> (FAR + text.strip().replace("many ", "") + ".txt").equals(path);
    };
  }

  private static void run(String... command) throws IOException {
    try {
      assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
