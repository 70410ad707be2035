package io.tummycrypt.tcfs.engine.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.ignore.IgnoreRules;
import io.tummycrypt.tcfs.core.observed.LocalItem;
import io.tummycrypt.tcfs.core.observed.LocalTree;
import io.tummycrypt.tcfs.core.observed.NameProblem;
import io.tummycrypt.tcfs.core.observed.Problem;
import io.tummycrypt.tcfs.core.observed.RootLook;
import io.tummycrypt.tcfs.core.observed.Stat;
import io.tummycrypt.tcfs.core.path.PathMap;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.port.Intent;
import io.tummycrypt.tcfs.core.port.StageRequest;
import io.tummycrypt.tcfs.core.port.StageResult;
import io.tummycrypt.tcfs.core.version.Content;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** A root's folder, with the calls of this system, and what only a disk can do to it. */
class LocalRootTest extends DiskRootContract {
  @Override
  LocalFolder folder(String path) {
    return new LocalFolder(path);
  }

  private Problem.Kind problem(String path) throws IOException {
    return Objects.requireNonNull(scan().problems().get(path(path)), path).kind();
  }

  private String staged(int number, String text) throws IOException {
    return staged(writer().begin(), number, store.offer(text, 0644));
  }

  private String staged(String batch, int number, Content content) throws IOException {
    StageRequest request = new StageRequest(number, path("x"), content, OLD);
    assertInstanceOf(
        StageResult.Staged.class, writer().stage(batch, List.of(request)).results().getFirst());
    return batch;
  }

  // ---- nothing leaves the root

  @Test
  void folderThatBecameALinkWhileItWasWorkedInIsNotFollowed() throws IOException {
    Path outside = Files.createDirectory(temp.resolve("outside"));
    String batch = staged(0, "zero");
    staged(batch, 1, store.offer("one", 0644));
    staged(batch, 2, store.offer("two", 0644));
    assertTrue(writer().place(batch, 0, path("sub/zero")));
    assertTrue(writer().place(batch, 1, path("sub/one")));
    Files.move(top.resolve("sub"), top.resolve("renamed"));
    Files.createSymbolicLink(top.resolve("sub"), outside);

    assertTrue(writer().place(batch, 2, path("sub/two")), "as if it was renamed thereafter");

    assertEquals("two", Files.readString(top.resolve("renamed/two")));
    try (var left = Files.list(outside)) {
      assertEquals(List.of(), left.toList());
    }
    writer().end(batch);
    String next = staged(0, "three");
    refused(() -> writer().place(next, 0, path("sub/three")));
  }

  @Test
  void folderThatBecameALinkIsNeverFollowed() throws IOException {
    Path outside = Files.createDirectory(temp.resolve("outside"));
    Files.writeString(outside.resolve("secret"), "secret");
    Files.createDirectory(outside.resolve("empty"));
    userMakesFolder("sub", 0755);
    String batch = staged(0, "new");
    Files.delete(top.resolve("sub"));
    Files.createSymbolicLink(top.resolve("sub"), outside);
    TreePath secret = path("sub/secret");

    assertEquals(Content.nothing(), reader().identify(secret));
    refused(() -> reader().restat(secret, new Stat(6, 1, 1, 1)));
    refused(() -> writer().place(batch, 0, path("sub/fresh")));
    refused(() -> writer().place(batch, 0, path("sub/deep/fresh")));
    refused(() -> writer().exchange(batch, 0, secret));
    refused(() -> writer().take(batch, 1, secret));
    refused(() -> writer().makeFolder(path("sub/folder"), 0755));
    refused(() -> writer().removeFolder(path("sub/empty")));
    refused(() -> writer().setAttributes(secret, 0777, OLD));

    assertEquals(List.of(path("sub")), List.copyOf(scan().items().keySet()));
    assertEquals("secret", Files.readString(outside.resolve("secret")));
    try (var left = Files.list(outside)) {
      assertEquals(2, left.count());
    }
    assertEquals(file("new", 0644), writer().identify(batch, 0));
  }

  private static void refused(Executable step) {
    IOException thrown = assertThrows(IOException.class, step);
    assertTrue(String.valueOf(thrown.getMessage()).contains("sub"), thrown.getMessage());
  }

