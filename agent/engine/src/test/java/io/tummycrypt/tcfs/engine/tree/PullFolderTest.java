package io.tummycrypt.tcfs.engine.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.apply.CheckoutContract;
import io.tummycrypt.tcfs.core.apply.RootFolder;
import io.tummycrypt.tcfs.core.port.TestedFolder;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.view.ConflictName;
import io.tummycrypt.tcfs.engine.progress.Progress;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder on this disk that is no root. */
class PullFolderTest extends CheckoutContract {
  private static final String NAME = ".tcfs-pull-0123456789abcdef";

  @TempDir Path temp;
  private final MemoryContents store = new MemoryContents();
  private Path top;
  private PullFolder folder;

  @BeforeEach
  void begin() throws IOException {
    top = Files.createDirectory(temp.resolve("downloads"));
    folder = open();
    folder.begin();
  }

  private PullFolder open() {
    return new PullFolder(
        top.toString(), NAME, "yoga", store, store::has, InstantSource.system(), Progress.NONE);
  }

  @AfterEach
  void close() {
    folder.close();
  }

  @Override
  protected boolean isStored(Content content) {
    return store.has(content);
  }

  @Override
  protected TestedFolder tested() {
    RootFolder ends = folder.ends();
    return new TestedDiskFolder(ends.reader(), ends.writer(), store, top, top.resolve(NAME));
  }

  private List<String> left() throws IOException {
    try (Stream<Path> left = Files.list(top)) {
      return left.map(path -> top.relativize(path).toString()).sorted().toList();
    }
  }

  @Test
  void ourFolderIsThereFromBeginToEndAndNobodyElseMayEnterIt() throws IOException {
    assertTrue(folder.isBegun());
    assertEquals(
        "rwx------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(top.resolve(NAME))));

    folder.end();
    folder.end();

    assertFalse(folder.isBegun());
    assertEquals(List.of(), left());
  }

  @Test
  void whatHasTheNameOfOurFolderIsNotTaken() throws IOException {
    folder.end();
    userMakesFolder(NAME, 0755);

    assertThrows(FileAlreadyExistsException.class, folder::begin);
  }

  @Test
  void whatCannotBeGivenUpStaysInOurFolderAndIsNamed() throws IOException {
    userWrites("x", "mine");
    String batch = writer().begin();
    writer().take(batch, 7, path("x"));

    IOException refused =
        assertThrows(
            IOException.class, () -> writer().vault(batch, 7, path("x"), file("mine", 0644)));
    writer().end(batch);
    folder.end();

    Path kept = top.resolve(NAME).resolve(batch).resolve("7");
    assertTrue(String.valueOf(refused.getMessage()).contains(kept.toString()), refused.toString());
    assertEquals("mine", Files.readString(kept));
  }

  @Test
  void whatAnEarlierPullHasCopiedIsGivenUp() throws IOException {
    Content mine = file("mine", 0644);
    userWrites("x", "mine");
    userWrites(ConflictName.ofDisplaced(path("x"), "yoga", mine).toString(), "mine");
    String batch = writer().begin();
    writer().take(batch, 0, path("x"));

    writer().vault(batch, 0, path("x"), mine);
    writer().end(batch);

    assertTrue(writer().batches().isEmpty());
  }

  /** Another process has no more than the name of our folder. */
  @Test
  void whatAnotherProcessLeftIsFound() throws IOException {
    offer("new");
    String batch = stageOne(writer().begin(), 3, "new", 0644);

    try (PullFolder next = open()) {
      assertTrue(next.isBegun());
      assertEquals(List.of(batch), List.copyOf(next.ends().writer().batches()));
      assertEquals(file("new", 0644), next.ends().writer().identify(batch, 3));
    }
  }
}
