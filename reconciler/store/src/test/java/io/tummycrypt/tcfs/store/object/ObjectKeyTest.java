package io.tummycrypt.tcfs.store.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ObjectKeyTest {
  @Test
  void takesNamesJoinedBySlashes() {
    assertEquals("1.json", new ObjectKey("tcfs-meta/fleet/1.json").name());
  }

  @Test
  void refusesWhatCouldLeaveTheStoreOrHideInIt() {
    for (String text :
        List.of(
            "",
            "/",
            "/a",
            "a/",
            "a//b",
            ".",
            "..",
            "a/../b",
            ".tmp/x",
            "a/.b",
            "a\\b",
            "a\0b",
            "a\nb",
            "ü",
            "a b",
            "a".repeat(256),
            "a/".repeat(600) + "a")) {
      assertThrows(IllegalArgumentException.class, () -> new ObjectKey(text), text);
    }
  }
}
