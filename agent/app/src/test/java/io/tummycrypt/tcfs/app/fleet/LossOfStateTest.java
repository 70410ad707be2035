package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.KillTraces.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a device remembers can be lost at any time: nothing is deleted for it, and nothing lost. */
class LossOfStateTest implements AnyStore {
  @TempDir Path folder;

  private LossPair pair;
  private Machine a;
  private Machine b;

  @BeforeEach
  void shareSomeFiles() throws IOException {
    pair = LossPair.in(folder, place(folder));
    a = pair.a();
    b = pair.b();
    for (int i = 0; i < 8; i++) {
      a.write("many/" + i + ".txt", "file " + i);
    }
    a.write("empty.txt", "");
    Files.createSymbolicLink(a.at("link"), Path.of("many/1.txt"));
    Files.createDirectory(a.at("nothing"));
    pair.sync();
  }

  @Test
  void aLostStateChangesNothing() throws IOException {
    SortedMap<String, String> before = Tree.shared(a.docs());
    lose(a, "state");
    pair.endsEqual();
    lose(b, "state");
    pair.endsEqual();
    assertEquals(before, Tree.shared(a.docs()));
  }

  @Test
  void bothStatesCanBeLostAtOnce() throws IOException {
    SortedMap<String, String> before = Tree.shared(a.docs());
    lose(a, "state");
    lose(b, "state");
    pair.endsEqual();
    assertEquals(before, Tree.shared(a.docs()));
  }

  @Test
  void editsThatWaitedOutliveTheState() throws IOException {
    a.write("many/1.txt", "edited on a");
    a.write("new.txt", "new on a");
    a.delete("many/2.txt");
    b.write("many/3.txt", "edited on b");
    b.write("many/1.txt", "edited on b too");
    b.sync();
    lose(a, "state");
    pair.endsEqual();

    Set<String> contents = contents(b);
    assertTrue(
        contents.containsAll(
            List.of("edited on a", "new on a", "edited on b", "edited on b too", "file 2")),
        contents::toString);
  }

  @ParameterizedTest
  @EnumSource(
      value = Moment.class,
      names = {"HEAD", "INTENT", "TREE"})
  void theStateOfAKilledRunCanBeLost(Moment moment) throws Exception {
    a.write("many/1.txt", "edited on a");
    for (int i = 0; i < 30; i++) {
      b.write("more/" + i + ".txt", "more " + i);
    }
    b.write("many/4.txt", "edited on b");
    b.sync();
    KilledSync.start(a).killAt(moment, 0);
    lose(a, "state");
    pair.endsEqual();

    Set<String> contents = contents(b);
    assertTrue(contents.containsAll(List.of("edited on a", "edited on b")), contents::toString);
    assertEquals(30, LossPair.names(a.at("more")).size());
  }

  @Test
  void anOldStateThatIsPutBackLosesNothing() throws IOException {
    Path state = a.home().resolve("state");
    Path old = a.home().resolveSibling("old-state");
    copy(state, old);
    a.write("many/1.txt", "edited after the copy");
    a.delete("many/2.txt");
    pair.sync();
    b.write("many/3.txt", "edited on b");
    b.sync();
    lose(a, "state");
    copy(old, state);
    a.write("many/5.txt", "edited on a");
    pair.endsEqual();

    Set<String> contents = contents(b);
    assertTrue(
        contents.containsAll(List.of("edited after the copy", "edited on a", "edited on b")),
        contents::toString);
  }

  @Test
  void runAndCacheCanBeLost() throws IOException {
    a.write("new.txt", "new on a");
    lose(a, "run");
    lose(a, "cache");
    lose(b, "run");
    lose(b, "cache");
    pair.endsEqual();
    assertEquals("new on a", b.read("new.txt"));
  }

  private static Set<String> contents(Machine machine) throws IOException {
    Set<String> contents = new HashSet<>();
    for (Path file : KillUsers.files(machine.docs())) {
      contents.add(Files.readString(file));
    }
    return contents;
  }

  private static void lose(Machine machine, String part) throws IOException {
    LossPair.deleteAll(machine.home().resolve(part));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }
}
