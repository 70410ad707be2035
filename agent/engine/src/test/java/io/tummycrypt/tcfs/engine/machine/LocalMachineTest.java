package io.tummycrypt.tcfs.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalMachineTest {
  @TempDir private Path temp;

  @Test
  void theBootIdIsTheSameWithinABootAndOneLine() {
    String id = new LocalMachine().bootId();
    assertEquals(id, new LocalMachine().bootId());
    assertFalse(id.isBlank());
    assertEquals(1, id.lines().count());
  }

  @Test
  void anotherBootHasAnotherId() throws IOException {
    Path file = temp.resolve("boot_id");
    Files.writeString(file, "one\n");
    assertEquals("one", new LocalMachine(file).bootId());
    Files.writeString(file, "two\n");
    assertEquals("two", new LocalMachine(file).bootId());
  }

  @Test
  void withoutABootIdTheFirstProcessTells() {
    String id = new LocalMachine(temp.resolve("missing")).bootId();
    assertEquals(id, new LocalMachine(temp.resolve("missing")).bootId());
    assertTrue(id.equals("unknown") || id.matches("since-[0-9]+"), id);
  }

  @Test
  void randomNumbersDoNotRepeat() {
    Set<Long> drawn = new HashSet<>();
    LocalMachine one = new LocalMachine();
    LocalMachine other = new LocalMachine();
    for (int i = 0; i < 1_000; i++) {
      drawn.add(one.random());
      drawn.add(other.random());
    }
    assertEquals(2_000, drawn.size());
  }

  @Test
  void theHostNameIsOneLine() {
    assertTrue(LocalMachine.hostName().lines().count() <= 1);
  }
}
