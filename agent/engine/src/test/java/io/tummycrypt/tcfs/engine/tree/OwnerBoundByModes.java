package io.tummycrypt.tcfs.engine.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.ignore.IgnoreRules;
import io.tummycrypt.tcfs.core.observed.LocalTree;
import io.tummycrypt.tcfs.core.observed.Marker;
import io.tummycrypt.tcfs.core.observed.Problem;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.core.path.PathMap;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.port.StageRequest;
import io.tummycrypt.tcfs.core.port.StageResult;
import io.tummycrypt.tcfs.core.version.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.function.Executable;

/**
 * A program of its own, for a user who is bound by the modes of files, in a locale without UTF-8.
 */
final class OwnerBoundByModes {
  private final Path top;
  private final MemoryContents store = new MemoryContents();
  private final LocalFolder folder;
  private final LocalRootReader reader;
  private final LocalRootWriter writer;

  private OwnerBoundByModes(Path top) throws IOException {
    this.top = Files.createDirectory(top);
    this.folder = new LocalFolder(top.toString());
    this.reader = new LocalRootReader(folder, InstantSource.system());
    this.writer =
        new LocalRootWriter(folder, MemoryContents.noneNear(), store, InstantSource.system());
    writer.mark(new Marker("fleet-id", new RootName("docs"), "token"));
  }

  public static void main(String[] arguments) throws Exception {
    OwnerBoundByModes program = new OwnerBoundByModes(Path.of(arguments[0], "bound"));
    program.changesReadOnlyFolders();
    program.tellsOfPathsAndNotOfTemporaries();
    program.takesBackWhatACrashLeft();
    program.readsWhatItMayNotRead();
    program.reportsWhatCannotBeRead();
    program.folder.close();
  }

  private static TreePath path(String text) {
    return TreePath.parse(text);
  }

  private String stage(String batch, int number, Content content) throws IOException {
    writer
        .stage(batch, List.of(new StageRequest(number, path("x"), content, Instant.EPOCH)))
        .results();
    return batch;
  }

  private void setMode(String path, int mode) throws IOException {
    Files.setAttribute(top.resolve(path), "unix:mode", mode);
  }

  private int mode(String path) throws IOException {
    return (int) Files.getAttribute(top.resolve(path), "unix:mode") & 07777;
  }

  private void changesReadOnlyFolders() throws IOException {
    String odd = "d\u00e9j\u00e0 \ud83d\ude00";
    Files.createDirectory(top.resolve("ro"));
    Files.writeString(top.resolve("ro/old"), "old");
    Files.writeString(top.resolve("ro/gone"), "gone");
    setMode("ro", 0555);
    assertThrows(IOException.class, () -> Files.createFile(top.resolve("ro/proof")));
    String batch = stage(writer.begin(), 0, store.offer("new", 0444));
    stage(batch, 1, store.offer("more", 0444));

    assertTrue(writer.exchange(batch, 0, path("ro/old")));
    assertTrue(writer.take(batch, 2, path("ro/gone")));
    assertTrue(writer.place(batch, 1, path("ro/deep").child(odd)));
    assertTrue(writer.makeFolder(path("ro/made"), 0555));
    assertTrue(writer.removeFolder(path("ro/made")));

    assertEquals(0555, mode("ro"));
    assertEquals(MemoryContents.file("new", 0444), reader.identify(path("ro/old")));
    assertEquals(MemoryContents.file("more", 0444), reader.identify(path("ro/deep").child(odd)));
    assertEquals(MemoryContents.file("old", 0644), writer.identify(batch, 0));
    assertEquals(MemoryContents.file("gone", 0644), writer.identify(batch, 2));
    try (var left = Files.list(top.resolve(".tcfs/tmp"))) {
      assertEquals(1, left.count());
    }
  }

