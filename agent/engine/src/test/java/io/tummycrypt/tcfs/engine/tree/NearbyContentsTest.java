package io.tummycrypt.tcfs.engine.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.ignore.IgnoreRules;
import io.tummycrypt.tcfs.core.observed.LocalTree;
import io.tummycrypt.tcfs.core.observed.Marker;
import io.tummycrypt.tcfs.core.path.PathMap;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.port.StageRequest;
import io.tummycrypt.tcfs.core.port.StageResult;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is on this machine is not fetched, and nothing but what was asked for is ever staged. */
class NearbyContentsTest {
  private static final Instant OLD = Instant.parse("2020-01-01T00:00:00Z");
  private static final RootName DOCS = new RootName("docs");
  private static final RootName PICS = new RootName("pics");
  private static final Content.File TEXT = MemoryContents.file("text", 0640);

  @TempDir Path top;
  @TempDir Path other;
  private final MemoryContents store = new MemoryContents();
  private final TreeMap<RootName, LocalFolder> folders = new TreeMap<>();
  private NearbyContents nearby;
  private LocalRootWriter writer;
  private String batch;

  @BeforeEach
  void open() throws IOException {
    LocalFolder folder = new LocalFolder(top.toString());
    folders.put(DOCS, folder);
    folders.put(PICS, new LocalFolder(other.toString()));
    nearby = new NearbyContents(folders);
    writer = new LocalRootWriter(folder, nearby, store, InstantSource.system());
    writer.mark(new Marker("fleet-id", DOCS, "token"));
    batch = writer.begin();
  }

  @AfterEach
  void close() {
    folders.values().forEach(LocalFolder::close);
  }

  private static TreePath path(String text) {
    return TreePath.parse(text);
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(OLD));
  }

  private void look(Digest... wanted) throws IOException {
    Map<RootName, LocalTree> trees = new TreeMap<>();
    for (Map.Entry<RootName, LocalFolder> each : folders.entrySet()) {
      LocalRootReader reader = new LocalRootReader(each.getValue(), InstantSource.system());
      trees.put(each.getKey(), reader.scan(IgnoreRules.of(List.of()), new PathMap<>()));
    }
    nearby.look(Set.of(wanted), trees);
  }

  private StageResult stage() throws IOException {
    return writer
        .stage(batch, List.of(new StageRequest(7, path("to"), TEXT, OLD)))
        .results()
        .getFirst();
  }

  private void assertStaged() throws IOException {
    assertInstanceOf(StageResult.Staged.class, stage());
    assertEquals(TEXT, writer.identify(batch, 7));
    assertTrue(writer.place(batch, 7, path("to")));
    assertEquals(OLD, Files.getLastModifiedTime(top.resolve("to")).toInstant());
  }

  private void assertFails() throws IOException {
    StageResult.Failed failed = assertInstanceOf(StageResult.Failed.class, stage());
    assertTrue(failed.reason().contains("is not in the store"), failed.reason());
    assertTrue(writer.temporaries(batch).isEmpty());
  }

  @Test
  void aContentInTheSameRootIsNotAskedOfTheStore() throws IOException {
    write(top.resolve("from"), "text");
    look(TEXT.digest());
    assertStaged();
    assertEquals("text", Files.readString(top.resolve("from")));
  }

  @Test
  void aContentInAnotherRootIsNotAskedOfTheStore() throws IOException {
    write(other.resolve("from"), "text");
    look(TEXT.digest());
    assertStaged();
  }

  @Test
  void aFileThatChangedWithoutATraceIsNotBelieved() throws IOException {
    write(top.resolve("from"), "text");
    look(TEXT.digest());
    write(top.resolve("from"), "evil");
    assertFails();

    store.offer("text", 0640);
    assertStaged();
  }

  @Test
  void aFileThatIsLongerShorterOrGoneIsNoLoss() throws IOException {
    for (String now : List.of("", "tex", "text and more")) {
      write(top.resolve("from"), "text");
      look(TEXT.digest());
      write(top.resolve("from"), now);
      assertFails();
    }
    Files.delete(top.resolve("from"));
    assertFails();
    store.offer("text", 0640);
    assertStaged();
  }

  @Test
  void aLinkThatTookTheFilesPlaceIsNotFollowed() throws IOException {
    write(top.resolve("from"), "text");
    look(TEXT.digest());
    Files.move(top.resolve("from"), other.resolve("outside"));
    Files.createSymbolicLink(top.resolve("from"), other.resolve("outside"));
    assertFails();
  }

  @Test
  void whatMadeRoomInAnEarlierBatchIsFoundInTheVault() throws IOException {
    write(top.resolve("from"), "text");
    look(TEXT.digest());
    assertTrue(writer.take(batch, 0, path("from")));
    writer.vault(batch, 0, path("from"), writer.identify(batch, 0));
    assertStaged();
  }

  @Test
  void onlyWhatWillBeAskedForIsRemembered() throws IOException {
    write(top.resolve("from"), "text");
    look(TEXT.digest());
    look(MemoryContents.file("another", 0644).digest());
    assertNull(nearby.open(TEXT));
    assertTrue(writer.take(batch, 0, path("from")));
    writer.vault(batch, 0, path("from"), writer.identify(batch, 0));
    assertNull(nearby.open(TEXT));
  }
}
