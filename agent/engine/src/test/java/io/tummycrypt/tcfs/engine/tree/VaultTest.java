package io.tummycrypt.tcfs.engine.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.observed.Marker;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
  private static final Retention SMALL = new Retention(Duration.ofDays(30), 10);

  @TempDir Path top;
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private LocalFolder folder;
  private LocalRootWriter writer;
  private Vault vault;

  @BeforeEach
  void open() throws IOException {
    folder = new LocalFolder(top.toString());
    writer =
        new LocalRootWriter(folder, MemoryContents.noneNear(), new MemoryContents(), () -> now);
    vault = new Vault(folder);
    writer.mark(new Marker("fleet-id", new RootName("docs"), "token"));
  }

  @AfterEach
  void close() {
    folder.close();
  }

  private static TreePath path(String text) {
    return TreePath.parse(text);
  }

  private void displace(String path, String text) throws IOException {
    Files.writeString(top.resolve(path), text);
    String batch = writer.begin();
    assertTrue(writer.take(batch, 0, path(path)));
    writer.vault(batch, 0, path(path), writer.identify(batch, 0));
    writer.end(batch);
    now = now.plus(Duration.ofDays(1));
  }

  private List<String> paths() throws IOException {
    return vault.list().stream().map(item -> item.path().toString()).toList();
  }

  @Test
  void keepsWithinItsTimeAndSize() throws IOException {
    displace("a", "12345");
    displace("b", "12345");
    assertEquals(10, vault.size());
    assertEquals(List.of(), vault.prune(SMALL, now));
    assertEquals(List.of("a", "b"), paths());
  }

  @Test
  void givesUpTheOldestWhenThereIsTooMuch() throws IOException {
    displace("a", "12345");
    displace("b", "12345");
    displace("c", "1");
    assertEquals(List.of(), vault.prune(SMALL, now));
    assertEquals(List.of("b", "c"), paths());
    assertEquals(6, vault.size());
  }

  @Test
  void givesUpWhatIsTooOld() throws IOException {
    displace("a", "1");
    displace("b", "");
    now = now.plus(Duration.ofDays(29)).minusSeconds(1);
    vault.prune(SMALL, now);
    assertEquals(List.of("b"), paths());
    try (var left = Files.list(top.resolve(".tcfs/vault"))) {
      assertEquals(1, left.count());
    }
  }

  @Test
  void neverGivesUpWhatWasWrittenToAfterwards() throws IOException {
    Files.writeString(top.resolve("a"), "12345");
    try (OutputStream stillOpen =
        Files.newOutputStream(top.resolve("a"), StandardOpenOption.APPEND)) {
      displace("a", "12345");
      stillOpen.write('6');
    }
    now = now.plus(Duration.ofDays(40));
    List<VaultItem> changed = vault.prune(SMALL, now);
    assertEquals(List.of(path("a")), changed.stream().map(VaultItem::path).toList());
    assertEquals(changed, vault.prune(SMALL, now));

    Files.writeString(top.resolve("taken"), "x");
    assertFalse(vault.release(changed.getFirst(), path("taken")));
    assertTrue(vault.release(changed.getFirst(), path("a.conflict-yoga-123456")));
    assertEquals("123456", Files.readString(top.resolve("a.conflict-yoga-123456")));
    assertEquals("x", Files.readString(top.resolve("taken")));
    assertEquals(List.of(), paths());
  }

  @Test
  void recordWithoutItsThingIsLeftOverAndIgnored() throws IOException {
    displace("a", "1");
    Path entry = top.resolve(".tcfs/vault").resolve(vault.list().getFirst().name());
    Files.delete(entry.resolve("item"));
    assertEquals(List.of(), vault.list());
    assertEquals(0, vault.size());
  }

  @Test
  void thingWhoseRecordIsLostIsHandedBackAndNeverGivenUp() throws IOException {
    for (String record : List.of("", "{", "{\"path\":\"../x\",\"at\":\"now\"}")) {
      displace("a", "12345");
      VaultItem known = vault.list().getFirst();
      Files.writeString(
          top.resolve(".tcfs/vault").resolve(known.name()).resolve("record.json"), record);
      VaultItem lost = vault.list().getFirst();
      assertEquals(path(known.name()), lost.path());
      assertEquals(List.of(lost), vault.prune(SMALL, now));
      assertTrue(vault.release(lost, path("back")));
      assertEquals("12345", Files.readString(top.resolve("back")));
      Files.delete(top.resolve("back"));
    }
    assertEquals(List.of(), vault.list());
  }

  @Test
  void rootThatWasNeverMarkedHasAnEmptyVault(@TempDir Path other) throws IOException {
    try (LocalFolder unmarked = new LocalFolder(other.toString())) {
      assertEquals(List.of(), new Vault(unmarked).list());
      assertEquals(0, new Vault(unmarked).size());
    }
  }

  @Test
  void failedKeepLeavesNothingBehind() throws IOException {
    String batch = writer.begin();
    assertThrows(IOException.class, () -> writer.vault(batch, 5, path("a"), Content.nothing()));
    assertEquals(List.of(), paths());
    try (var left = Files.list(top.resolve(".tcfs/vault"))) {
      assertEquals(0, left.count());
    }
  }
}
