package io.tummycrypt.tcfs.engine.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tummycrypt.tcfs.core.ignore.IgnoreRules;
import io.tummycrypt.tcfs.core.path.PathMap;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.engine.posix.FolderEvent.Changed;
import io.tummycrypt.tcfs.engine.posix.FolderEvent.Lost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a root that is kept in mind makes of what it hears, or does not. */
class WatchedRootTest {
  private static final Set<TreePath> BEFORE = Set.of(TreePath.parse("d"), TreePath.parse("d/a"));
  private static final Set<TreePath> AFTER =
      Set.of(TreePath.parse("d"), TreePath.parse("d/a"), TreePath.parse("d/b"));

  @TempDir Path top;
  private final ScriptedEvents events = new ScriptedEvents();
  private LocalFolder folder;
  private LiveRoot root;

  @BeforeEach
  void keepInMind() throws IOException {
    Files.createDirectory(top.resolve("d"));
    Files.writeString(top.resolve("d/a"), "text");
    folder = new LocalFolder(top.toString());
    LocalRootReader plain = new LocalRootReader(folder, InstantSource.system());
    root = new LiveRoot(new RootName("docs"), folder, plain, new HeardChanges(), events);
    assertNull(root.watches(), "it was not looked at");
    assertEquals(BEFORE, scan());
    Files.writeString(top.resolve("d/b"), "text");
    assertEquals(BEFORE, scan(), "it looks without having heard of anything");
  }

  @AfterEach
  void close() {
    root.close();
    folder.close();
  }

  private Set<TreePath> scan() throws IOException {
    return root.reader().scan(IgnoreRules.of(List.of()), new PathMap<>()).items().keySet();
  }

  @Test
  void looksWhereItIsToldTo() throws IOException {
    events.tell(new Changed(TreePath.parse("d/b"), false, false));
    assertEquals(AFTER, scan());
  }

  @Test
  void looksAtEverythingWhenSomethingWasLost() throws IOException {
    events.tell(new Lost());
    assertEquals(AFTER, scan());
    assertEquals(new LiveRoot.Watches(1, 0, ""), root.watches());
  }

  /** From when it is told that nothing more will be: the next time it looks it cannot watch. */
  @Test
  void looksAtEverythingEachTimeOnceNothingIsWatchedAnyMore() throws IOException {
    events.tell(new Lost());
    events.able(false);
    assertEquals(AFTER, scan());
    assertEquals(new LiveRoot.Watches(0, 2, events.why()), root.watches());

    Files.delete(top.resolve("d/b"));
    assertEquals(BEFORE, scan());
  }

  @Test
  void looksNoMoreThanItHasToOnceItIsWatchedAgain() throws IOException {
    events.tell(new Lost());
    events.able(false);
    scan();
    events.able(true);
    assertEquals(AFTER, scan());
    assertEquals(new LiveRoot.Watches(1, 0, ""), root.watches());

    Files.delete(top.resolve("d/b"));
    assertEquals(AFTER, scan(), "it looks without having heard of anything");
  }
}
