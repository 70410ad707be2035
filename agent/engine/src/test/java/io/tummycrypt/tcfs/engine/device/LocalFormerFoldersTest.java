package io.tummycrypt.tcfs.engine.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tummycrypt.tcfs.core.observed.RootLook;
import io.tummycrypt.tcfs.core.port.RootReader;
import io.tummycrypt.tcfs.engine.tree.LocalFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder in which a root is now is no former one, whatever it is called. */
class LocalFormerFoldersTest {
  @TempDir Path folder;

  private LocalFolder root;
  private LocalFormerFolders folders;

  @BeforeEach
  void start() throws IOException {
    Path now = Files.createDirectories(folder.resolve("home/docs"));
    root = new LocalFolder(now.toString());
    folders = new LocalFormerFolders(List.of(root), () -> Instant.EPOCH);
  }

  @AfterEach
  void close() {
    folders.close();
    root.close();
  }

  private RootLook look(String path) {
    RootReader reader = folders.at(folder.resolve(path).toString());
    assertNotNull(reader, path);
    return reader.look();
  }

  private void assertIsNone(String path) {
    assertNull(folders.at(folder.resolve(path).toString()), path);
  }

  @Test
  void looksAtAFolderElsewhere() throws IOException {
    Files.createDirectories(folder.resolve("home/docs-old"));

    RootLook.Present present = assertInstanceOf(RootLook.Present.class, look("home/docs-old"));
    assertNull(present.marker());
  }

  @Test
  void seesThatItIsGoneAndThatItIsBack() throws IOException {
    Path old = Files.createDirectories(folder.resolve("old"));
    assertInstanceOf(RootLook.Present.class, look("old"));

    Files.delete(old);
    assertEquals(new RootLook.Missing(), look("old"));

    Files.createDirectories(old);
    assertInstanceOf(RootLook.Present.class, look("old"));
  }

  @Test
  void whereARootIsThereIsNone() throws IOException {
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("home/docs"));

    assertIsNone("home/docs");
    assertIsNone("home/docs/../docs");
    assertIsNone("link");
  }

  @Test
  void inARootAndAroundOneThereIsNone() throws IOException {
    Files.createDirectories(folder.resolve("home/docs/sub"));

    assertIsNone("home/docs/sub");
    assertIsNone("home");
  }

  @Test
  void aRootWhoseFolderIsNotThereYetCountsByItsPath() throws IOException {
    Files.delete(folder.resolve("home/docs"));

    assertIsNone("home/docs");
    assertIsNone("home");
    assertEquals(new RootLook.Missing(), look("other"));
  }
}
