package io.tummycrypt.tcfs.app.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitTest {
  @TempDir Path folder;

  @Test
  void theProofOfTheStoreLeavesNoObjectBehind() throws IOException {
    TestDevice.initialised(folder, "ada");
    TestDevice bob = TestDevice.initialised(folder, "bob");
    try (Stream<Path> files = Files.list(bob.store.resolve("tcfs-meta/probe"))) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void aStoreThatDoesNotProveItselfIsNotJoined() throws IOException {
    TestDevice ada = TestDevice.initialised(folder, "ada");
    Path probes = ada.store.resolve("tcfs-meta/probe");
    Files.delete(probes);
    Files.writeString(probes, "in the way");
    SortedMap<String, String> before = TestDevice.contents(ada.store);
    TestDevice bob = new TestDevice(folder, "bob");
    assertEquals(1, bob.init());
    assertTrue(bob.err.startsWith("tcfs: the store cannot be used: directory "), bob.err);
    assertTrue(bob.err.contains("cannot create object 'tcfs-meta/probe/"), bob.err);
    assertTrue(bob.err.contains("; nothing was written\nnext step: "), bob.err);
    assertEquals(before, TestDevice.contents(ada.store));
    assertFalse(Files.exists(bob.home.resolve("config")), "bob has no configuration");
    ada.expect(0, "sync");
    assertEquals(0, ada.init(), "a store that is known is not proved again: " + ada.err);
    Files.delete(probes);
    assertEquals(0, bob.init(), bob.err);
  }

  @Test
  void initTwiceIsANoOp() throws IOException {
    TestDevice ada = TestDevice.initialised(folder, "ada");
    SortedMap<String, String> before = TestDevice.contents(ada.store);
    assertEquals(0, ada.init());
    assertTrue(ada.out.contains("is already in fleet"), ada.out);
    assertEquals(before, TestDevice.contents(ada.store));
  }
}
