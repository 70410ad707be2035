package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full stops what needs it, with a word on which; with room again all goes on. */
class DamageFullDiskTest {
  /** Small files take more room than they have bytes, so that a plan can think that they fit. */
  private static final int MANY = 200;

  @TempDir Path folder;

  private Machine a;
  private Machine b;

  @BeforeEach
  void needSmallDisks() throws Exception {
    assumeTrue(DamageDisk.isPossible(), "no small disk: 'unshare -Urm mount -t tmpfs' is refused");
    a = Machine.in(folder, "a");
    b = Machine.in(folder, "b");
  }

  @Test
  void aFullRootKeepsWhatIsThereAndIsFilledLater() throws IOException {
    a.init();
    allowTheLastByte();
    writeMany();
    a.sync();
    try (DamageDisk disk = DamageDisk.at(b.docs(), "300k")) {
      ends(
          0, disk.run(b, "init", "--store", url(b), "--device", "b", "--root", "docs=" + b.docs()));
      Ended full = disk.run(b, "sync");
      DamageMessage.isClear(
          ends(3, full), "no space left", "make room there", b.docs() + "/.tcfs/tmp/");
      disk.resize("20m");
      ends(0, disk.run(b, "sync"));
      ends(0, disk.run(b, "diff-desired"));
      a.sync();
      assertEquals(Tree.shared(a.docs()), Tree.shared(disk.seen(b.docs())));
      assertEquals(0, LossPair.names(disk.seen(b.at(".tcfs/tmp"))).size());
    }
  }

  @Test
  void aFullStoreTakesNothingHalf() throws IOException {
    try (DamageDisk disk = DamageDisk.at(a.store(), "400k")) {
      ends(
          0, disk.run(a, "init", "--store", url(a), "--device", "a", "--root", "docs=" + a.docs()));
      writeLarge();
      Ended full = disk.run(a, "sync");
      DamageMessage.isClear(ends(1, full), "o space left", "make room there", "/store/");
      ends(2, disk.run(a, "diff-desired"));
      disk.resize("20m");
      ends(0, disk.run(a, "sync"));
      ends(0, disk.run(a, "diff-desired"));
      ends(
          0, disk.run(b, "init", "--store", url(b), "--device", "b", "--root", "docs=" + b.docs()));
      ends(0, disk.run(b, "sync"));
      assertEquals(Tree.shared(a.docs()), Tree.shared(b.docs()));
    }
  }

  @Test
  void aFullStateForgetsNothing() throws IOException {
    a.init();
    writeMany();
    Path state = a.home().resolve("state");
    try (DamageDisk disk = DamageDisk.at(state, "8k")) {
      Ended full = disk.run(a, "sync");
      DamageMessage.isClear(ends(1, full), "o space left", "make room there", state.toString());
      disk.resize("20m");
      ends(0, disk.run(a, "sync"));
      ends(0, disk.run(a, "diff-desired"));
    }
    b.init();
    b.sync();
    assertEquals(Tree.shared(a.docs()), Tree.shared(b.docs()));
    new LossPair(a, b).endsEqual();
  }

  private static Ended ends(int code, Ended ended) {
    assertEquals(code, ended.code(), ended::all);
    return ended;
  }

  private static String url(Machine machine) {
    return machine.store().toUri().toString();
  }

  private void allowTheLastByte() throws IOException {
    Path document = a.home().resolve("config/fleet.yaml");
    String text = Files.readString(document);
    Files.writeString(document, text.replace("guards:", "guards:\n    minFreeBytes: 0"));
    a.done("fleet", "publish");
  }

  private void writeMany() throws IOException {
    for (int i = 0; i < MANY; i++) {
      a.write("many/" + i + ".txt", "file " + i);
    }
  }

  private void writeLarge() throws IOException {
    byte[] content = new byte[2_000_000];
    new Random(11).nextBytes(content);
    Files.write(a.write("large.bin", ""), content);
  }
}
