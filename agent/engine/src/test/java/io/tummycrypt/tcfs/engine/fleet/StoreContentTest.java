package io.tummycrypt.tcfs.engine.fleet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.port.StageRequest;
import io.tummycrypt.tcfs.core.port.StageResult;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.engine.tree.ContentSource;
import io.tummycrypt.tcfs.engine.tree.LocalFolder;
import io.tummycrypt.tcfs.engine.tree.LocalRootWriter;
import io.tummycrypt.tcfs.engine.tree.NearbyContents;
import io.tummycrypt.tcfs.store.chunk.ChunkSizes;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.content.ContentIndex;
import io.tummycrypt.tcfs.store.content.ContentReader;
import io.tummycrypt.tcfs.store.content.ContentWriter;
import io.tummycrypt.tcfs.store.entry.StoredEntry;
import io.tummycrypt.tcfs.store.object.Concurrency;
import io.tummycrypt.tcfs.store.object.InMemoryObjectStore;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.slot.Fleet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the store gives is verified once, by the receiver; what is wrong is told by the store. */
class StoreContentTest {
  private static final Instant MTIME = Instant.parse("2026-01-01T00:00:00Z");

  private final InMemoryObjectStore objects = new InMemoryObjectStore();
  private final ContentIndex index = new ContentIndex();
  private final StoreContent content =
      new StoreContent(new ContentReader(objects, Fleet.ID, index));
  private final Fleet lab = new Fleet(objects, "lab");

  @TempDir Path folder;

  @BeforeEach
  void storeTwoChunks() throws IOException {
    Files.createDirectory(folder.resolve(".tcfs"));
    try (ContentWriter writer =
        new ContentWriter(objects, Fleet.ID, index, ChunkSizes.USUAL, 0, Concurrency.of(2))) {
      writer.store(new ByteArrayInputStream("one".getBytes(UTF_8)), 3);
      writer.store(new ByteArrayInputStream("two".getBytes(UTF_8)), 3);
      writer.flush();
    }
  }

  private static Digest digest(String text) {
    return Hasher.hash(text.getBytes(UTF_8));
  }

  /** A log says that a file with this text has these chunks. */
  private Content.File told(String text, String... chunks) {
    Content.File file = new Content.File(digest(text), text.length(), 0644);
    List<Digest> digests = List.of(chunks).stream().map(StoreContentTest::digest).toList();
    StoredEntry entry = new StoredEntry(lab.put(1, 1, "file", file), 0, digests);
    index.learn(List.of(), List.of(entry));
    return file;
  }

  private StageResult stage(Content.File file) throws IOException {
    try (LocalFolder root = new LocalFolder(folder.toString())) {
      LocalRootWriter writer =
          new LocalRootWriter(root, new NearbyContents(new TreeMap<>()), content, () -> MTIME);
      StageRequest request = new StageRequest(0, TreePath.parse("file"), file, MTIME);
      String batch = writer.begin();
      StageResult result = writer.stage(batch, List.of(request)).results().getFirst();
      assertEquals(result instanceof StageResult.Staged ? 1 : 0, writer.temporaries(batch).size());
      return result;
    }
  }

  @Test
  void soundChunksOfAnotherFileAreNoFile() throws IOException {
    Content.File file = told("twoone", "one", "two");
    ByteArrayOutputStream given = new ByteArrayOutputStream();
    content.copyTo(file.digest(), file.size(), given);
    assertEquals("onetwo", given.toString(UTF_8));
    content.requireSound(file.digest());
    StageResult.Failed failed = assertInstanceOf(StageResult.Failed.class, stage(file));
    assertTrue(failed.reason().contains("expected 6 bytes with " + file.digest()), failed.reason());
    assertInstanceOf(StageResult.Staged.class, stage(told("onetwo", "one", "two")));
  }

  @Test
  void aFlippedByteIsNoFileAndNamesItsPack() throws IOException {
    Content.File file = told("onetwo", "one", "two");
    ObjectKey pack = Objects.requireNonNull(index.find(digest("two"))).getFirst().pack().key();
    byte[] stored = objects.read(pack, 1 << 20);
    stored[new String(stored, ISO_8859_1).indexOf("two")] ^= 1;
    objects.damage(pack, stored);
    StageResult.Failed failed = assertInstanceOf(StageResult.Failed.class, stage(file));
    assertTrue(failed.reason().contains(pack.text()), failed.reason());
    assertTrue(failed.reason().contains("tcfs store repair"), failed.reason());
  }

  @Test
  void twoLongFilesAreMadeAtTheSameTime() throws IOException {
    byte[] bytes = new byte[2 << 20];
    Content.File file = file(bytes);
    CountDownLatch both = new CountDownLatch(2);
    stage(
        Map.of(file.digest(), bytes),
        _ -> {
          both.countDown();
          await(both);
        },
        file,
        file);
  }

  @Test
  void theLongestFilesAreMadeFirstAndAllHaveTheirResults() throws IOException {
    Map<Digest, byte[]> contents = new HashMap<>();
    List<Content.File> files = new ArrayList<>();
    for (int length : new int[] {5, 1 << 20, 7, 3 << 20, 1, 2 << 20}) {
      byte[] bytes = new byte[length];
      files.add(file(bytes));
      contents.put(files.getLast().digest(), bytes);
    }
    // As long as there are two threads, the two longest are begun before any other.
    CountDownLatch longest = new CountDownLatch(2);
    stage(
        contents,
        size -> {
          if (size > 1 << 20) {
            longest.countDown();
          }
          await(longest);
        },
        files.toArray(Content.File[]::new));
  }

  private static Content.File file(byte[] bytes) {
    return new Content.File(Hasher.hash(bytes), bytes.length, 0644);
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      assertTrue(latch.await(1, TimeUnit.MINUTES));
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /** Does something with the length of a file before it is made. */
  @FunctionalInterface
  private interface Before {
    void making(long size) throws IOException;
  }

  /** Makes files, each of which becomes what it should be. */
  private void stage(Map<Digest, byte[]> contents, Before before, Content.File... files)
      throws IOException {
    ContentSource source =
        (digest, size, out) -> {
          before.making(size);
          out.write(Objects.requireNonNull(contents.get(digest)));
        };
    try (LocalFolder root = new LocalFolder(folder.toString())) {
      LocalRootWriter writer =
          new LocalRootWriter(root, new NearbyContents(new TreeMap<>()), source, () -> MTIME);
      List<StageRequest> requests = new ArrayList<>();
      for (int i = 0; i < files.length; i++) {
        requests.add(new StageRequest(i, TreePath.parse("file" + i), files[i], MTIME));
      }
      List<StageResult> results = writer.stage(writer.begin(), requests).results();
      for (int i = 0; i < files.length; i++) {
        StageResult.Staged staged =
            assertInstanceOf(StageResult.Staged.class, results.get(i), "file" + i);
        assertEquals(files[i].size(), staged.stat().size());
      }
    }
  }

  @Test
  void moreOrFewerChunksAreNoFile() throws IOException {
    assertInstanceOf(StageResult.Failed.class, stage(told("onetw", "one", "two")));
    assertInstanceOf(StageResult.Failed.class, stage(told("onetwoone", "one", "two")));
  }
}
