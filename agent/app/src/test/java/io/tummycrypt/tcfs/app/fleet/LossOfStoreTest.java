package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that is away, or another one's, is not written to, and never taken for an empty one. */
class LossOfStoreTest {
  @TempDir Path folder;

  private LossPair pair;
  private Machine a;
  private Path store;
  private Path aside;

  @BeforeEach
  void shareAFile() throws IOException {
    pair = LossPair.in(folder);
    a = pair.a();
    store = a.store();
    aside = folder.resolve("aside");
    a.write("one.txt", "one");
    pair.sync();
    a.write("one.txt", "edited");
  }

  private void allIsWellAgain() throws IOException {
    pair.endsEqual();
    assertEquals("edited", pair.b().read("one.txt"));
  }

  @Test
  void aStoreThatIsAwayIsNotMadeAnew() throws IOException {
    Files.move(store, aside);
    for (String command : new String[] {"sync", "diff-desired", "status", "conflicts"}) {
      DamageMessage.isClear(a.ends(1, command), store.toString(), "mount or restore it");
      assertFalse(Files.exists(store), command);
    }
    DamageMessage.isClear(initEnds(a, 1), store.toString(), "mount or restore it");
    assertFalse(Files.exists(store));
    Files.move(aside, store);
    allIsWellAgain();
  }

  @Test
  void anEmptyMountPointIsNoStore() throws IOException {
    Files.move(store, aside);
    Files.createDirectory(store);
    DamageMessage.isClear(a.ends(1, "sync"), store.toString(), "mount or restore it");
    DamageMessage.isClear(initEnds(a, 1), store.toString(), "mount or restore it");
    assertEquals(Map.of(), Tree.everything(store));
    Files.delete(store);
    Files.move(aside, store);
    allIsWellAgain();
  }

  @Test
  void anotherFleetsStoreIsLeftAlone() throws IOException {
    Machine stranger = Machine.in(Files.createDirectory(folder.resolve("elsewhere")), "a");
    stranger.init();
    stranger.sync();
    Files.move(store, aside);
    Files.move(stranger.store(), store);
    Map<String, String> foreign = Tree.everything(store);
    DamageMessage.isClear(
        a.ends(1, "sync"),
        "tcfs-meta/identity.json",
        "belongs to fleet",
        "put this fleet's own store back");
    DamageMessage.isClear(
        initEnds(a, 1),
        "tcfs-meta/identity.json",
        "belongs to fleet",
        "put this fleet's own store back");
    assertEquals(foreign, Tree.everything(store));
    Files.move(store, stranger.store());
    Files.move(aside, store);
    allIsWellAgain();
  }

  @Test
  void aStoreWithoutItsIdentityIsNotGivenANewOne() throws IOException {
    Path identity = store.resolve("tcfs-meta/identity.json");
    Files.move(identity, aside);
    DamageMessage.isClear(a.ends(1, "sync"), "tcfs-meta/identity.json", "restore that object");
    DamageMessage.isClear(initEnds(a, 1), "tcfs-meta/identity.json", "restore that object");
    Machine newcomer = Machine.in(folder, "c");
    DamageMessage.isClear(initEnds(newcomer, 1), "tcfs-meta/identity.json", "restore that object");
    assertFalse(Files.exists(identity));
    Files.move(aside, identity);
    allIsWellAgain();
  }

  private static Machine.Ended initEnds(Machine machine, int code) {
    return machine.ends(
        code,
        "init",
        "--store",
        machine.store().toUri().toString(),
        "--device",
        machine.name(),
        "--root",
        "docs=" + machine.docs());
  }
}