  @Test
  void ownFolderThatBecameALinkIsNeverFollowed() throws IOException {
    String batch = staged(0, "new");
    Path outside = Files.move(top.resolve(".tcfs"), temp.resolve("outside"));
    Files.createSymbolicLink(top.resolve(".tcfs"), outside);
    assertInstanceOf(RootLook.Unreadable.class, reader().look());
    assertThrows(IOException.class, () -> writer().begin());
    assertThrows(IOException.class, () -> writer().batches());
    assertThrows(IOException.class, () -> writer().place(batch, 0, path("a")));
    assertThrows(IOException.class, () -> writer().vault(batch, 0, path("a"), file("new", 0644)));
    assertFalse(Files.exists(top.resolve("a")));
  }

  @Test
  void onlyTheOwnerMayEnterOurFolder() throws IOException {
    assertEquals(
        "rwx------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(top.resolve(".tcfs"))));
    assertEquals("*\n", Files.readString(top.resolve(".tcfs/.gitignore")));
  }

  // ---- names, modes, times

  @Test
  void oddNamesGoThroughEveryStep() throws IOException {
    List<String> names =
        List.of(
            "new\nline",
            "esc\u001b[31m",
            "-rf",
            "n".repeat(255),
            "\ud83d\ude00",
            "e\u0301",
            "é",
            "a\\b",
            "\"",
            " ");
    String batch = writer().begin();
    for (String name : names) {
      String text = "text of " + name;
      staged(batch, 0, store.offer(text, 0644));
      TreePath path = path("folder").child(name);
      writer()
          .intend(
              batch,
              new Intent(List.of(new Intent.Item(0, path, Content.nothing(), file(text, 0644)))));
      assertEquals(path, Objects.requireNonNull(writer().intent(batch)).items().getFirst().path());
      assertTrue(writer().place(batch, 0, path));
      assertEquals(file(text, 0644), reader().identify(path));
      assertTrue(scan().items().containsKey(path));
      assertTrue(writer().take(batch, 1, path));
      writer().vault(batch, 1, path, file(text, 0644));
      assertEquals(path, new Vault(folder).list().getLast().path());
    }
  }

  @Test
  void composedAndDecomposedNamesAreTwoFiles() throws IOException {
    userWrites("\u00e9", "composed");
    userWrites("e\u0301", "decomposed");
    LocalTree tree = scan();
    assertFalse(tree.foldsNames());
    assertEquals(2, tree.items().size());
  }

  @Test
  void everyModeIsPlacedExactly() throws IOException {
    String batch = writer().begin();
    for (int mode : new int[] {0, 0111, 0200, 0444, 0600, 0755, 0777}) {
      Content.File file = store.offer("mode", mode);
      String name = Integer.toOctalString(mode);
      staged(batch, mode, file);
      assertTrue(writer().place(batch, mode, path(name)));
      assertEquals(mode, (int) Files.getAttribute(top.resolve(name), "unix:mode") & 07777);
    }
  }

  @Test
  void timesOfFilesAndLinksAreExact() throws IOException {
    String batch = writer().begin();
    List<Instant> times =
        List.of(OLD, Instant.parse("1969-12-31T23:59:59.999999999Z"), Instant.EPOCH);
    for (Instant time : times) {
      writer()
          .stage(
              batch,
              List.of(
                  new StageRequest(0, path("f"), store.offer("f", 0644), time),
                  new StageRequest(1, path("l"), new Content.Link("nowhere"), time)))
          .results();
      for (int number = 0; number < 2; number++) {
        String name = "placed-" + number;
        assertTrue(writer().place(batch, number, path(name)));
        FileTime found = Files.getLastModifiedTime(top.resolve(name), LinkOption.NOFOLLOW_LINKS);
        assertEquals(time, found.toInstant());
        userDeletes(name);
      }
    }
  }

  @Test
  void bitsBeyondTheNineAreNeitherSeenNorLost() throws IOException {
    userMakesFolder("shared", 02775);
    assertEquals(new Content.Folder(0775), reader().identify(path("shared")));
    assertTrue(writer().setAttributes(path("shared"), 0750, OLD));
    assertEquals(02750, (int) Files.getAttribute(top.resolve("shared"), "unix:mode") & 07777);
  }

  // ---- what a scan cannot carry

  @Test
  void socketsAndPipesAreProblems() throws Exception {
    try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      socket.bind(UnixDomainSocketAddress.of(top.resolve("socket")));
    }
    shell("mkfifo \"$1/pipe\"");
    assertEquals(Problem.Kind.SPECIAL, problem("socket"));
    assertEquals(Problem.Kind.SPECIAL, problem("pipe"));
    assertNull(reader().print(IgnoreRules.of(List.of()), Instant.now()));
    assertThrows(IOException.class, () -> reader().identify(path("pipe")));
    String batch = staged(0, "new");
    assertThrows(IOException.class, () -> writer().exchange(batch, 0, path("pipe")));
    assertThrows(IOException.class, () -> writer().take(batch, 1, path("pipe")));
    assertTrue(scan().items().isEmpty());
  }

