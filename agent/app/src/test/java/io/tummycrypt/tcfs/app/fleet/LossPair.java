package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Two devices that share one folder, and what must be true of them after any mishap. */
record LossPair(Machine a, Machine b) {

  /** Both joined, with nothing in their folders. */
  static LossPair in(Path folder) throws IOException {
    return in(folder, Place.folder(folder.resolve("store")));
  }

  /** The same, with the store at a place. */
  static LossPair in(Path folder, Place place) throws IOException {
    LossPair pair = new LossPair(Machine.in(folder, "a", place), Machine.in(folder, "b", place));
    pair.a.init();
    pair.b.init();
    return pair;
  }

  List<Machine> both() {
    return List.of(a, b);
  }

  /** Syncs until both have what the other has; each sync has to end well. */
  void sync() {
    a.sync();
    b.sync();
    a.sync();
    b.sync();
  }

  /** Syncs; then both have the same, nothing to do, and nothing left over. */
  void endsEqual() throws IOException {
    sync();
    assertEquals(Tree.shared(a.docs()), Tree.shared(b.docs()));
    for (Machine machine : both()) {
      machine.done("diff-desired");
      assertEquals(Set.of(), names(machine.at(".tcfs/tmp")), machine.name() + " has leftovers");
    }
  }

  /** The names in a folder; none if there is no folder. */
  static Set<String> names(Path folder) throws IOException {
    Set<String> names = new TreeSet<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> list = Files.list(folder)) {
        list.forEach(path -> names.add(path.getFileName().toString()));
      }
    }
    return names;
  }

  /** Deletes a folder with all that is in it. */
  static void deleteAll(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** Lets more be deleted than a person would at once. */
  void allowAllDeletions() throws IOException {
    a.allowAllDeletions();
  }
}
