package io.tummycrypt.tcfs.engine.posix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.engine.posix.FileStat.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What every handle promises; the tree is looked at through java.nio, from outside. */
abstract class RootHandleContract {
  private static final Instant TIME = Instant.parse("2024-02-29T12:34:56.123456789Z");

  @TempDir Path temp;
  Path folder;
  Path outside;
  RootHandle handle;

  abstract RootHandle open(String folder) throws IOException;

  @BeforeEach
  void openFolder() throws IOException {
    folder = Files.createDirectory(temp.resolve("root"));
    outside = Files.createDirectory(temp.resolve("outside"));
    Files.writeString(outside.resolve("secret"), "secret");
    handle = open(folder.toString());
  }

  @AfterEach
  void closeFolder() {
    handle.close();
  }

  static TreePath path(String text) {
    return TreePath.parse(text);
  }

  void write(String path, String text) throws IOException {
    try (NewFile file = handle.create(path(path))) {
      file.write(text.getBytes(UTF_8));
      file.finish(0644, TIME);
    }
  }

  String read(String path) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OpenFile file = handle.open(path(path))) {
      byte[] buffer = new byte[7];
      for (int got = file.read(buffer); got > 0; got = file.read(buffer)) {
        out.write(buffer, 0, got);
      }
    }
    return out.toString(UTF_8);
  }

  FileStat stat(@Nullable String path) throws IOException {
    return Objects.requireNonNull(handle.stat(path == null ? null : path(path)), path);
  }

  @Test
  void openingNamesWhatIsThereInstead() throws IOException {
    Files.writeString(temp.resolve("file"), "");
    assertThrows(NoSuchFileException.class, () -> open(temp + "/missing"));
    assertThrows(NotDirectoryException.class, () -> open(temp + "/file"));
  }

  @Test
  void fileIsMadeWithExactModeAndTimeAndReadBack() throws IOException {
    try (NewFile file = handle.create(path("a"))) {
      file.write("hello, world".getBytes(UTF_8));
      FileStat stat = file.finish(0467, TIME);
      assertEquals(stat("a"), stat);
      assertEquals(0467, stat.mode());
      assertEquals(Kind.FILE, stat.kind());
      assertEquals(12, stat.stat().size());
      assertEquals(TIME, Instant.EPOCH.plusNanos(stat.stat().mtimeNanos()));
    }
    assertEquals("hello, world", read("a"));
    assertEquals(TIME, Files.getLastModifiedTime(folder.resolve("a")).toInstant());
  }

  @Test
  void emptyFileIsAFile() throws IOException {
    write("empty", "");
    assertEquals("", read("empty"));
    assertEquals(0, stat("empty").stat().size());
  }

  @Test
  void largeFileIsWrittenWhole() throws IOException {
    byte[] bytes = new byte[300_001];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ((i * 31) >> 3);
    }
    try (NewFile file = handle.create(path("large"))) {
      file.write(bytes, 0, 1);
      file.write(bytes, 1, bytes.length - 1);
      file.finish(0600, TIME);
    }
    assertArrayEquals(bytes, Files.readAllBytes(folder.resolve("large")));
  }

  @Test
  void nothingIsThereWhereAFolderAboveIsMissingOrAFile() throws IOException {
    write("file", "x");
    assertNull(handle.stat(path("missing")));
    assertNull(handle.stat(path("missing/below")));
    assertNull(handle.stat(path("file/below")));
    assertThrows(NoSuchFileException.class, () -> handle.open(path("missing/below")));
    assertThrows(NotDirectoryException.class, () -> handle.open(path("file/below")));
  }

  @Test
  void anyPlaceInAFileIsReadWithoutMovingOn() throws IOException {
    write("file", "hello, world");
    byte[] buffer = new byte[8];
    try (OpenFile file = handle.open(path("file"))) {
      assertEquals(5, file.readAt(7, buffer, 1, 7));
      assertEquals("world", new String(buffer, 1, 5, UTF_8));
      assertEquals(0, file.readAt(12, buffer, 0, 8));
      assertEquals(0, file.readAt(1L << 40, buffer, 0, 8));
      assertEquals(5, file.read(buffer, 0, 5));
      assertEquals("hello", new String(buffer, 0, 5, UTF_8));
    }
  }

  @Test
  void nothingIsMadeWhereSomethingIs() throws IOException {
    write("file", "x");
    handle.makeFolder(path("folder"), 0700);
    handle.makeLink(path("link"), "nowhere");
    for (String taken : List.of("file", "folder", "link")) {
      TreePath path = path(taken);
      assertThrows(FileAlreadyExistsException.class, () -> handle.create(path));
      assertThrows(FileAlreadyExistsException.class, () -> handle.makeFolder(path, 0755));
      assertThrows(FileAlreadyExistsException.class, () -> handle.makeLink(path, "x"));
      write("temporary", "new");
      assertThrows(FileAlreadyExistsException.class, () -> handle.move(path("temporary"), path));
      assertEquals("new", read("temporary"));
      handle.removeFile(path("temporary"));
    }
    assertEquals("x", read("file"));
    assertEquals("nowhere", handle.readLink(path("link")));
  }

  @Test
  void moveKeepsEverythingButThePlace() throws IOException {
    write("a", "x");
    handle.makeLink(path("l"), "../up");
    handle.makeFolder(path("sub"), 0750);
    FileStat before = stat("a");
    handle.move(path("a"), path("sub/b"));
    handle.move(path("l"), path("sub/m"));
    assertTrue(before.stat().sameButForCtime(stat("sub/b").stat()));
    assertEquals("../up", handle.readLink(path("sub/m")));
    assertNull(handle.stat(path("a")));
    assertNull(handle.stat(path("l")));
    assertThrows(NoSuchFileException.class, () -> handle.move(path("a"), path("c")));
  }

  @Test
  void replaceTakesTheOtherFilesPlace() throws IOException {
    write("old", "old");
    write("new", "new");
    handle.replace(path("new"), path("old"));
    assertEquals("new", read("old"));
    assertNull(handle.stat(path("new")));
  }

  @Test
  void foldersAreRemovedOnlyWhenEmpty() throws IOException {
    handle.makeFolder(path("f"), 0755);
    write("f/x", "x");
    assertThrows(DirectoryNotEmptyException.class, () -> handle.removeFolder(path("f")));
    assertThrows(NotDirectoryException.class, () -> handle.removeFolder(path("f/x")));
    assertThrows(IOException.class, () -> handle.removeFile(path("f")));
    handle.removeFile(path("f/x"));
    handle.removeFolder(path("f"));
    assertThrows(NoSuchFileException.class, () -> handle.removeFolder(path("f")));
  }

  @Test
  void modesAreSetWithAllTwelveBitsAndWhateverTheUmaskSays() throws IOException {
    handle.makeFolder(path("f"), 0777);
    assertEquals(0777, stat("f").mode());
    handle.setMode(path("f"), 02775);
    assertEquals(02775, stat("f").mode());
    write("x", "x");
    handle.setMode(path("x"), 0);
    assertEquals(0, stat("x").mode());
    handle.setMode(null, 0711);
    assertEquals(0711, stat(null).mode());
  }

  @Test
  void linkHasItsOwnTimeAndNoMode() throws IOException {
    Path target = outside.resolve("secret");
    FileStat before = NioStat.of(target);
    handle.makeLink(path("l"), target.toString());
    handle.setTime(path("l"), TIME);
    assertEquals(TIME, Instant.EPOCH.plusNanos(stat("l").stat().mtimeNanos()));
    assertThrows(IOException.class, () -> handle.setMode(path("l"), 0777));
    assertEquals(before, NioStat.of(target));
  }

  @Test
  void listingHasEveryNameOnceWithItsOwnStat() throws IOException {
    TreeSet<String> names = new TreeSet<>();
    for (int i = 0; i < 2000; i++) {
      String name = "a-rather-long-name-to-fill-blocks-" + i;
      Files.createFile(folder.resolve(name));
      names.add(name);
    }
    Files.createSymbolicLink(folder.resolve("link"), outside);
    names.add("link");
    TreeSet<String> seen = new TreeSet<>();
    Listing listing = handle.list(null);
    for (Listing.Entry entry : listing.entries()) {
      Listing.Seen one = (Listing.Seen) entry;
      assertEquals(stat(one.name()), one.stat());
      assertTrue(seen.add(one.name()));
    }
    assertEquals(names, seen);
    assertEquals(stat(null), listing.folder());
    assertEquals(List.of(), handle.list(emptyFolder()).entries());
    assertThrows(NotDirectoryException.class, () -> handle.list(path(names.first())));
    assertThrows(NoSuchFileException.class, () -> handle.list(path("missing")));
  }

  private TreePath emptyFolder() throws IOException {
    handle.makeFolder(path("empty"), 0755);
    return path("empty");
  }

  @Test
  void oddNamesAreKeptByteForByte() throws IOException {
    List<String> odd =
        List.of(
            "new\nline", "esc\u001b[31m", "-rf", "n".repeat(255), "\ud83d\ude00", "e\u0301", " ");
    for (String name : odd) {
      write(name, name);
      assertEquals(name, Files.readString(folder.resolve(name)));
    }
    TreeSet<String> seen = new TreeSet<>();
    handle.list(null).entries().forEach(entry -> seen.add(((Listing.Seen) entry).name()));
    assertEquals(new TreeSet<>(odd), seen);
  }

  @Test
  void noOperationFollowsALink() throws IOException {
    Files.createSymbolicLink(folder.resolve("out"), outside);
    Files.createSymbolicLink(folder.resolve("file"), outside.resolve("secret"));
    write("mine", "mine");
    TreePath below = path("out/secret");
    TreePath fresh = path("out/fresh");
    refused(() -> handle.stat(below));
    refused(() -> handle.list(path("out")));
    refused(() -> handle.open(below));
    refused(() -> handle.open(path("file")));
    refused(() -> handle.readLink(below));
    refused(() -> handle.create(fresh));
    refused(() -> handle.makeFolder(fresh, 0755));
    refused(() -> handle.makeLink(fresh, "x"));
    refused(() -> handle.move(path("mine"), fresh));
    refused(() -> handle.move(below, path("stolen")));
    refused(() -> handle.replace(path("mine"), below));
    refused(() -> handle.removeFile(below));
    refused(() -> handle.removeFolder(path("out")));
    refused(() -> handle.setMode(below, 0777));
    refused(() -> handle.setMode(path("file"), 0777));
    refused(() -> handle.setTime(below, TIME));
    assertEquals("secret", Files.readString(outside.resolve("secret")));
    try (var left = Files.list(outside)) {
      assertEquals(List.of(outside.resolve("secret")), left.toList());
    }
    assertEquals("mine", read("mine"));
    assertEquals(Kind.LINK, stat("file").kind());
  }

  private static void refused(Executable step) {
    FileSystemException thrown = assertThrows(FileSystemException.class, step);
    assertTrue(thrown.getFile().contains("/root/"), thrown.getMessage());
  }

  @Test
  void messagesNameThePathPrintably() {
    IOException thrown = assertThrows(NoSuchFileException.class, () -> handle.open(path("a\nb")));
    assertTrue(String.valueOf(thrown.getMessage()).contains("root/a\\nb"), thrown.getMessage());
  }

  @Test
  void fileSystemIsTheSameOnEachLook() throws IOException {
    FileSystemState first = handle.fileSystem();
    assertEquals(first.identity(), handle.fileSystem().identity());
    assertTrue(first.freeBytes() > 0);
    try (RootHandle again = open(outside.toString())) {
      assertEquals(first.identity(), again.fileSystem().identity());
      assertFalse(stat(null).isSameAs(Objects.requireNonNull(again.stat(null))));
    }
  }

  @Test
  void syncSucceeds() throws IOException {
    write("a", "x");
    handle.sync();
    assertNotNull(handle.stat(path("a")));
    assertTrue(Files.exists(folder.resolve("a"), LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void whatIsDoneInAnOpenFolderIsDoneThere() throws IOException {
    handle.makeFolder(path("a"), 0755);
    handle.makeFolder(path("b"), 0755);
    try (OpenFolder a = handle.openFolder(path("a"));
        OpenFolder b = handle.openFolder(path("b"));
        OpenFolder top = handle.openFolder(null)) {
      assertNull(a.stat("file"));
      try (NewFile file = a.create("file")) {
        file.write("text".getBytes(UTF_8));
        file.finish(0644, TIME);
      }
      assertEquals(stat("a/file"), a.stat("file"));
      assertThrows(FileAlreadyExistsException.class, () -> a.create("file"));

      a.move("file", b, "moved");
      assertEquals("text", read("b/moved"));
      assertNull(a.stat("file"));
      assertThrows(NoSuchFileException.class, () -> a.move("file", b, "again"));

      write("a/file", "other");
      assertThrows(FileAlreadyExistsException.class, () -> a.move("file", b, "moved"));
      assertEquals("text", read("b/moved"));

      a.move("file", top, "file");
      assertEquals("other", read("file"));
    }
  }

  @Test
  void onlyAFolderIsOpenedAsOneAndNoLinkIsFollowed() throws IOException {
    write("file", "x");
    Files.createSymbolicLink(folder.resolve("out"), outside);
    assertThrows(NoSuchFileException.class, () -> handle.openFolder(path("missing")));
    assertThrows(NotDirectoryException.class, () -> handle.openFolder(path("file")));
    refused(() -> handle.openFolder(path("out")));
    refused(() -> handle.openFolder(path("out/below")));
    try (OpenFolder top = handle.openFolder(null)) {
      assertEquals(Kind.LINK, Objects.requireNonNull(top.stat("out")).kind());
      assertThrows(FileAlreadyExistsException.class, () -> top.create("out"));
      assertThrows(FileAlreadyExistsException.class, () -> top.move("file", top, "out"));
    }
  }

  @Test
  void manyThingsAreDoneAtOnceAndNoneTakesTheMemoryOfAnother() throws Exception {
    handle.makeFolder(path("d"), 0755);
    try (OpenFolder folder = handle.openFolder(path("d"));
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        String name = "file-" + i;
        all.add(
            threads.submit(() -> {
              try (NewFile file = folder.create(name)) {
                file.write((name + "\n").repeat(times(name)).getBytes(UTF_8));
                file.finish(0644, TIME);
              }
              return Objects.requireNonNull(folder.stat(name));
            }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
    for (int i = 0; i < 200; i++) {
      String name = "file-" + i;
      assertEquals((name + "\n").repeat(times(name)), read("d/" + name));
    }
  }

  /** Some are longer than a buffer. */
  private static int times(String name) {
    return Integer.parseInt(name.substring("file-".length())) * 53;
  }
}
