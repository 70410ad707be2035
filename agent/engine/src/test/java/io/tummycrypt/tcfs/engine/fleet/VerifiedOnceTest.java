package io.tummycrypt.tcfs.engine.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.port.StageRequest;
import io.tummycrypt.tcfs.core.port.StageResult;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.engine.tree.LocalFolder;
import io.tummycrypt.tcfs.engine.tree.LocalRootWriter;
import io.tummycrypt.tcfs.engine.tree.NearbyContents;
import io.tummycrypt.tcfs.store.chunk.ChunkSizes;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.content.ContentIndex;
import io.tummycrypt.tcfs.store.content.ContentReader;
import io.tummycrypt.tcfs.store.content.ContentWriter;
import io.tummycrypt.tcfs.store.object.Concurrency;
import io.tummycrypt.tcfs.store.object.InMemoryObjectStore;
import io.tummycrypt.tcfs.store.slot.Fleet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each byte of what is restored goes through a hasher once; the JVM counts the calls. */
class VerifiedOnceTest {
  private static final Instant MTIME = Instant.parse("2026-01-01T00:00:00Z");
  private static final int SMALL_FILES = 200;
  private static final int LONG = 5 << 20;

  private final InMemoryObjectStore objects = new InMemoryObjectStore();
  private final ContentIndex index = new ContentIndex();
  private final Random random = new Random(3);
  private final Map<Digest, byte[]> contents = new HashMap<>();

  @TempDir Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    Files.createDirectories(folder.resolve("root/.tcfs"));
  }

  @Test
  void manySmallFilesAreHashedOnceEach() throws IOException {
    List<Content.File> files = new ArrayList<>();
    for (int i = 0; i < SMALL_FILES; i++) {
      files.add(file(100 + i));
    }
    store(files);

    assertEquals(SMALL_FILES, hashedToStage(files));
  }

  @Test
  void theChunksOfALongFileAreHashedOnceEach() throws IOException {
    List<Content.File> files = List.of(file(LONG));
    store(files);
    int chunks = Objects.requireNonNull(index.find(files.getFirst().digest())).size();

    assertEquals(chunks, hashedToStage(files));
  }

  private Content.File file(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    Content.File file = new Content.File(Hasher.hash(bytes), length, 0644);
    contents.put(file.digest(), bytes);
    return file;
  }

  private void store(List<Content.File> files) throws IOException {
    try (ContentWriter writer =
        new ContentWriter(objects, Fleet.ID, index, ChunkSizes.USUAL, 0, Concurrency.of(2))) {
      for (Content.File file : files) {
        byte[] bytes = Objects.requireNonNull(contents.get(file.digest()));
        writer.store(new ByteArrayInputStream(bytes), bytes.length);
      }
      writer.flush();
    }
  }

  /** How many pieces are hashed while these files become temporaries. */
  private long hashedToStage(List<Content.File> files) throws IOException {
    try (Recording recording = new Recording();
        LocalFolder root = new LocalFolder(folder.resolve("root").toString())) {
      String ofHashers = Hasher.class.getPackageName() + ".";
      recording
          .enable("jdk.MethodTiming")
          .with(
              "filter",
              "%1$sHasher::hash;%1$sNativeBlake3::update;%1$sCodecBlake3::update"
                  .formatted(ofHashers));
      recording.start();
      stage(files, root);
      recording.stop();
      Path file = folder.resolve("calls.jfr");
      recording.dump(file);
      return calls(file);
    }
  }

  private void stage(List<Content.File> files, LocalFolder root) throws IOException {
    StoreContent content = new StoreContent(new ContentReader(objects, Fleet.ID, index));
    LocalRootWriter writer =
        new LocalRootWriter(root, new NearbyContents(new TreeMap<>()), content, () -> MTIME);
    List<StageRequest> requests = new ArrayList<>();
    for (Content.File file : files) {
      int number = requests.size();
      requests.add(new StageRequest(number, TreePath.parse("file" + number), file, MTIME));
    }
    for (StageResult result : writer.stage(writer.begin(), requests).results()) {
      assertInstanceOf(StageResult.Staged.class, result);
    }
  }

  private static long calls(Path recording) throws IOException {
    long calls = 0;
    for (RecordedEvent event : RecordingFile.readAllEvents(recording)) {
      calls += event.getLong("invocations");
    }
    return calls;
  }
}
