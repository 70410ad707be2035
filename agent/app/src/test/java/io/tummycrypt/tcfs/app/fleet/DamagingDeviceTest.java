package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.device.LocalOperations;
import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import io.tummycrypt.tcfs.app.operations.Operations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever another device writes, and whatever leads out of the root: nothing outside is touched.
 */
class DamagingDeviceTest implements AnyStore {
  @TempDir Path folder;

  private LossPair pair;
  private Machine a;
  private Machine b;
  private Path outside;
  private Set<String> beside;

  @BeforeEach
  void shareAFolder() throws IOException {
    pair = LossPair.in(folder, place(folder));
    a = pair.a();
    b = pair.b();
    outside = Files.createDirectory(folder.resolve("a").resolve("outside"));
    Files.writeString(outside.resolve("secret.txt"), "secret");
    a.write("d/old.txt", "old");
    pair.sync();
    beside = LossPair.names(folder);
  }

  private void nothingOutsideIsTouched() throws IOException {
    assertEquals(Set.of("secret.txt"), LossPair.names(outside));
    assertEquals("secret", Files.readString(outside.resolve("secret.txt")));
    assertEquals(Set.of("docs", "outside", "tcfs"), LossPair.names(folder.resolve("a")));
    assertEquals(beside, LossPair.names(folder));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../outside/secret.txt",
        "d/../../outside/secret.txt",
        "/etc/evil",
        "",
        ".",
        "d//x",
        "d/",
        "a\0b",
        ".tcfs/root.json",
        ".tcfs",
        ".git/config",
        "sub/.GIT/hooks/post-checkout"
      })
  void aPathThatLeadsOutIsRefused(String path) throws IOException {
    b.write("evil.txt", "evil");
    b.sync();
    String marker = a.read(".tcfs/root.json");
    Map<String, String> before = Tree.shared(a.docs());
    Path head = DamageForger.replace(b, DamageForger.json("evil.txt"), DamageForger.json(path));

    Ended ended = a.tcfs("sync");
    assertEquals(3, ended.code(), ended::all);
    DamageMessage.isClear(
        ended, "object '" + a.store().relativize(head) + "' is refused: ", "restore that object");
    assertEquals(before, Tree.shared(a.docs()));
    assertEquals(marker, a.read(".tcfs/root.json"));
    nothingOutsideIsTouched();
  }

  /** Both a link, and a file beneath it, in the same head. */
  @Test
  void aLinkOfAnotherDeviceIsNotFollowed() throws IOException {
    b.write("e/secret.txt", "evil");
    Files.createSymbolicLink(b.at("link"), outside);
    b.sync();
    DamageForger.replace(b, DamageForger.json("link"), DamageForger.json("e"));

    DamageMessage.hasNoTrace(a.tcfs("sync"));
    DamageMessage.hasNoTrace(a.tcfs("sync"));
    nothingOutsideIsTouched();
  }

  @Test
  void aFolderThatBecameALinkIsNotFollowed() throws IOException {
    b.write("d/secret.txt", "from b");
    b.write("d/old.txt", "edited on b");
    b.sync();
    turnIntoLink();

    DamageMessage.hasNoTrace(a.tcfs("sync"));
    nothingOutsideIsTouched();
    pair.sync();
    nothingOutsideIsTouched();
    bothHave("from b", "edited on b");
  }

  @Test
  void aFolderThatBecomesALinkWhileWorkingIsNotFollowed() throws IOException {
    b.write("d/secret.txt", "from b");
    b.write("d/old.txt", "edited on b");
    b.sync();
    try (Operations operations = LocalOperations.open(a.environment())) {
      operations.apply(_ -> {
        turnIntoLink();
        return true;
      });
    }
    nothingOutsideIsTouched();
    pair.sync();
    nothingOutsideIsTouched();
    bothHave("from b", "edited on b");
  }

  private void turnIntoLink() throws IOException {
    LossPair.deleteAll(a.at("d"));
    Files.createSymbolicLink(a.at("d"), outside);
  }

  private void bothHave(String... contents) throws IOException {
    for (Machine machine : pair.both()) {
      Set<String> found = KillUsers.everythingIn(machine);
      for (String content : contents) {
        assertTrue(found.contains(content), () -> content + " is not on " + machine.name());
      }
      assertFalse(found.contains("secret"));
    }
  }
}
