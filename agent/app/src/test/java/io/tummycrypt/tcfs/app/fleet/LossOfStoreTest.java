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
class LossOfStoreTest implements AnyStore {
  @TempDir Path folder;

  private LossPair pair;
  Machine a;
  Path store;
  Path aside;

  @BeforeEach
  void shareAFile() throws IOException {
    pair = LossPair.in(folder, place(folder));
    a = pair.a();
    store = a.store();
    aside = store.resolveSibling(store.getFileName() + "-aside");
    a.write("one.txt", "one");
    pair.sync();
    a.write("one.txt", "edited");
  }

  /** What is said of a store of which nothing is there: where it was, and the next step. */
  String[] away() {
    return new String[] {store.toString(), "mount or restore it"};
  }

  final void allIsWellAgain() throws IOException {
    pair.endsEqual();
    assertEquals("edited", pair.b().read("one.txt"));
  }

  @Test
  void aStoreThatIsAwayIsNotMadeAnew() throws IOException {
    Files.move(store, aside);
    for (String command : new String[] {"sync", "diff-desired", "status", "conflicts"}) {
      DamageMessage.isClear(a.ends(1, command), away());
      assertFalse(Files.exists(store), command);
    }
    DamageMessage.isClear(a.initEnds(1), away());
    assertFalse(Files.exists(store));
    Files.move(aside, store);
    allIsWellAgain();
  }

  @Test
  void anEmptyMountPointIsNoStore() throws IOException {
    Files.move(store, aside);
    Files.createDirectory(store);
    DamageMessage.isClear(a.ends(1, "sync"), away());
    DamageMessage.isClear(a.initEnds(1), away());
    assertEquals(Map.of(), Tree.everything(store));
    Files.delete(store);
    Files.move(aside, store);
    allIsWellAgain();
  }

  @Test
  void anotherFleetsStoreIsLeftAlone() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Machine stranger = Machine.in(elsewhere, "a", place(elsewhere));
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
        a.initEnds(1),
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
    DamageMessage.isClear(a.initEnds(1), "tcfs-meta/identity.json", "restore that object");
    Machine newcomer = Machine.in(folder, "c", a.place());
    DamageMessage.isClear(newcomer.initEnds(1), "tcfs-meta/identity.json", "restore that object");
    assertFalse(Files.exists(identity));
    Files.move(aside, identity);
    allIsWellAgain();
  }
}
