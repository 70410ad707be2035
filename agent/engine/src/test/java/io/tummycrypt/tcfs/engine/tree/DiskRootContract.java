package io.tummycrypt.tcfs.engine.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.core.port.RootContract;
import io.tummycrypt.tcfs.core.port.RootReader;
import io.tummycrypt.tcfs.core.port.RootWriter;
import io.tummycrypt.tcfs.core.port.TestedFolder;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of a root's folder, on a disk. */
abstract class DiskRootContract extends RootContract {
  @TempDir Path temp;
  Path top;
  LocalFolder folder;
  final MemoryContents store = new MemoryContents();
  private RootReader reader;
  private RootWriter writer;

  abstract LocalFolder folder(String path);

  /** What reads; made before what writes. */
  RootReader reader(LocalRootReader plain) throws IOException {
    return plain;
  }

  RootWriter writer(LocalRootWriter plain) {
    return plain;
  }

  @BeforeEach
  @Override
  protected void mark() throws IOException {
    top = Files.createDirectory(temp.resolve("root"));
    folder = folder(top.toString());
    LocalRootReader plain = new LocalRootReader(folder, InstantSource.system());
    reader = reader(plain);
    writer =
        writer(
            new LocalRootWriter(folder, MemoryContents.noneNear(), store, InstantSource.system()));
    super.mark();
  }

  @AfterEach
  void closeFolder() {
    folder.close();
  }

  @Override
  protected TestedFolder tested() {
    return new TestedDiskFolder(reader, writer, store, top, top.resolve(".tcfs/tmp"));
  }

  @Override
  protected List<String> vaulted() throws IOException {
    return new Vault(folder)
        .list().stream().map(item -> item.path() + "=" + item.content()).toList();
  }

  @Test
  void aMissingTemporaryIsToldOfByThePathThatItWasFor() throws IOException {
    String batch = writer().begin();
    FileSystemException e =
        assertThrows(FileSystemException.class, () -> writer().place(batch, 0, path("a")));
    assertEquals("a: what tcfs had made for it, or its folder, is gone", IoText.of(e));
  }

  @Test
  void whatIsNoNoteOfAnUnlockedFolderStaysAndBlocksNothing() throws IOException {
    List<String> texts = List.of("zz7 sub", "77777 sub", "sub", "555 ../sub", "555 /etc");
    for (String text : texts) {
      userLinks(".tcfs/tmp/unlocked-" + texts.indexOf(text), text);
    }
    userWrites(".tcfs/tmp/unlocked-copied", "555 sub");
    userMakesFolder(".tcfs/tmp/unlocked-folder", 0700);
    SortedSet<String> before = notes();

    writer().batches();

    assertEquals(before, notes());
  }

  private SortedSet<String> notes() throws IOException {
    try (Stream<Path> notes = Files.list(top.resolve(".tcfs/tmp"))) {
      return new TreeSet<>(notes.map(Path::toString).toList());
    }
  }
}
