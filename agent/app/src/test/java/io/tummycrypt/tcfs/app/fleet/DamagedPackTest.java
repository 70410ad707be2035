package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A damaged pack costs only the files that need it, and only until somebody restores it. */
class DamagedPackTest implements AnyStore {
  private static final int SIZE = 100_000;

  @TempDir Path folder;

  private final Random random = new Random(7);
  private LossPair pair;
  private Machine a;
  private Machine b;

  @BeforeEach
  void shareOneFile() throws IOException {
    pair = LossPair.in(folder, place(folder));
    a = pair.a();
    b = pair.b();
    a.write("before.txt", "before");
    pair.sync();
  }

  /** A file that does not compress, in a pack of its own. */
  private Path publishLarge(String path) throws IOException {
    List<Path> before = packs();
    byte[] content = new byte[SIZE];
    random.nextBytes(content);
    Files.write(a.at(path), content);
    a.sync();
    List<Path> fresh = new ArrayList<>(packs());
    fresh.removeAll(before);
    return fresh.getFirst();
  }

  private List<Path> packs() throws IOException {
    return KillUsers.files(a.store().resolve("packs"));
  }

  private static byte[] flipMiddle(Path pack) throws IOException {
    byte[] whole = Files.readAllBytes(pack);
    byte[] flipped = whole.clone();
    flipped[SIZE / 2] ^= 1;
    Files.write(pack, flipped);
    return whole;
  }

  @Test
  void failsItsFilesAloneAndTheRestGoesOn() throws IOException {
    a.write("small.txt", "in another pack");
    a.sync();
    Path pack = publishLarge("large.bin");
    byte[] whole = flipMiddle(pack);
    b.write("from-b.txt", "from b");

    String key = a.store().relativize(pack).toString();
    DamageMessage.isClear(
        b.ends(3, "sync"), key, "large.bin", "1 failed", "run 'tcfs store repair' on a device");
    assertFalse(Files.exists(b.at("large.bin")));
    assertEquals("in another pack", b.read("small.txt"));
    a.sync();
    assertEquals("from b", a.read("from-b.txt"));

    Files.write(pack, whole);
    pair.endsEqual();
  }

  @Test
  void leavesTheOldContentWhereItWas() throws IOException {
    publishLarge("large.bin");
    b.sync();
    byte[] old = Files.readAllBytes(b.at("large.bin"));
    Path pack = publishLarge("large.bin");
    byte[] whole = flipMiddle(pack);

    DamageMessage.isClear(b.ends(3, "sync"), "large.bin", "restore that object");
    assertArrayEquals(old, Files.readAllBytes(b.at("large.bin")));
    Files.write(pack, whole);
    pair.endsEqual();
  }

  @Test
  void isMadeGoodByAnEditOfTheFile() throws IOException {
    flipMiddle(publishLarge("large.bin"));
    b.ends(3, "sync");
    publishLarge("large.bin");
    pair.endsEqual();
  }
}
