package io.tummycrypt.tcfs.engine.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.port.Uploads;
import io.tummycrypt.tcfs.core.port.Uploads.Upload;
import io.tummycrypt.tcfs.core.port.UploadsContract;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.engine.progress.NotedProgress;
import io.tummycrypt.tcfs.engine.progress.Progress;
import io.tummycrypt.tcfs.engine.tree.LocalFiles;
import io.tummycrypt.tcfs.engine.tree.LocalFolder;
import io.tummycrypt.tcfs.store.chunk.ChunkSizes;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.content.ContentIndex;
import io.tummycrypt.tcfs.store.content.ContentWriter;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.object.Concurrency;
import io.tummycrypt.tcfs.store.object.InMemoryObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreUploadsTest extends UploadsContract {
  private final InMemoryObjectStore objects = new InMemoryObjectStore();
  private final ContentIndex index = new ContentIndex();

  private final NotedProgress progress = new NotedProgress();

  @TempDir private Path temp;
  private LocalFolder folder = new LocalFolder("unset");
  private Uploads uploads =
      new StoreUploads(this::session, _ -> false, LocalFiles.in(new TreeMap<>()), Progress.NONE);

  @BeforeEach
  void openFolder() {
    folder = new LocalFolder(temp.toString());
    uploads =
        new StoreUploads(
            this::session,
            content -> index.find(content.digest()) != null,
            LocalFiles.in(new TreeMap<>(Map.of(DOCS, folder))),
            progress);
  }

  @AfterEach
  void closeFolder() {
    folder.close();
  }

  private ContentWriter session() {
    return new ContentWriter(
        objects, new FleetId(1, 2), index, ChunkSizes.USUAL, 0, Concurrency.of(2));
  }

  @Override
  protected Uploads uploads() {
    return uploads;
  }

  @Override
  protected Content.File write(TreePath path, String text) throws IOException {
    Path file = temp.resolve(path.toString());
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return file(text);
  }

  @Override
  protected Content.File file(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return new Content.File(Hasher.hash(bytes), bytes.length, 0644);
  }

  @Test
  void aRootWithoutAFolderIsAProblemOfItsFiles() throws IOException {
    Upload upload = new Upload(new RootName("other"), TreePath.parse("one"), file("one"));
    assertNotNull(uploads.store(List.of(upload)).getFirst().problem());
  }

  @Test
  void aLinkInPlaceOfAFolderIsNotFollowed() throws IOException {
    Path outside = Files.createDirectory(temp.resolve("outside"));
    Files.writeString(outside.resolve("secret"), "secret");
    Files.createSymbolicLink(temp.resolve("link"), outside);
    Upload upload = new Upload(DOCS, TreePath.parse("link/secret"), file("secret"));
    assertNotNull(uploads.store(List.of(upload)).getFirst().problem());
    assertEquals(List.of(), objects.list("packs/"));
  }

  @Test
  void storesContentOnceHoweverManyFilesHaveIt() throws IOException {
    Content.File content = write(TreePath.parse("a"), "the same");
    write(TreePath.parse("b"), "the same");
    uploads.store(List.of(new Upload(DOCS, TreePath.parse("a"), content)));
    long before = objects.list("packs/").size();
    uploads.store(List.of(new Upload(DOCS, TreePath.parse("b"), content)));
    assertEquals(before, objects.list("packs/").size());
  }

  @Test
  void tellsHowMuchItHasToBringAndWhatTheStoreHadAlready() throws IOException {
    TreePath a = TreePath.parse("a");
    TreePath b = TreePath.parse("b");
    Upload first = new Upload(DOCS, a, write(a, "the same"));
    uploads.store(List.of(first));
    uploads.store(List.of(first, new Upload(DOCS, b, write(b, "more"))));
    assertEquals(
        List.of(
            "UPLOAD of 1 files, 8 bytes",
            "UPLOAD",
            "PUBLISH",
            "UPLOAD of 2 files, 12 bytes",
            "UPLOAD",
            "PUBLISH"),
        progress.phases);
    assertEquals(3, progress.files.get());
    assertEquals(20, progress.bytes.get());
    assertEquals(12, progress.packed.get());
  }
}
