package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** Only what is new is stored, and nothing is written when there is nothing to say. */
class TransferTest extends TwoMachines {
  private static final int LARGE_BYTES = 30 << 20;

  @Test
  void oneByteAtTheStartOfALargeFileStoresLittle() throws IOException {
    byte[] large = OddFolder.random(LARGE_BYTES);
    Files.write(a.at("large"), large);
    fleet.sync();
    long before = storedBytes();
    assertTrue(before >= large.length, "random bytes do not compress: " + before);
    ByteArrayOutputStream longer = new ByteArrayOutputStream();
    longer.write('!');
    longer.write(large);
    Files.write(a.at("large"), longer.toByteArray());

    fleet.sync();

    long grown = storedBytes() - before;
    assertTrue(grown > 0 && grown < large.length / 20, grown + " bytes for one");
    assertArrayEquals(longer.toByteArray(), Files.readAllBytes(b.at("large")));
  }

  @Test
  void whatIsMovedStoresNoContent() throws IOException {
    a.write("plan.txt", "a file that is moved");
    a.write("folder/one", "one in a folder that is moved");
    a.write("folder/two", "two in a folder that is moved");
    fleet.converge();
    SortedMap<String, String> packs = packs();
    Files.createDirectory(a.at("to"));
    Files.move(a.at("plan.txt"), a.at("to/other name"));
    Files.move(a.at("folder"), a.at("to/folder"));

    assertTrue(a.ends(2, "diff-desired").out().contains("0 B up"));
    fleet.converge();

    assertEquals(packs, packs());
    assertEquals("a file that is moved", b.read("to/other name"));
    assertEquals("two in a folder that is moved", b.read("to/folder/two"));
  }

  @Test
  void aCopyStoresNoContent() throws IOException {
    a.write("plan.txt", "a file that is copied");
    fleet.converge();
    SortedMap<String, String> packs = packs();
    b.write("copy.txt", "a file that is copied");

    fleet.converge();

    assertEquals(packs, packs());
  }

  @Test
  void aSecondSyncWritesNothingToTheStore() throws IOException {
    a.write("plan.txt", "text");
    fleet.converge();
    SortedMap<String, String> heads = heads();
    SortedMap<String, String> packs = packs();
    SortedMap<String, String> docs = Tree.everything(a.docs());

    for (int i = 0; i < 3; i++) {
      fleet
          .machines()
          .forEach(machine -> assertTrue(machine.sync().out().contains("nothing to do")));
    }

    assertEquals(heads, heads());
    assertEquals(packs, packs());
    assertEquals(docs, Tree.everything(a.docs()));
  }

  @Test
  void aChangeOfModeStoresNoContent() throws IOException {
    Path script = a.write("script", "echo");
    fleet.converge();
    SortedMap<String, String> packs = packs();
    assertTrue(script.toFile().setExecutable(true, false));

    fleet.converge();

    assertTrue(Files.isExecutable(b.at("script")));
    assertEquals(packs, packs());
  }

  private SortedMap<String, String> packs() throws IOException {
    return Tree.everything(a.store().resolve("packs"));
  }

  private SortedMap<String, String> heads() throws IOException {
    return Tree.everything(a.store().resolve("heads"));
  }

  private long storedBytes() throws IOException {
    long bytes = 0;
    for (String path : Tree.everything(a.store()).keySet()) {
      Path file = a.store().resolve(path);
      bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
    }
    return bytes;
  }
}
