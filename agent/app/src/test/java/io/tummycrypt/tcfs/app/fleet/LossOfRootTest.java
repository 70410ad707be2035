package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that is emptied, gone or another one is never taken for what its user wants. */
class LossOfRootTest implements AnyStore {
  @TempDir Path folder;

  private LossPair pair;
  private Machine a;
  private Machine b;
  private Path aside;
  private SortedMap<String, String> shared;

  @BeforeEach
  void shareSomeFiles() throws IOException {
    pair = LossPair.in(folder, place(folder));
    a = pair.a();
    b = pair.b();
    aside = folder.resolve("aside");
    for (int i = 0; i < 6; i++) {
      a.write("many/" + i + ".txt", "file " + i);
    }
    a.write("top.txt", "top");
    pair.sync();
    shared = Tree.shared(b.docs());
  }

  /** Whatever it was: in the end both have all. */
  @AfterEach
  void nothingIsLost() throws IOException {
    pair.endsEqual();
    assertEquals(shared, Tree.shared(a.docs()));
  }

  @Test
  void anEmptiedRootWaitsForAPerson() throws IOException {
    LossPair.deleteAll(a.at("many"));
    a.delete("top.txt");

    DamageMessage.isClear(a.ends(3, "sync"), "Held in root docs", "top.txt", "tcfs release docs");
    a.ends(3, "diff-desired");
    othersHaveAll();
    a.done("release", "docs", "--reject");
  }

  @Test
  void allThatTellsOfAnEmptiedRootNamesTheRuleThatHoldsIt() throws IOException {
    String rule = "all files of the root are gone (built-in rule)";
    LossPair.deleteAll(a.at("many"));
    a.delete("top.txt");

    assertTrue(a.ends(3, "status").out().contains("\n  because:          " + rule + "\n"));
    assertTrue(a.ends(3, "diff-desired").out().contains("\n  because:          " + rule + "\n"));
    String explained = a.ends(3, "explain", "docs/top.txt").out();
    assertTrue(explained.contains("deletion made here, not published: " + rule), explained);
    a.done("release", "docs", "--reject");
  }

  @Test
  void aRemovedMarkerHaltsTheRoot() throws IOException {
    LossPair.deleteAll(a.at(".tcfs"));
    isHalted(a.docs() + "/.tcfs is gone", "tcfs init");
    a.init();
  }

  @Test
  void aRootWithoutAnythingIsNoEmptyRoot() throws IOException {
    LossPair.deleteAll(a.docs());
    Files.createDirectory(a.docs());
    isHalted(a.docs() + "/.tcfs is gone", "tcfs init");
    a.init();
  }

  @Test
  void aMissingRootIsHaltedAndComesBack() throws IOException {
    Files.move(a.docs(), aside);
    isHalted("its folder " + a.docs() + " is missing", "mount or restore it");
    Files.move(aside, a.docs());
  }

  @Test
  void aFileInPlaceOfARootIsLeftAlone() throws IOException {
    Files.move(a.docs(), aside);
    Files.writeString(a.docs(), "a file");
    isHalted("its folder " + a.docs() + " cannot be used", "no folder is there", "mend that");
    assertEquals("a file", Files.readString(a.docs()));
    Files.delete(a.docs());
    Files.move(aside, a.docs());
  }

  @Test
  void aLinkInPlaceOfARootLeadsToTheSameRoot() throws IOException {
    Files.move(a.docs(), aside);
    Files.createSymbolicLink(a.docs(), aside);
    a.sync();
    othersHaveAll();
    Files.delete(a.docs());
    Files.move(aside, a.docs());
  }

  @Test
  void aForeignMarkerHaltsTheRoot() throws IOException {
    Machine stranger = Machine.in(Files.createDirectory(folder.resolve("elsewhere")), "a");
    stranger.init();
    stranger.sync();
    Path marker = Path.of(".tcfs/root.json");
    Path own = Files.move(a.docs().resolve(marker), aside);
    Files.copy(stranger.docs().resolve(marker), a.docs().resolve(marker));
    isHalted("is marked as root 'docs' of fleet", "give this root another folder");
    Files.delete(a.docs().resolve(marker));
    Files.move(own, a.docs().resolve(marker));
  }

  @Test
  void aMarkerThatCannotBeReadHaltsTheRoot() throws IOException {
    Path marker = a.at(".tcfs/root.json");
    byte[] own = Files.readAllBytes(marker);
    Files.write(marker, new byte[0]);
    isHalted(".tcfs/root.json", "mend that");
    Files.write(marker, new byte[100]);
    isHalted(".tcfs/root.json", "mend that");
    Files.write(marker, own);
  }

  private void isHalted(String... words) throws IOException {
    Ended ended = a.ends(3, "sync");
    DamageMessage.isClear(ended, words);
    assertTrue(ended.all().contains("Halted root docs"), ended::all);
    DamageMessage.isClear(a.ends(3, "diff-desired"), words);
    a.ends(3, "status");
    othersHaveAll();
  }

  private void othersHaveAll() throws IOException {
    b.sync();
    assertEquals(shared, Tree.shared(b.docs()));
  }
}
