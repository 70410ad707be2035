package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Under a locale that is not UTF-8 the launcher sees to it that names are right. */
@Timeout(120)
class LocaleTest {
  @TempDir Path folder;

  @Test
  void namesArriveRightWhereTheLocaleIsC() throws Exception {
    Machine a = Machine.in(folder.resolve("Käse 🧀"), "a");
    Machine b = Machine.in(folder.resolve("Käse 🧀"), "b");
    OddFolder.fill(a);
    SortedMap<String, String> before = Tree.shared(a.docs());

    for (Machine machine : List.of(a, b)) {
      launch(
          machine,
          "init",
          "--store",
          a.store().toUri().toString(),
          "--device",
          machine.name(),
          "--root",
          "docs=" + machine.docs());
      launch(machine, "sync");
    }

    assertEquals(before, Tree.shared(b.docs()));
    b.write("names/straße", "edited by b");
    b.delete("names/caf\u00e9");
    Files.move(b.at("names/😀👩‍👩‍👧"), b.at("names/日本"));
    a.write("names/cafe\u0301", "edited by a");
    for (Machine machine : List.of(b, a, b)) {
      launch(machine, "sync");
    }

    SortedMap<String, String> after = Tree.shared(a.docs());
    assertEquals(after, Tree.shared(b.docs()));
    assertEquals("edited by b", a.read("names/straße"));
    assertEquals("edited by a", b.read("names/cafe\u0301"));
    assertEquals("in 😀👩‍👩‍👧", a.read("names/日本"));
    assertFalse(after.containsKey("names/caf\u00e9"));
    for (Machine machine : List.of(a, b)) {
      launch(machine, "diff-desired");
      machine.done("diff-desired");
    }
  }

  /**
   * Runs a command as {@code ./tcfs} does, from the same shell functions, under {@code LC_ALL=C}.
   */
  private void launch(Machine machine, String... args) throws IOException, InterruptedException {
    ProcessBuilder plain = machine.process(args);
    List<String> command = new ArrayList<>();
    command.addAll(List.of("sh", "-ec", ". \"$0\"; use_utf8; exec \"$@\"", env().toString()));
    command.addAll(plain.command());
    ProcessBuilder launched = new ProcessBuilder(command).redirectErrorStream(true);
    launched.environment().putAll(plain.environment());
    launched.environment().put("LC_ALL", "C");
    Path out = Files.createTempFile(folder, "out", ".txt");
    int code = launched.redirectOutput(out.toFile()).start().waitFor();
    Ended ended = new Ended(code, Files.readString(out), "");
    assertEquals(0, code, () -> machine.name() + "$ tcfs " + List.of(args) + "\n" + ended.all());
  }

  /** What the launchers know of the machine; tests run in the folder of their module. */
  private static Path env() {
    return Path.of("../../tools/env.sh").toAbsolutePath().normalize();
  }
}