  private void tellsOfPathsAndNotOfTemporaries() throws IOException {
    Files.writeString(top.resolve("there"), "old");
    Content.File content = store.offer("new", 0644);
    String batch = stage(writer.begin(), 0, content);
    setMode(".tcfs/tmp/" + batch, 0555);

    assertEquals("fresh: permission denied", why(() -> writer.place(batch, 0, path("fresh"))));
    assertEquals("there: permission denied", why(() -> writer.exchange(batch, 0, path("there"))));
    assertEquals("there: permission denied", why(() -> writer.take(batch, 1, path("there"))));
    List<StageRequest> requests =
        List.of(new StageRequest(1, path("fresh"), content, Instant.EPOCH));
    assertEquals(
        List.of(
            new StageResult.Failed(
                "'fresh': permission denied; to mend it: allow this user to use it")),
        writer.stage(batch, requests).results());
    setMode(".tcfs/tmp/" + batch, 0700);
    writer.end(batch);
  }

  private static String why(Executable step) {
    return IoText.of(assertThrows(IOException.class, step));
  }

  private void takesBackWhatACrashLeft() throws IOException {
    Files.createDirectory(top.resolve("crashed"));
    setMode("crashed", 0755);
    Files.createSymbolicLink(top.resolve(".tcfs/tmp/unlocked-0"), Path.of("555 crashed"));
    Files.createSymbolicLink(top.resolve(".tcfs/tmp/unlocked-1"), Path.of("555 gone/long ago"));
    writer.batches();
    assertEquals(0555, mode("crashed"));
    assertFalse(Files.isSymbolicLink(top.resolve(".tcfs/tmp/unlocked-0")));
    assertFalse(Files.isSymbolicLink(top.resolve(".tcfs/tmp/unlocked-1")));
  }

  private void readsWhatItMayNotRead() throws IOException {
    Content.File secret = store.offer("secret", 0);
    String batch = stage(writer.begin(), 0, secret);
    assertEquals(secret, writer.identify(batch, 0));
    assertEquals(0, mode(".tcfs/tmp/" + batch + "/0"));
    writer.vault(batch, 0, path("secret"), secret);
    Vault vault = new Vault(folder);
    assertEquals(List.of(), vault.prune(new Retention(Retention.USUAL.age(), 0), Instant.now()));
    assertEquals(List.of(), vault.list());
  }

  private void reportsWhatCannotBeRead() throws IOException {
    Files.createDirectory(top.resolve("closed"));
    Files.writeString(top.resolve("closed/inner"), "x");
    setMode("closed", 0);
    Files.createDirectory(top.resolve("unsearchable"));
    Files.writeString(top.resolve("unsearchable/inner"), "x");
    setMode("unsearchable", 0600);
    Files.writeString(top.resolve("hidden"), "x");
    setMode("hidden", 0200);
    Files.createDirectory(top.resolve("ruled"));
    Files.writeString(top.resolve("ruled/.tcfsignore"), "secret\n");
    Files.writeString(top.resolve("ruled/secret"), "x");
    setMode("ruled/.tcfsignore", 0);
    Files.writeString(top.resolve("seen"), "x");

    LocalTree tree = reader.scan(IgnoreRules.of(List.of()), new PathMap<>());

    for (String path : List.of("closed", "unsearchable/inner", "hidden", "ruled")) {
      Problem problem = Objects.requireNonNull(tree.problems().get(path(path)), path);
      assertEquals(Problem.Kind.UNREADABLE, problem.kind(), path);
      assertTrue(problem.detail().endsWith("permission denied"), problem.detail());
      assertFalse(tree.items().containsKey(path(path)), path);
    }
    assertTrue(tree.items().containsKey(path("seen")));
    assertFalse(tree.items().containsKey(path("ruled/secret")));
    assertThrows(IOException.class, () -> reader.identify(path("closed/inner")));
    assertThrows(IOException.class, () -> reader.identify(path("hidden")));
    setMode("closed", 0700);
    setMode("unsearchable", 0700);
  }
}
