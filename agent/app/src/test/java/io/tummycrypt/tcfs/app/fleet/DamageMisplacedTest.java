package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody has put a file of their own among the objects of the store. */
class DamageMisplacedTest implements AnyStore {
  @TempDir Path folder;

  private Machine a;

  @BeforeEach
  void share() throws IOException {
    a = Machine.in(folder, "a", place(folder));
    a.init();
    a.write("one.txt", "one");
    a.sync();
  }

  private Path put(String key) throws IOException {
    Path file = a.store().resolve(key);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "mine");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "heads/a/junk",
        "heads/Weird/00000000000000000001",
        "heads/a/deep/00000000000000000001",
        "tcfs-meta/fleet/foo",
        "tcfs-meta/devices/a/junk.json"
      })
  void isToBeMovedAway(String key) throws IOException {
    Path file = put(key);
    Ended ended = a.ends(1, "sync");
    DamageMessage.isClear(
        ended, key, "does not belong there", "next step: move it out of the store");
    assertFalse(ended.all().contains("restore"), ended::all);
    Files.delete(file);
    a.sync();
  }

  @Test
  void stopsNothingAmongTheReports() throws IOException {
    put("reports/a/junk");
    a.write("two.txt", "two");
    DamageMessage.hasNoTrace(a.sync());
  }
}
