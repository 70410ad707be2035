package io.tummycrypt.tcfs.engine.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.engine.posix.RootHandle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  private static final TreePath FILE = TreePath.parse("file");

  @TempDir Path top;
  private RootHandle handle;
  private int reads;

  @BeforeEach
  void open() throws IOException {
    handle = RootHandle.open(top.toString());
    Files.writeString(top.resolve("file"), "text");
  }

  @AfterEach
  void close() {
    handle.close();
  }

  private void append() throws IOException {
    Files.writeString(top.resolve("file"), "+", StandardOpenOption.APPEND);
  }

  @Test
  void fileThatGrowsWhileItIsReadIsNotBelieved() {
    UnstableFileException thrown =
        assertThrows(
            UnstableFileException.class, () -> WholeFile.read(handle, FILE, (_, _) -> append()));
    assertEquals("file", thrown.getFile());
  }

  @Test
  void fileThatComesToRestIsReadAgain() throws IOException {
    WholeFile file =
        WholeFile.readPatiently(
            handle,
            FILE,
            (_, length) -> {
              reads += length;
              if (length < 7) {
                append();
              }
            });
    assertEquals(MemoryContents.file("text+++", 0644).digest(), file.content().digest());
    assertEquals(7, file.stat().size());
  }

  @Test
  void fileThatNeverRestsIsGivenUp() {
    assertThrows(
        UnstableFileException.class,
        () ->
            WholeFile.readPatiently(
                handle,
                FILE,
                (_, _) -> {
                  reads++;
                  handle.setMode(FILE, 0600 + reads);
                }));
    assertEquals(4, reads);
  }

  @Test
  void replacedFileIsReadToItsOwnEnd() throws IOException {
    WholeFile file =
        WholeFile.readPatiently(
            handle,
            FILE,
            (_, _) -> {
              if (reads++ == 0) {
                Files.writeString(top.resolve("other"), "OTHER");
              }
            });
    assertEquals(MemoryContents.file("text", 0644).digest(), file.content().digest());
  }

  @Test
  void largeFileIsHashedWhole() throws IOException {
    String text = "0123456789abcdef".repeat(40_000);
    Files.writeString(top.resolve("file"), text);
    assertEquals(
        MemoryContents.file(text, 0644).digest(),
        WholeFile.identify(handle, FILE).content().digest());
  }
}