  @Test
  void namesAndTargetsThatAreNotTextAreFindings() throws Exception {
    userMakesFolder("sub", 0755);
    shell("cd \"$1/sub\" && : > \"$(printf 'caf\\351')\" && ln -s \"$(printf '\\377')\" link");
    LocalTree tree = scan();
    assertEquals(
        List.of(new NameProblem(path("sub"), "caf\\xe9", "the name is not UTF-8")),
        tree.nameProblems());
    assertEquals(Problem.Kind.NAME, problem("sub/link"));
    assertFalse(Objects.requireNonNull(tree.items().get(path("sub"))).empty());
  }

  @Test
  void pathThatIsTooLongIsAFinding() throws Exception {
    String name = "n".repeat(250);
    String half = (name + "/").repeat(9);
    shell("cd \"$1\" && mkdir -p " + half + " m/" + half + " && mv m/" + name + " " + half);
    userDeletes("m");
    LocalTree tree = scan();
    assertEquals(16, tree.items().size());
    assertEquals(1, tree.nameProblems().size());
    assertTrue(tree.nameProblems().getFirst().text().contains("4,095"));
    shell("cd \"$1\" && rm -r " + name);
  }

  private void shell(String script) throws Exception {
    Process process =
        new ProcessBuilder("sh", "-c", script, "sh", top.toString()).inheritIO().start();
    assertEquals(0, process.waitFor(), script);
  }

  @Test
  void ignoreFileThatIsALinkHasNoRules() throws IOException {
    Files.writeString(temp.resolve("rules"), "*\n");
    userLinks(".tcfsignore", temp.resolve("rules").toString());
    userWrites("a", "x");
    assertEquals(2, scan().items().size());
  }

  @Test
  void otherMountIsAProblemAndNotEntered() throws Exception {
    ChildJvm.assumeWorks(ChildJvm.OWN_MOUNTS, "file systems cannot be mounted here");
    userMakesFolder("mounted", 0755);
    userWrites("mounted/hidden", "x");
    userMakesFolder("bound", 0755);
    ChildJvm.run(ChildJvm.OWN_MOUNTS, ScanWithMounts.class, top.toString());
  }

  // ---- trust

  @Test
  void fileThatChangedJustNowIsNotTrusted() throws IOException {
    Files.writeString(top.resolve("fresh"), "x");
    Files.writeString(top.resolve("future"), "x");
    Files.setLastModifiedTime(
        top.resolve("future"), FileTime.from(Instant.parse("2100-01-01T00:00:00Z")));
    Map<TreePath, LocalItem> items = scan().items();
    assertFalse(Objects.requireNonNull(items.get(path("future"))).trusted());
    assertNull(
        reader().restat(path("future"), Objects.requireNonNull(items.get(path("future"))).stat()));
  }

  // ---- the marker, the folder

  @Test
  void markerThatCannotBeUnderstoodIsNotNone() throws IOException {
    for (String text : List.of("", "{", "[]", "{\"format\":2}", "{\"format\":1,\"root\":[]}")) {
      Files.writeString(top.resolve(".tcfs/root.json"), text);
      RootLook.Unreadable look = assertInstanceOf(RootLook.Unreadable.class, reader().look());
      assertTrue(look.why().contains(".tcfs/root.json"), look.why());
    }
    Files.delete(top.resolve(".tcfs/root.json"));
    assertNull(assertInstanceOf(RootLook.Present.class, reader().look()).marker());
  }

