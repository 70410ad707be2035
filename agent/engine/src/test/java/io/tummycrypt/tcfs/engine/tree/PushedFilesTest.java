package io.tummycrypt.tcfs.engine.tree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.ignore.IgnoreRules;
import io.tummycrypt.tcfs.core.observed.LocalItem;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.engine.posix.OpenFile;
import io.tummycrypt.tcfs.engine.progress.NotedProgress;
import io.tummycrypt.tcfs.engine.progress.Progress;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read outside of all roots, and where its bytes come from. */
class PushedFilesTest {
  @TempDir Path temp;
  private final PushedFiles pushed =
      new PushedFiles(InstantSource.system(), Progress.NONE, IgnoreRules.of(List.of()));
  private Path top;
  private DiskUser user;

  @BeforeEach
  void makeFolder() throws IOException {
    top = temp.toRealPath();
    user = new DiskUser(top);
  }

  @AfterEach
  void close() {
    pushed.close();
  }

  private void add(String local, String as) throws IOException {
    pushed.add(top.resolve(local), TreePath.parse(as));
  }

  private Map<String, Content> items() {
    TreeMap<String, Content> items = new TreeMap<>();
    pushed.items().forEach((path, item) -> items.put(path.toString(), item.content()));
    return items;
  }

  private String text(String path) throws IOException {
    return text(pushed.open(TreePath.parse(path)));
  }

  private static String text(OpenFile file) throws IOException {
    try (file) {
      byte[] bytes = new byte[100];
      return new String(bytes, 0, Math.max(0, file.read(bytes)), UTF_8);
    }
  }

  @Test
  void aFileIsReadAgainOnlyIfItsStatTellsAChangeOrNothing() throws IOException {
    user.writes("a", "text");
    NotedProgress progress = new NotedProgress();
    Instant later = Instant.now().plusSeconds(60);
    LocalItem earlier = readOnce("a", () -> later, progress, /* earlier= */ null);
    assertTrue(earlier.trusted());
    assertEquals(4, progress.bytes.getAndSet(0));

    assertEquals(earlier, readOnce("a", () -> later, progress, earlier));
    assertEquals(0, progress.bytes.get());

    user.writes("a", "another");
    assertNotEquals(earlier, readOnce("a", () -> later, progress, earlier));
    assertEquals(7, progress.bytes.getAndSet(0));

    LocalItem tooYoung = readOnce("a", () -> Instant.EPOCH, progress, /* earlier= */ null);
    assertFalse(tooYoung.trusted());
    progress.bytes.set(0);
    readOnce("a", () -> later, progress, tooYoung);
    assertEquals(7, progress.bytes.get());
  }

  private LocalItem readOnce(
      String name, InstantSource clock, Progress progress, @Nullable LocalItem earlier)
      throws IOException {
    TreePath as = TreePath.parse("as");
    try (PushedFiles files = new PushedFiles(clock, progress, IgnoreRules.of(List.of()))) {
      files.add(top.resolve(name), as, earlier);
      return Objects.requireNonNull(files.items().get(as));
    }
  }

  @Test
  void aFileGetsTheNameThatItIsPushedUnder() throws IOException {
    user.writes("notes.md", "text");
    user.setsMode("notes.md", 0600);
    add("notes.md", "a/b.md");

    assertEquals(Map.of("a/b.md", MemoryContents.file("text", 0600)), items());
    LocalItem item = Objects.requireNonNull(pushed.items().get(TreePath.parse("a/b.md")));
    assertEquals(DiskUser.OLD, Instant.EPOCH.plusNanos(item.stat().mtimeNanos()));
    assertEquals("text", text("a/b.md"));
  }

  @Test
  void aFolderBringsWhatIsInItAndItself() throws IOException {
    user.makesFolder("d", 0750);
    user.makesFolder("d/empty", 0755);
    user.writes("d/x", "x");
    user.links("d/link", "x");
    add("d", "as");

    assertEquals(
        Map.of(
            "as", new Content.Folder(0750),
            "as/empty", new Content.Folder(0755),
            "as/link", new Content.Link("x"),
            "as/x", MemoryContents.file("x", 0644)),
        items());
    assertEquals("x", text("as/x"));
  }

  @Test
  void aLinkIsPushedAsOneAndNeverFollowed() throws IOException {
    user.makesFolder("secret", 0755);
    user.writes("secret/key", "key");
    user.links("to-folder", "secret");
    user.links("to-file", "secret/key");
    add("to-folder", "folder");
    add("to-file", "file");

    assertEquals(
        Map.of("folder", new Content.Link("secret"), "file", new Content.Link("secret/key")),
        items());
    assertThrows(IOException.class, () -> pushed.open(TreePath.parse("file")));
  }

  @Test
  void aFileThatBecameALinkIsNotRead() throws IOException {
    user.writes("secret", "key");
    user.writes("x", "x");
    add("x", "x");
    user.deletes("x");
    user.links("x", "secret");

    assertThrows(IOException.class, () -> pushed.open(TreePath.parse("x")));
  }

  @Test
  void whatPatternsAndRepositoriesKeepOutIsCounted() throws IOException {
    user.makesFolder("d", 0755);
    user.writes("d/.tcfsignore", "*.log\n");
    user.writes("d/a.log", "x");
    user.makesFolder("d/.git", 0755);
    user.writes("d/.git/config", "x");
    add("d", "d");

    assertEquals(List.of("d", "d/.tcfsignore"), List.copyOf(items().keySet()));
    assertEquals(2, pushed.leftOut().size());
  }

  @Test
  void whatCannotBeCarriedIsAProblemInAFolderAndByItself() throws IOException {
    user.makesFolder("d", 0755);
    user.writes("d/x", "x");
    try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      socket.bind(UnixDomainSocketAddress.of(top.resolve("d/socket")));
    }
    add("d", "d");

    assertTrue(items().containsKey("d/x"));
    assertFalse(items().containsKey("d/socket"));
    assertEquals(List.of(TreePath.parse("d/socket")), List.copyOf(pushed.problems().keySet()));
    add("d/socket", "socket");
    assertFalse(items().containsKey("socket"));
    assertTrue(pushed.problems().containsKey(TreePath.parse("socket")));
    assertThrows(NoSuchFileException.class, () -> add("missing", "missing"));
    assertThrows(FileSystemException.class, () -> pushed.add(Path.of("/"), TreePath.parse("x")));
  }

  @Test
  void whatWasNotAddedIsNotOpened() throws IOException {
    user.writes("x", "x");
    user.makesFolder("d", 0755);
    add("x", "b");
    add("d", "d");

    for (String other : List.of("a", "b/c", "bb", "d/missing")) {
      assertThrows(
          NoSuchFileException.class, () -> pushed.open(TreePath.parse(other)), () -> other);
    }
  }

  @Test
  void aRootsFilesAreInItsFolder() throws IOException {
    user.writes("x", "x");
    SortedMap<RootName, LocalFolder> folders = new TreeMap<>();
    try (LocalFolder folder = new LocalFolder(top.toString())) {
      folders.put(new RootName("docs"), folder);
      LocalFiles files = LocalFiles.in(folders);

      assertEquals("x", text(files.open(new RootName("docs"), TreePath.parse("x"))));
      assertThrows(
          FileSystemException.class, () -> files.open(new RootName("other"), TreePath.parse("x")));
    }
  }
}
