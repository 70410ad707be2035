package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import io.tummycrypt.tcfs.store.s3.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code tcfs store repair}: what some device has comes back, and nothing else is touched. */
class StoreRepairTest extends StoreMachines {
  private void fill() throws IOException {
    a.init();
    b.init();
    byte[] noise = new byte[600_000];
    new Random(1).nextBytes(noise);
    Files.write(a.at("big.bin"), noise);
    for (int i = 0; i < 40; i++) {
      a.write("many/" + i, ("line " + i + "\n").repeat(50));
    }
    a.sync();
    b.sync();
    b.write("of-b.txt", "text of b\n");
    b.sync();
    a.sync();
  }

  @Test
  void packsThatADeviceHasComeBackToTheByte() throws IOException {
    fill();
    for (Path pack : objects("packs")) {
      byte[] before = Files.readAllBytes(pack);
      Files.delete(pack);
      a.ends(3, "store", "check");
      a.ends(64, "store", "repair");
      Ended repaired = a.ends(0, "store", "repair", "--yes");
      assertTrue(repaired.out().contains("1 made again, 0 left"), repaired.all());
      assertArrayEquals(before, Files.readAllBytes(pack));
      byte[] flipped = before.clone();
      flipped[before.length / 3] ^= 1;
      Files.write(pack, flipped);
      b.ends(0, "store", "repair", "--yes", "--read-data");
      assertArrayEquals(before, Files.readAllBytes(pack));
    }
    a.ends(0, "store", "check", "--read-data");
    assertEquals(objects("packs").size(), objects("repair").size());
    Machine c = Machine.in(folder, "c");
    c.init();
    c.sync();
    assertEquals(Tree.shared(a.docs()), Tree.shared(c.docs()));
  }

  @Test
  void whatWasDisplacedIsTakenFromTheVault() throws IOException {
    fill();
    a.write("many/1", "changed\n");
    a.delete("big.bin");
    a.sync();
    b.sync();
    Path pack = largestPack();
    byte[] before = Files.readAllBytes(pack);
    Files.delete(pack);
    a.ends(3, "store", "repair", "--yes");
    b.ends(0, "store", "repair", "--yes");
    assertArrayEquals(before, Files.readAllBytes(pack));
  }

  private static long size(Path file) {
    return file.toFile().length();
  }

  @Test
  void whatNobodyHasStaysAsItIs() throws IOException {
    fill();
    Path head = KillUsers.files(a.store().resolve("heads/b")).getLast();
    byte[] flipped = Files.readAllBytes(head);
    flipped[flipped.length / 2] ^= 1;
    Files.write(head, flipped);
    var before = Tree.everything(a.store());
    Ended left = a.ends(3, "store", "repair", "--yes", "--read-data");
    assertTrue(left.out().contains("0 made again, 1 left"), left.all());
    assertEquals(before, Tree.everything(a.store()));
    assertFalse(Files.exists(a.store().resolve("repair")));
  }

  @Test
  void theListOfDevicesIsWrittenAnew() throws IOException {
    fill();
    Path list = a.store().resolve("tcfs-meta/devices.json");
    byte[] before = Files.readAllBytes(list);
    Files.writeString(list, "nothing");
    a.ends(0, "store", "repair", "--yes");
    assertArrayEquals(before, Files.readAllBytes(list));
    a.ends(0, "store", "check", "--read-data");
    assertTrue(a.ends(0, "store", "repair", "--yes").out().contains("nothing to do"));
  }

  @Test
  void aPackInABucketComesBack() throws Exception {
    try (S3Server server = S3Server.start(folder.resolve("buckets"))) {
      Map<String, String> s3 = inBucket(server);
      Path pack =
          KillUsers.files(folder.resolve("buckets")).stream()
              .filter(file -> file.toString().contains("/packs/"))
              .findFirst()
              .orElseThrow();
      Files.delete(pack);
      ends(3, s3, "store", "check");
      ends(0, s3, "store", "repair", "--yes", "--read-data");
      ends(0, s3, "store", "check", "--read-data");
    }
  }

  /** Of what is in the packs nothing but the segments tells. */
  @Test
  void segmentsInABucketAndPacksThatOnlyTheyToldOfComeBackByOneRepair() throws Exception {
    try (S3Server server = S3Server.start(folder.resolve("buckets"))) {
      Map<String, String> s3 = inBucket(server);
      for (int i = 0; i < 300; i++) {
        a.write("many/%d.txt".formatted(i), "text " + i);
      }
      ends(0, s3, "sync");
      a.write("last.txt", "told by a tail");
      ends(0, s3, "sync");
      Map<Path, byte[]> lost = new TreeMap<>();
      for (Path file : KillUsers.files(folder.resolve("buckets"))) {
        if (file.toString().contains("/segments/") || file.toString().contains("/packs/")) {
          lost.put(file, Files.readAllBytes(file));
        }
      }
      assertTrue(lost.keySet().toString().contains("/segments/"), lost.keySet()::toString);
      for (Path file : lost.keySet()) {
        Files.delete(file);
      }
      assertTrue(ends(3, s3, "store", "check").out().contains("many/299.txt"));
      ends(0, s3, "store", "repair", "--yes");
      ends(0, s3, "store", "check", "--read-data");
      for (var file : lost.entrySet()) {
        assertArrayEquals(file.getValue(), Files.readAllBytes(file.getKey()));
      }
    }
  }

  private Path largestPack() throws IOException {
    return objects("packs").stream().max((x, y) -> Long.compare(size(x), size(y))).orElseThrow();
  }

  private Path loseTheLargestPack() throws IOException {
    Path pack = largestPack();
    Files.delete(pack);
    return pack;
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aPipeInTheFilesPlaceIsNotWaitedFor() throws Exception {
    fill();
    Path pack = loseTheLargestPack();
    a.delete("big.bin");
    assertEquals(0, new ProcessBuilder("mkfifo", a.at("big.bin").toString()).start().waitFor());
    Ended left = a.ends(3, "store", "repair", "--yes");
    assertTrue(left.out().contains("which it had, is in no file here"), left.all());
    b.ends(0, "store", "repair", "--yes");
    assertTrue(Files.exists(pack));
  }

  @Test
  void whereItCouldNotLookIsNotTakenForWhatIsNotThere() throws IOException {
    fill();
    loseTheLargestPack();
    Files.move(a.docs(), folder.resolve("away"));
    Ended away = a.ends(3, "store", "repair", "--yes");
    assertTrue(away.out().contains("this could not be looked at: " + a.docs()), away.all());
    Files.move(folder.resolve("away"), a.docs());
    Path revision = KillUsers.files(a.store().resolve("tcfs-meta/fleet")).getLast();
    byte[] before = Files.readAllBytes(revision);
    Files.writeString(revision, "nothing");
    Ended damaged = a.ends(3, "store", "repair", "--yes");
    assertTrue(
        damaged.out().contains("this could not be looked at: the roots of this device: object '"),
        damaged.all());
    Files.write(revision, before);
    a.ends(0, "store", "repair", "--yes");
  }
}
