package io.tummycrypt.tcfs.engine.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tummycrypt.tcfs.core.ignore.IgnoreRules;
import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.LocalTree;
import io.tummycrypt.tcfs.core.observed.Marker;
import io.tummycrypt.tcfs.core.observed.TreePrint;
import io.tummycrypt.tcfs.core.path.PathMap;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.port.StageRequest;
import io.tummycrypt.tcfs.core.port.StageResult;
import io.tummycrypt.tcfs.engine.progress.NotedProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a root's folder tells of the files that are seen, read and made in it. */
class ScanProgressTest {
  private static final IgnoreRules NO_RULES = IgnoreRules.of(List.of());

  @TempDir Path top;
  private final NotedProgress progress = new NotedProgress();
  private LocalFolder folder = new LocalFolder("unset");

  @BeforeEach
  void open() {
    folder = new LocalFolder(top.toString());
  }

  @AfterEach
  void close() {
    folder.close();
  }

  @Test
  void countsTheFilesThatAreSeenAndTheBytesThatAreRead() throws IOException {
    Files.createDirectory(top.resolve("folder"));
    Files.writeString(top.resolve("folder/a"), "four");
    Files.writeString(top.resolve("b"), "seven77");
    scan(new PathMap<>());
    assertEquals(2, progress.files.get());
    assertEquals(11, progress.bytes.get());
  }

  @Test
  void countsWhatIsMade() throws IOException {
    MemoryContents store = new MemoryContents();
    store.offer("text", 0644);
    LocalRootWriter writer =
        new LocalRootWriter(
            folder, MemoryContents.noneNear(), store, InstantSource.system(), progress);
    writer.mark(new Marker("fleet-id", new RootName("docs"), "token"));
    String batch = writer.begin();
    TreePath path = TreePath.parse("to");
    StageRequest there =
        new StageRequest(1, path, MemoryContents.file("text", 0644), Instant.EPOCH);
    StageRequest away = new StageRequest(2, path, MemoryContents.file("gone", 0644), Instant.EPOCH);
    List<StageResult> results = writer.stage(batch, List.of(there, away)).results();
    assertInstanceOf(StageResult.Staged.class, results.getFirst());
    assertEquals(List.of("APPLY"), progress.phases);
    assertEquals(1, progress.files.get());
    assertEquals(4, progress.bytes.get());
  }

  @Test
  void aWalkForAPrintEndsWhereItFindsWhatHasChanged() throws IOException {
    for (int i = 0; i < 9; i++) {
      Files.writeString(top.resolve("file-" + i), "text");
    }
    Instant oldest = changed("file-0");
    Instant newest = changed("file-8").plusNanos(1);
    TreePrint print = printOfWhatIsOld();
    assertEquals(print, reader().print(NO_RULES, newest));
    progress.files.set(0);

    assertNull(reader().print(NO_RULES, oldest));

    assertEquals(1, progress.files.get());
  }

  private Instant changed(String name) throws IOException {
    return ((FileTime) Files.getAttribute(top.resolve(name), "unix:ctime")).toInstant();
  }

  /** Waits until another change of what was just written would show. */
  private TreePrint printOfWhatIsOld() throws IOException {
    while (true) {
      TreePrint print = reader().print(NO_RULES, Instant.now());
      if (print != null) {
        return print;
      }
    }
  }

  private LocalRootReader reader() {
    return new LocalRootReader(folder, InstantSource.system(), progress);
  }

  private LocalTree scan(PathMap<Base> bases) throws IOException {
    return reader().scan(NO_RULES, bases);
  }
}
