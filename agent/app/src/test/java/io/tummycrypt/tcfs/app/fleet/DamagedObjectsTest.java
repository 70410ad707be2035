package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every object of a store in turn is damaged: whoever needs it says so, no wrong byte reaches a
 * file, and once the object is restored both devices end equal.
 */
class DamagedObjectsTest implements AnyStore {
  /** More than fit into a head, so that there are segments. */
  private static final int MANY = 300;

  @TempDir Path folder;

  private final long seed = Long.getLong("tcfs.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final Set<String> written = new HashSet<>();
  private LossPair pair;
  private Machine a;
  private Machine b;

  /** What happens to an object. */
  enum Damage {
    FLIPPED_BIT,
    TRUNCATED,
    DELETED
  }

  /**
   * Which object it happens to.
   *
   * @param exits what a sync of the device that needs it ends with
   */
  private record Kind(String folder, boolean last, Set<Integer> exits) {}

  private static final Set<Integer> ERROR = Set.of(1);
  private static final Set<Integer> UNREADABLE = Set.of(3);
  private static final Set<Integer> PARTLY = Set.of(0, 3);
  private static final Set<Integer> UNUSED = Set.of(0);

  private static List<Kind> kinds(Damage damage) {
    boolean deleted = damage == Damage.DELETED;
    return List.of(
        new Kind("tcfs-meta/identity.json", true, ERROR),
        new Kind("tcfs-meta/devices.json", true, UNUSED),
        new Kind("tcfs-meta/devices/a", true, UNUSED),
        new Kind("tcfs-meta/fleet", false, UNUSED),
        new Kind("tcfs-meta/fleet", true, ERROR),
        new Kind("heads/a", false, UNUSED),
        new Kind("heads/a", true, deleted ? UNUSED : UNREADABLE),
        new Kind("heads/b", false, UNUSED),
        new Kind("heads/b", true, ERROR),
        new Kind("segments/a", true, UNREADABLE),
        new Kind("packs", true, PARTLY));
  }

  @BeforeEach
  void shareManyFiles() throws IOException {
    pair = LossPair.in(folder, place(folder));
    a = pair.a();
    b = pair.b();
    for (int i = 0; i < MANY; i++) {
      write(a, "many/" + i + ".txt", "many " + i);
    }
    pair.sync();
  }

  @ParameterizedTest
  @EnumSource
  void isFoundAndNeverBelieved(Damage damage) throws IOException {
    System.out.println("seed " + seed);
    int round = 0;
    for (Kind kind : kinds(damage)) {
      write(a, "first.txt", "first " + ++round);
      a.sync();
      write(a, "second.txt", "second " + round);
      a.sync();
      write(b, "third.txt", "third " + round);
      Path object = object(kind);
      byte[] whole = Files.readAllBytes(object);
      damage(damage, object, whole);
      a.forgetCopies();
      b.forgetCopies();

      String key = a.store().relativize(object).toString();
      String named = damage == Damage.DELETED ? nameOfAbsent(key) : key;
      isTold(kind, named, b.tcfs("sync"), kind.exits);
      isTold(kind, named, a.tcfs("sync"), Set.of(0, 1, 3));
      hasNothingWrong(a);
      hasNothingWrong(b);

      Files.write(object, whole);
      pair.endsEqual();
      assertEquals("second " + round, b.read("second.txt"));
      assertEquals("third " + round, a.read("third.txt"));
    }
  }

  private Path object(Kind kind) throws IOException {
    List<Path> objects = new ArrayList<>(KillUsers.files(a.store().resolve(kind.folder)));
    if (kind.folder.equals("packs")) {
      objects.sort(Comparator.comparingLong(path -> path.toFile().lastModified()));
    }
    return kind.last ? objects.getLast() : objects.getFirst();
  }

  /** What counts up is missed as a step back, or as what it said. */
  private static String nameOfAbsent(String key) {
    if (key.startsWith("heads/")) {
      String seq = key.substring(key.lastIndexOf('/') + 1).replaceFirst("^0+", "");
      return "slot " + seq + " of device";
    }
    return key.startsWith("tcfs-meta/fleet/") ? "the fleet document" : key;
  }

  private void damage(Damage damage, Path object, byte[] whole) throws IOException {
    switch (damage) {
      case FLIPPED_BIT -> {
        byte[] flipped = whole.clone();
        flipped[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
        Files.write(object, flipped);
      }
      case TRUNCATED -> Files.write(object, Arrays.copyOf(whole, random.nextInt(whole.length)));
      case DELETED -> Files.delete(object);
    }
  }

  private void isTold(Kind kind, String key, Ended ended, Set<Integer> exits) throws IOException {
    assertTrue(exits.contains(ended.code()), () -> kind + " " + key + "\n" + ended.all());
    if (ended.code() != 0) {
      DamageMessage.isClear(ended, key, "from a copy of the store");
    }
  }

  private void write(Machine machine, String path, String text) throws IOException {
    written.add(text);
    machine.write(path, text);
  }

  private void hasNothingWrong(Machine machine) throws IOException {
    for (Path file : KillUsers.files(machine.docs())) {
      String text = Files.readString(file);
      assertTrue(written.contains(text), () -> file + " has " + text);
    }
  }
}
