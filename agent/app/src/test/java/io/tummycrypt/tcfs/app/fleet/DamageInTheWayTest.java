package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Something else is where a file belongs: the message names the place, and says what is wrong. */
class DamageInTheWayTest {
  @TempDir Path folder;

  private Machine a;

  @BeforeEach
  void init() throws IOException {
    a = Machine.in(folder, "a");
    a.init();
  }

  /** A folder, in the place of a file that may be there. */
  private String folderAt(String path) throws IOException {
    Path at = a.home().resolve(path);
    Files.createDirectories(at.getParent());
    Files.deleteIfExists(at);
    return Files.createDirectories(at).toString();
  }

  private static void says(Ended ended, int code, String... words) {
    assertEquals(code, ended.code(), ended::all);
    DamageMessage.hasNoTrace(ended);
    for (String word : words) {
      assertTrue(ended.all().contains(word), ended::all);
    }
    assertTrue(ended.all().contains("next step: "), ended::all);
  }

  @Test
  void theSettingsOfTheDevice() throws IOException {
    String place = folderAt("config/device.yaml");
    says(a.tcfs("sync"), 1, place + ": Is a directory");
  }

  @Test
  void theDocument() throws IOException {
    String document = folderAt("config/fleet.yaml");
    Ended ended = a.tcfs("fleet", "validate", document);
    assertTrue(ended.all().contains("no .yaml or .yml file in this folder"), ended::all);
    DamageMessage.hasNoTrace(ended);
  }

  @Test
  void theKey() throws IOException {
    String key =
        a.home().relativize(KillUsers.files(a.home().resolve("keys")).getFirst()).toString();
    String place = folderAt(key);
    says(a.tcfs("device", "enroll"), 1, place + ": Is a directory");
  }

  @Test
  void theState() throws IOException {
    a.sync();
    String place = folderAt("state/journal");
    says(a.tcfs("sync"), 1, place + ": Is a directory");
  }

  @Test
  void theLock() throws IOException {
    String place = folderAt("run/lock");
    says(a.tcfs("sync"), 1, place + ": Is a directory");
  }

  @Test
  void theTimeOfTheLastSync() throws IOException {
    String place = folderAt("state/last-sync");
    Files.createFile(Path.of(place, "not empty"));
    Ended ended = a.tcfs("sync");
    DamageMessage.hasNoTrace(ended);
    assertTrue(
        ended.err().contains("the report of this device was not written: " + place), ended::all);
    assertTrue(ended.err().lines().noneMatch(line -> line.endsWith(place)), ended::all);
  }

  @Test
  void aSavedPlan() throws IOException {
    says(a.tcfs("apply", folderAt("plan.json")), 1, "plan.json failed: Is a directory");
  }

  @Test
  void aStore() throws IOException {
    Machine b = Machine.in(folder, "b");
    says(
        b.tcfs("init", "--store", "file:///dev/null", "--root", "docs=" + b.docs()),
        1,
        "/dev/null: it is no folder");
  }
}
