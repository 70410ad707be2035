package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each kind of object with each fault, before a device that knows the fleet, one that has lost its
 * state, and one that joins: no wrong byte is shown or written, nothing is deleted, what is wrong
 * is named with a next step, and once the object is back all devices end equal.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DamageMatrixTest implements AnyStore {
  private DamagedScene scene;
  private DamagedScene foreign;

  /** What is wrong with an object. */
  enum Fault {
    TRUNCATED,
    EMPTIED,
    FLIPPED,
    MISSING,
    SWAPPED,
    FOREIGN
  }

  /** Who meets it. */
  enum Device {
    OLD,
    FORGETFUL,
    JOINING
  }

  @BeforeAll
  void buildFleets(@TempDir(factory = MemoryFolder.class) Path folder) throws IOException {
    scene = sceneIn(folder.resolve("fleet"));
    foreign = sceneIn(folder.resolve("foreign"));
    System.out.println(
        "exit codes of: init (if it joins), status, diff-desired, log, show of the old and of the"
            + " new version, diff, explain, pull, push, sync, sync of the owner");
  }

  private DamagedScene sceneIn(Path folder) throws IOException {
    return DamagedScene.in(folder, place(folder));
  }

  Stream<Arguments> cases() {
    return Arrays.stream(Device.values())
        .flatMap(device ->
            Arrays.stream(DamagedKind.values())
                .flatMap(kind ->
                    Arrays.stream(Fault.values())
                        .filter(fault -> isPossible(kind, fault, device))
                        .filter(fault -> isTried(kind, fault, device))
                        .map(fault -> Arguments.of(kind, fault, device))));
  }

  /** All are, where that takes little time. */
  boolean isTried(DamagedKind kind, Fault fault, Device device) {
    return true;
  }

  /**
   * There is one identity only. Who joins where the last revision is missing takes its number, so
   * that it cannot be put back.
   */
  private static boolean isPossible(DamagedKind kind, Fault fault, Device device) {
    return switch (kind) {
      case IDENTITY -> fault != Fault.SWAPPED;
      case LAST_REVISION -> fault != Fault.MISSING || device != Device.JOINING;
      default -> true;
    };
  }

  @ParameterizedTest
  @MethodSource("cases")
  void nothingWrongIsShownAndNothingIsLost(DamagedKind kind, Fault fault, Device device)
      throws IOException {
    scene.putBack();
    Machine machine = machine(device);
    Path object = kind.in(scene.store());
    byte[] whole = Files.readAllBytes(object);
    damage(kind, fault, object, whole);
    // Who joins believes the identity, and finds that all else is another fleet's.
    boolean isOutsider =
        kind == DamagedKind.IDENTITY && fault == Fault.FOREIGN && device == Device.JOINING;
    String named =
        isOutsider ? "belongs to fleet" : kind.named(scene.store(), object, fault == Fault.MISSING);

    List<Ended> ends = new ArrayList<>();
    List<Machine> all = all(machine);
    List<Set<String>> before = new ArrayList<>();
    for (Machine each : all) {
      before.add(paths(each));
    }
    if (device == Device.JOINING) {
      ends.add(machine.tcfs(machine.initArgs()));
    }
    // Who was not let in has nothing to ask.
    if (ends.isEmpty() || ends.getFirst().code() == 0) {
      ends.addAll(looks(machine));
      ends.addAll(changes(machine));
    }
    ends.add(scene.machine("a").tcfs("sync"));
    System.out.printf("%-14s %-9s %-9s %s%n", kind, fault, device, codes(ends));
    if (kind == DamagedKind.LAST_HEAD && fault == Fault.MISSING) {
      // Nobody but its owner can know that there was another.
      ends.forEach(DamageMessage::hasNoTrace);
      isTold(ends.getLast(), named, fault);
    } else if (kind == DamagedKind.LAST_REVISION
        && fault == Fault.MISSING
        && device == Device.FORGETFUL) {
      // It has forgotten that there was another; what it says is right for the one before.
      ends.forEach(DamageMessage::hasNoTrace);
    } else {
      ends.stream()
          .filter(ended -> ended.code() != 2)
          .forEach(ended -> isTold(ended, named, fault));
    }
    assertTrue(ends.getLast().code() != 0 || !matters(kind), () -> codes(ends));
    for (int i = 0; i < all.size(); i++) {
      hasDeletedNothing(all.get(i), before.get(i));
      hasNothingWrong(all.get(i));
    }

    Files.write(object, whole);
    endsEqual(machine);
  }

  /** The devices of the fleet, with the one that joins. */
  private List<Machine> all(Machine machine) throws IOException {
    List<Machine> all = new ArrayList<>(List.of(scene.machine("a"), scene.machine("b")));
    if (!machine.name().equals("b")) {
      all.add(machine);
    }
    return all;
  }

  private Machine machine(Device device) throws IOException {
    Machine machine = scene.machine(device == Device.JOINING ? "c" : "b");
    if (device == Device.JOINING) {
      machine.write("joining.txt", DamagedScene.JOINING_TEXT);
    }
    if (device == Device.FORGETFUL) {
      LossPair.deleteAll(machine.home().resolve("state"));
      // Without a base its deletion would be held, and that is not the matter here.
      machine.delete("gone.txt");
    }
    return machine;
  }

  private void damage(DamagedKind kind, Fault fault, Path object, byte[] whole) throws IOException {
    switch (fault) {
      case TRUNCATED -> Files.write(object, Arrays.copyOf(whole, whole.length / 2));
      case EMPTIED -> Files.write(object, new byte[0]);
      case FLIPPED -> {
        byte[] flipped = whole.clone();
        flipped[whole.length / 2] ^= 1;
        Files.write(object, flipped);
      }
      case MISSING -> Files.delete(object);
      case SWAPPED -> Files.write(object, Files.readAllBytes(kind.anotherIn(scene.store())));
      case FOREIGN -> Files.write(object, Files.readAllBytes(foreign(kind)));
    }
  }

  /** Packs do not name their fleet, and equal contents have equal packs. */
  private Path foreign(DamagedKind kind) throws IOException {
    return kind == DamagedKind.PACK ? kind.anotherIn(foreign.store()) : kind.in(foreign.store());
  }

  /** Whether no sync of the device itself can be whole. */
  private static boolean matters(DamagedKind kind) {
    return kind == DamagedKind.LAST_HEAD || kind == DamagedKind.IDENTITY;
  }

  private List<Ended> looks(Machine machine) {
    Ended old = machine.tcfs("show", scene.oldVersion());
    Ended fresh = machine.tcfs("show", scene.newVersion());
    assertEquals(old.code() == 0 ? DamagedScene.OLD_TEXT : "", old.out());
    assertEquals(fresh.code() == 0 ? DamagedScene.NEW_TEXT : "", fresh.out());
    return List.of(
        machine.tcfs("status", "--exit-code"),
        machine.tcfs("diff-desired"),
        machine.tcfs("log"),
        old,
        fresh,
        machine.tcfs("diff", "docs/agreed.txt", "--with", "a"),
        machine.tcfs("explain", "docs/added.txt"));
  }

  private List<Ended> changes(Machine machine) throws IOException {
    Path pulled = machine.home().resolveSibling("pulled.txt");
    Path pushed =
        Files.writeString(machine.home().resolveSibling("pushed.txt"), DamagedScene.PUSHED_TEXT);
    List<Ended> ends = new ArrayList<>();
    ends.add(machine.tcfs("pull", "docs/agreed.txt", pulled.toString()));
    if (Files.exists(pulled)) {
      assertTrue(DamagedScene.isTrue("agreed.txt", Files.readString(pulled)));
    }
    ends.add(machine.tcfs("push", pushed.toString()));
    ends.add(machine.tcfs("sync"));
    return ends;
  }

  private static String codes(List<Ended> ends) {
    return String.join(" ", ends.stream().map(ended -> "" + ended.code()).toList());
  }

  private static void isTold(Ended ended, String named, Fault fault) {
    DamageMessage.hasNoTrace(ended);
    if (ended.code() != 0) {
      boolean isForeign = fault == Fault.FOREIGN && ended.all().contains("belongs to fleet");
      String step = isForeign ? "put this fleet's own store back" : "from a copy of the store";
      DamageMessage.isClear(ended, named, step);
    }
  }

  /** But for what a has deleted itself, which b is to delete. */
  private static void hasDeletedNothing(Machine machine, Set<String> before) throws IOException {
    Set<String> deleted = new TreeSet<>(before);
    deleted.removeAll(paths(machine));
    deleted.remove("gone.txt");
    assertEquals(Set.of(), deleted, "deleted on " + machine.name());
  }

  private static Set<String> paths(Machine machine) throws IOException {
    return new TreeSet<>(Tree.shared(machine.docs()).keySet());
  }

  private void hasNothingWrong(Machine machine) throws IOException {
    for (Path file : KillUsers.files(machine.docs())) {
      String path = machine.docs().relativize(file).toString();
      assertTrue(DamagedScene.isTrue(path, Files.readString(file)), path);
    }
    if (!Files.isDirectory(machine.at(".tcfs/vault"))) {
      return;
    }
    for (String kept : machine.vault()) {
      assertTrue(Set.of(DamagedScene.OLD_TEXT, DamagedScene.GONE_TEXT).contains(kept), kept);
    }
  }

  private void endsEqual(Machine machine) throws IOException {
    if (!Files.exists(machine.home().resolve("config/device.yaml"))) {
      machine.init();
    }
    new Fleet(all(machine)).converge();
    assertEquals(DamagedScene.NEW_TEXT, machine.read("agreed.txt"));
    assertEquals(DamagedScene.ADDED_TEXT, machine.read("added.txt"));
    assertEquals(DamagedScene.LOCAL_TEXT, machine.read("local.txt"));
    if (machine.name().equals("c")) {
      assertEquals(DamagedScene.JOINING_TEXT, machine.read("joining.txt"));
    }
    assertFalse(Files.exists(machine.at("gone.txt")));
  }
}
