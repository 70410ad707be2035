package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pull that is killed while it replaces files that are nowhere else. */
class PullKillTest implements AnyStore {
  private static final int FILES = 60;
  private static final String OURS = ".tcfs-pull-";

  @TempDir Path folder;

  private Random random;
  private Path site;
  private Machine b;

  /** How often a pull is killed in each test. */
  int kills() {
    return Integer.getInteger("tcfs.kills", 3);
  }

  @BeforeEach
  void pushAFolder() throws IOException {
    long seed = Long.getLong("tcfs.seed", System.nanoTime());
    System.out.printf("seed %d, %d kills%n", seed, kills());
    random = new Random(seed);
    Fleet fleet = Fleet.of(folder, place(folder), "a", "b");
    b = fleet.get(1);
    site = Files.createDirectories(folder.resolve("site"));
    Files.setPosixFilePermissions(site, PosixFilePermissions.fromString("rwxr-x--x"));
    for (int i = 0; i < FILES; i++) {
      Files.writeString(site.resolve(i + ".txt"), "fleet " + i);
    }
    fleet.get(0).done("push", site.toString());
  }

  @Test
  void losesNothingAndIsTidiedUpByTheNext() throws Exception {
    for (int kill = 0; kill < kills(); kill++) {
      Path local = Files.createDirectories(folder.resolve("local-" + kill));
      for (int i = 0; i < FILES; i++) {
        Files.writeString(local.resolve(i + ".txt"), "mine " + i);
      }
      killOnce(b, local, random);
      Ended again = b.done("pull", "default/site", local.toString(), "--force");
      assertWhole(local, again);
    }
  }

  @Test
  void leavesTheModeOfAFolderThatItMadeToTheNext() throws Exception {
    for (int kill = 0; kill < kills(); kill++) {
      Path local = folder.resolve("local-" + kill);
      killOnce(b, local, random);
      b.done("pull", "default/site/0.txt", folder.resolve("other").toString());
      assertEquals(Files.getPosixFilePermissions(site), Files.getPosixFilePermissions(local));
      assertTrue(names(local).stream().noneMatch(name -> name.startsWith(OURS)));
    }
  }

  private static void killOnce(Machine machine, Path local, Random random) throws Exception {
    Process pull =
        machine
            .process("pull", "default/site", local.toString(), "--force")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    while (pull.isAlive() && names(local).stream().noneMatch(name -> name.startsWith(OURS))) {
      LockSupport.parkNanos(100_000);
    }
    LockSupport.parkNanos(random.nextLong(TimeUnit.MILLISECONDS.toNanos(150)));
    pull.destroyForcibly();
    pull.waitFor();
  }

  private static void assertWhole(Path local, Ended again) throws IOException {
    List<String> names = names(local);
    List<String> contents = Tree.contents(local);
    assertTrue(names.stream().noneMatch(name -> name.startsWith(OURS)), names::toString);
    for (int i = 0; i < FILES; i++) {
      assertEquals("fleet " + i, Files.readString(local.resolve(i + ".txt")), again::all);
      assertTrue(contents.contains("mine " + i), "lost: mine " + i);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
