package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Devices that sync become equal, and then have nothing left to do. */
class ConvergenceTest implements AnyStore {
  @TempDir Path folder;

  @Test
  void anEditTravels() throws IOException {
    Fleet fleet = Fleet.of(folder, place(folder), "a", "b");
    Machine a = fleet.get(0);
    Machine b = fleet.get(1);
    a.write("notes/one.txt", "one");
    a.sync();
    b.sync();
    b.write("notes/one.txt", "one, edited");
    b.sync();
    a.sync();

    assertEquals("one, edited", a.read("notes/one.txt"));
    fleet.equalTree();
    a.done("diff-desired");
    b.done("diff-desired");
  }

  @Test
  void aFolderOfOddThingsArrivesAsItIs() throws IOException {
    Fleet fleet = Fleet.of(folder, place(folder), "a", "b");
    OddFolder.fill(fleet.get(0));
    SortedMap<String, String> before = Tree.shared(fleet.get(0).docs());

    assertEquals(before, fleet.converge());
  }

  @Test
  void fiveDevicesThatAllWorkConverge() throws IOException {
    Fleet fleet = Fleet.of(folder, place(folder), "a", "b", "c", "d", "e");
    for (Machine machine : fleet.machines()) {
      machine.write("of " + machine.name() + "/new.txt", "new on " + machine.name());
      machine.write("of " + machine.name() + "/edited.txt", "to be edited");
      machine.write("of " + machine.name() + "/deleted.txt", "to be deleted");
      machine.write("of " + machine.name() + "/moved.txt", "to be moved, " + machine.name());
    }
    fleet.converge();
    List<Machine> machines = fleet.machines();
    for (int i = 0; i < machines.size(); i++) {
      String others = "of " + machines.get((i + 1) % machines.size()).name();
      changeAll(machines.get(i), others);
    }

    SortedMap<String, String> tree = fleet.converge();

    assertEquals("edited by a", fleet.get(4).read("of b/edited.txt"));
    assertEquals("edited by e", fleet.get(1).read("of a/edited.txt"));
    assertEquals("to be moved, c", fleet.get(0).read("of c/away/moved.txt"));
    assertFalse(tree.keySet().stream().anyMatch(path -> path.endsWith("deleted.txt")));
    assertTrue(Files.isExecutable(fleet.get(0).at("of d/new.txt")));
    assertEquals("folder rwxr-xr-x", tree.get("of e/empty by d"));
    assertEquals("link to edited.txt", tree.get("of e/link"));
  }

  private static void changeAll(Machine machine, String others) throws IOException {
    machine.write(others + "/edited.txt", "edited by " + machine.name());
    machine.delete(others + "/deleted.txt");
    Files.createDirectories(machine.at(others + "/away"));
    Files.move(machine.at(others + "/moved.txt"), machine.at(others + "/away/moved.txt"));
    Files.setPosixFilePermissions(
        machine.at(others + "/new.txt"), PosixFilePermissions.fromString("rwx------"));
    Files.createDirectories(machine.at(others + "/empty by " + machine.name()));
    Files.createSymbolicLink(machine.at(others + "/link"), Path.of("edited.txt"));
  }

  @Test
  void filesAndFoldersTakeEachOthersPlace() throws IOException {
    Fleet fleet = Fleet.of(folder, place(folder), "a", "b");
    Machine a = fleet.get(0);
    Machine b = fleet.get(1);
    a.write("file", "becomes a folder");
    a.write("folder/below/file", "becomes a file");
    a.write("link", "becomes a link");
    fleet.converge();
    a.delete("file");
    a.write("file/below", "in what was a file");
    b.delete("folder/below/file");
    b.delete("folder/below");
    b.delete("folder");
    b.write("folder", "what was a folder");
    b.delete("link");
    Files.createSymbolicLink(b.at("link"), Path.of("file"));

    SortedMap<String, String> tree = fleet.converge();

    assertEquals(List.of("file", "file/below", "folder", "link"), List.copyOf(tree.keySet()));
    assertEquals("what was a folder", a.read("folder"));
    assertEquals("in what was a file", b.read("file/below"));
  }

  @Test
  void aTouchIsNothingToDo() throws IOException {
    Fleet fleet = Fleet.of(folder, place(folder), "a", "b");
    Machine a = fleet.get(0);
    a.write("file", "same");
    fleet.converge();

    a.write("file", "same");

    a.done("diff-desired");
  }
}