  @Test
  void folderThatIsPutInThePlaceOfAnotherIsNoticed() throws IOException {
    userWrites("a", "x");
    scan();
    Files.move(top, temp.resolve("moved"));
    assertInstanceOf(RootLook.Missing.class, reader().look());
    Files.createDirectory(top);
    RootLook.Present other = assertInstanceOf(RootLook.Present.class, reader().look());
    assertNull(other.marker());
    assertTrue(other.empty());
    assertTrue(scan().items().isEmpty());
  }

  @Test
  void fileInThePlaceOfTheRootIsUnreadable() throws IOException {
    Files.move(top, temp.resolve("moved"));
    Files.writeString(top, "x");
    assertInstanceOf(RootLook.Unreadable.class, reader().look());
    assertThrows(IOException.class, () -> new LocalFolder(top.toString()).handle());
  }

  // ---- staging

  @Test
  void contentThatIsNotAsAskedIsRefused() throws IOException {
    for (String lie : List.of("", "evil", "longer than asked")) {
      Content.File asked = file("good", 0644);
      store.lie(asked.digest(), lie);
      String batch = writer().begin();
      StageResult.Failed failed =
          assertInstanceOf(
              StageResult.Failed.class,
              writer()
                  .stage(batch, List.of(new StageRequest(0, path("notes/todo.md"), asked, OLD)))
                  .results()
                  .getFirst());
      assertTrue(failed.reason().startsWith("'notes/todo.md': the store gave"), failed.reason());
      assertTrue(failed.reason().contains(asked.digest().toString()), failed.reason());
      assertTrue(writer().temporaries(batch).isEmpty());
      writer().end(batch);
    }
    assertTrue(writer().batches().isEmpty());
  }

  @Test
  void manyFilesAreStagedAtOnce() throws IOException {
    String batch = writer().begin();
    List<StageRequest> requests = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      requests.add(new StageRequest(i, path("f" + i), store.offer("text " + i, 0644), OLD));
    }
    writer().stage(batch, requests).results();
    assertEquals(500, writer().temporaries(batch).size());
    for (StageRequest request : requests) {
      assertEquals(request.content(), writer().identify(batch, request.number()));
    }
  }

  // ---- after a crash

  @Test
  void damagedIntentIsKnownForWhatItIs() throws IOException {
    String batch = writer().begin();
    Path file = top.resolve(".tcfs/tmp").resolve(batch).resolve("intent");
    writer()
        .intend(
            batch,
            new Intent(List.of(new Intent.Item(0, path("a"), Content.nothing(), file("x", 0644)))));
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertEquals(Intent.DAMAGED, writer().intent(batch), "cut to " + length + " bytes");
    }
    byte[] flipped = whole.clone();
    flipped[whole.length / 2] ^= 1;
    Files.write(file, flipped);
    assertEquals(Intent.DAMAGED, writer().intent(batch));
  }

  @Test
  void aTreeIsScannedHoweverDeepItIs() throws IOException {
    TreePath deepest = path("d" + "/d".repeat(1989));
    assertTrue(writer().makeFolder(deepest, 0750));
    LocalTree tree = reader().scan(IgnoreRules.of(List.of()), new PathMap<>());
    assertEquals(1990, tree.items().size());
    assertTrue(tree.items().containsKey(deepest));
    assertEquals(new Content.Folder(0750), reader().identify(deepest));
    for (TreePath at = deepest; at != null; at = at.parent()) {
      assertTrue(writer().removeFolder(at));
    }
  }

  @Test
  void stagedAndDisplacedFilesAreKnownApartAfterACrash() throws IOException {
    userWrites("a", "old");
    String batch = staged(0, "new");
    staged(batch, 1, store.offer("other", 0644));
    assertTrue(writer().exchange(batch, 0, path("a")));
    LocalRootWriter next =
        new LocalRootWriter(folder, MemoryContents.noneNear(), store, InstantSource.system());
    assertEquals(List.of(batch), List.copyOf(next.batches()));
    assertEquals(List.of(0, 1), List.copyOf(next.temporaries(batch)));
    assertEquals(file("old", 0644), next.identify(batch, 0));
    assertEquals(file("other", 0644), next.identify(batch, 1));
  }

  @Test
  void readOnlyFoldersAndUnreadableThingsAsTheirOwner() throws Exception {
    ChildJvm.run(ChildJvm.boundByModes(), OwnerBoundByModes.class, temp.toString());
  }
}
