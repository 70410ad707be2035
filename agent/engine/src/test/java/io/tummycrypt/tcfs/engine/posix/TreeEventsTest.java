package io.tummycrypt.tcfs.engine.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.engine.posix.FolderEvent.Changed;
import io.tummycrypt.tcfs.engine.posix.FolderEvent.Lost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a tree is watched as a whole, whatever tells of it. */
class TreeEventsTest {
  private static final TreePath BELOW = TreePath.parse("d");

  @TempDir Path temp;
  private Path top;
  private RootHandle root;
  private TreeEvents events;
  private final List<Told> started = new ArrayList<>();
  private boolean isAble = true;

  /** What tells of a tree, as a test has it. */
  private static final class Told implements TreeWatch {
    private final Listener listener;
    private boolean isClosed;

    Told(Listener listener) {
      this.listener = listener;
    }

    @Override
    public void close() {
      isClosed = true;
      listener.ended();
    }
  }

  @BeforeEach
  void open() throws IOException {
    top = Files.createDirectory(temp.resolve("top"));
    root = RootHandle.open(top.toString());
    events = new TreeEvents(top, this::start);
  }

  private TreeWatch start(Path folder, TreeWatch.Listener listener) throws IOException {
    assertEquals(top, folder);
    if (!isAble) {
      throw new IOException("no more streams");
    }
    started.add(new Told(listener));
    return started.getLast();
  }

  @AfterEach
  void close() {
    events.close();
    root.close();
  }

  private List<FolderEvent> read() {
    return List.copyOf(events.read());
  }

  private void tell(Path path, boolean isFolder) {
    started.getLast().listener.changed(path, isFolder);
  }

  @Test
  void watchesAllWithTheTopAndNothingBefore() throws IOException {
    assertFalse(events.watch(root, BELOW));
    assertEquals(0, events.watched());

    assertTrue(events.watch(root, null));
    assertTrue(events.watch(root, BELOW));
    assertTrue(events.watch(root, null));
    assertEquals(1, events.watched());
    assertEquals(1, started.size());
  }

  @Test
  void tellsOfPathsInTheTreeEachOnce() throws IOException {
    events.watch(root, null);
    tell(top.resolve("d/a"), false);
    tell(top.resolve("d/a"), false);
    tell(top.resolve("d"), true);
    assertEquals(
        List.of(new Changed(TreePath.parse("d/a"), false, false), new Changed(BELOW, true, true)),
        read());
    assertEquals(List.of(), read());
  }

  @Test
  void tellsOfTheTopAndOfWhatIsElsewhereAsOfEverything() throws IOException {
    events.watch(root, null);
    tell(top, true);
    assertEquals(List.of(new Changed(null, true, true)), read());
    tell(temp.resolve("elsewhere/d"), false);
    assertEquals(List.of(new Changed(null, true, true)), read());
  }

  @Test
  void tellsThatSomethingWasLostAndNothingBesides() throws IOException {
    events.watch(root, null);
    tell(top.resolve("a"), false);
    started.getLast().listener.lost();
    tell(top.resolve("b"), false);
    assertEquals(List.of(new Lost()), read());
    tell(top.resolve("b"), false);
    assertEquals(List.of(new Changed(TreePath.parse("b"), false, false)), read());
  }

  @Test
  void losesWhatNobodyReadsBeforeItIsTooMuch() throws IOException {
    events.watch(root, null);
    for (int i = 0; i <= 10_000; i++) {
      tell(top.resolve("file" + i), false);
    }
    assertEquals(List.of(new Lost()), read());
  }

  @Test
  void beginsAnewAfterItHasEndedByItself() throws IOException {
    events.watch(root, null);
    started.getLast().listener.ended();
    assertEquals(List.of(new Lost()), read());
    assertFalse(events.watch(root, BELOW));
    assertEquals(0, events.watched());

    assertTrue(events.watch(root, null));
    assertTrue(events.watch(root, BELOW));
    assertEquals(2, started.size());
    assertTrue(started.getFirst().isClosed);
    assertFalse(started.getLast().isClosed);
    assertEquals(List.of(), read());
  }

  @Test
  void saysWhyItCannotWatchAndTriesAgain() throws IOException {
    isAble = false;
    assertFalse(events.watch(root, null));
    assertFalse(events.watch(root, BELOW));
    assertTrue(events.why().endsWith("no more streams"), events.why());
    isAble = true;
    assertTrue(events.watch(root, null));
  }

  @Test
  void watchesAnotherFolderInPlaceOfTheTop() throws IOException {
    events.watch(root, null);
    Files.move(top, temp.resolve("elsewhere"));
    Files.createDirectory(top);
    try (RootHandle other = RootHandle.open(top.toString())) {
      assertTrue(events.watch(other, null));
    }
    assertTrue(started.getFirst().isClosed);
    assertEquals(2, started.size());
    assertEquals(List.of(), read());
  }

  @Test
  void closesWhatTellsOfIt() throws IOException {
    events.watch(root, null);
    events.close();
    assertTrue(started.getLast().isClosed);
    assertFalse(events.await());
    assertFalse(events.watch(root, null));
    assertEquals(1, started.size());
  }

  @Test
  void isWhatMacOsHasAndLinuxHasNot() {
    try (FolderEvents mac = FolderEvents.openIfAble(top.toString(), "Mac OS X")) {
      assertInstanceOf(TreeEvents.class, mac);
    }
    assertNull(FolderEvents.openIfAble(top.toString(), "FreeBSD"));
    Assumptions.assumeTrue(Kernel.isAvailable(), "this system tells of no changes");
    try (FolderEvents linux = FolderEvents.openIfAble(top.toString(), "Linux")) {
      assertInstanceOf(InotifyEvents.class, linux);
    }
  }
}
