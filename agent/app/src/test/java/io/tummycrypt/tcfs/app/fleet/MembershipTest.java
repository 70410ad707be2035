package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Only a device that the registry knows by its name and its key changes anything. */
class MembershipTest extends TwoMachines {
  private static final List<String> CHANGES =
      List.of(
          "sync",
          "apply --yes",
          "resolve-conflict plan.txt --keep-local",
          "release docs --reject",
          "fleet publish",
          "fleet pull",
          "device enroll",
          "device revoke a",
          "init");

  @BeforeEach
  void leaveWorkToDo() throws IOException {
    b.write("plan.txt", "by b");
    fleet.sync();
    b.done("fleet", "pull");
    b.write("late.txt", "late");
    editDocument("count: 500", "count: 400");
  }

  @Test
  void aRevokedDeviceChangesNothing() throws IOException {
    a.done("device", "revoke", "b");

    everyChangeIsRefused("device 'b' was revoked by 'a'", "tcfs init --device NAME");
    assertTrue(a.done("device", "list").out().contains("a (this one)  enrolled"));
    a.sync();
  }

  @Test
  void aRevocationThatWasCutShortCounts() throws IOException {
    SortedMap<String, String> before = Tree.everything(a.store());
    a.done("device", "revoke", "b");
    for (String object : Tree.everything(a.store()).keySet()) {
      if (object.startsWith("tcfs-meta/devices/b/") && !before.containsKey(object)) {
        Files.delete(a.store().resolve(object));
      }
    }

    everyChangeIsRefused("device 'b' was revoked by 'a'", "tcfs init --device NAME");
  }

  @Test
  void aDeviceWithoutItsKeyOnlyLooks() throws IOException {
    Path keys = b.home().resolve("keys");
    Files.move(keys, folder.resolve("away"));

    everyChangeIsRefused("there is no key in " + keys, "restore " + keys + " from a backup");
    assertFalse(Files.exists(keys), "no other key is made");
    everyLookGoesOn();
    Files.move(folder.resolve("away"), keys);
    b.sync();
  }

  @Test
  void aDeviceWithAnotherKeyOnlyLooks() throws IOException {
    Path key = b.home().resolve("keys/device.pem");
    Files.writeString(key, Files.readString(a.home().resolve("keys/device.pem")));

    everyChangeIsRefused("the key here is sha256:", "from a backup");
    everyLookGoesOn();
  }

  @Test
  void nothingIsPublishedUnderTheNameOfAnotherDevice() throws IOException {
    rename("a");

    everyChangeIsRefused("cannot act as device 'a'", "the name in " + config());
    everyLookGoesOn();
    rename("b");
    b.sync();
  }

  @Test
  void aNameThatIsNotEnrolledOnlyLooks() throws IOException {
    Files.writeString(config(), Files.readString(config()).replace("name: b\n", "name: z\n"));

    Ended ended = b.ends(1, "sync");

    assertTrue(ended.err().contains("device 'z' is not in the registry"), ended.all());
    assertTrue(ended.err().contains("next step: put the name"), ended.all());
    assertFalse(Files.exists(a.store().resolve("heads/z")));
  }

  private Path config() {
    return b.home().resolve("config/device.yaml");
  }

  private void rename(String name) throws IOException {
    String text = Files.readString(config());
    Files.writeString(config(), text.replaceFirst("name: [ab]\n", "name: " + name + "\n"));
  }

  private void editDocument(String before, String after) throws IOException {
    Path document = b.home().resolve("config/fleet.yaml");
    Files.writeString(document, Files.readString(document).replace(before, after));
  }

  private void everyChangeIsRefused(String found, String nextStep) throws IOException {
    SortedMap<String, String> before = allButTheLock();
    for (String change : CHANGES) {
      Ended ended = b.ends(1, change.split(" "));

      assertTrue(ended.err().contains(found), change + ": " + ended.all());
      assertTrue(ended.err().contains("\nnext step: "), change + ": " + ended.all());
      assertTrue(ended.err().contains(nextStep), change + ": " + ended.all());
      assertEquals(before, allButTheLock(), change);
    }
  }

  private SortedMap<String, String> allButTheLock() throws IOException {
    SortedMap<String, String> all = b.everything();
    all.keySet().removeIf(path -> path.startsWith("tcfs/run"));
    return all;
  }

  private void everyLookGoesOn() {
    b.ends(2, "diff-desired");
    b.done("status");
    b.done("conflicts");
    b.done("device", "list");
  }
}
