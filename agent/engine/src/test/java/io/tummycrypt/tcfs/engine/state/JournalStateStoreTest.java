package io.tummycrypt.tcfs.engine.state;

import static io.tummycrypt.tcfs.engine.state.JournalFiles.journal;
import static io.tummycrypt.tcfs.engine.state.JournalFiles.load;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.Generators;
import io.tummycrypt.tcfs.core.RandomStateChanges;
import io.tummycrypt.tcfs.core.observed.DeviceState;
import io.tummycrypt.tcfs.core.observed.StateChange;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.port.StateStore;
import io.tummycrypt.tcfs.core.port.StateStoreContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalStateStoreTest extends StateStoreContract {
  private static final long SEED = Generators.firstSeed(JournalStateStoreTest.class);
  private static final RootName DOCS = new RootName("docs");

  @TempDir private Path temp;
  private Path folder = Path.of("");
  private final RandomStateChanges random = new RandomStateChanges(Generators.seeded(SEED));

  @BeforeEach
  void chooseAFolderThatIsNotThere() {
    folder = temp.resolve("home/state");
  }

  @Override
  protected StateStore open() {
    return new JournalStateStore(folder);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aMissingJournalIsAnEmptyStateAndLoadingMakesNone() throws IOException {
    assertEquals(List.of(), load(folder));
    assertFalse(Files.exists(temp.resolve("home")));
  }

  @Test
  void committingNothingWritesNothing() throws IOException {
    new JournalStateStore(folder).commit(List.of());
    assertFalse(Files.exists(temp.resolve("home")));
  }

  @Test
  void onlyTheOwnerCanReachIt() throws IOException {
    new JournalStateStore(folder).commit(random.commit(1));
    assertEquals("rwx------", mode(temp.resolve("home")));
    assertEquals("rwx------", mode(folder));
    assertEquals("rw-------", mode(journal(folder)));
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void compactionKeepsTheStateAndBoundsTheFile() throws IOException {
    long least = 2_000;
    DeviceState expected = new DeviceState();
    int compactions = 0;
    long before = 0;
    for (int i = 0; i < 600; i++) {
      List<StateChange> changes = random.commit(6);
      JournalStateStore store = new JournalStateStore(folder, least);
      assertEquals(expected.changes(), store.load().changes());
      store.commit(changes);
      changes.forEach(expected::apply);
      long size = Files.size(journal(folder));
      compactions += size < before ? 1 : 0;
      before = size;
      long fresh = CommitCodec.encode(expected.changes()).length;
      assertTrue(size < Math.max(least, 4 * fresh) + 4_000, size + " bytes for " + fresh);
    }
    assertEquals(expected.changes(), load(folder));
    assertTrue(compactions > 1, compactions + " compactions");
    assertEquals(List.of("journal"), files());
  }

  @Test
  void aRunLetsTheFileGrowAndTheNextOneCompactsIt() throws IOException {
    List<StateChange> state = random.commit(2_000);
    new JournalStateStore(folder, 2_000).commit(state);
    commitAfterALoad("snapshot");
    long snapshot = Files.size(journal(folder));

    JournalStateStore store = new JournalStateStore(folder, 2_000);
    store.load();
    for (long before = snapshot; before < 4 * snapshot; ) {
      store.commit(state);
      assertTrue(Files.size(journal(folder)) > before, "it is not compacted meanwhile");
      before = Files.size(journal(folder));
    }
    commitAfterALoad("done");

    assertTrue(Files.size(journal(folder)) < 2 * snapshot, "it is compacted in the end");
    DeviceState expected = new DeviceState();
    state.forEach(expected::apply);
    expected.apply(new StateChange.Boot("done"));
    assertEquals(expected.changes(), load(folder));
  }

  private void commitAfterALoad(String boot) throws IOException {
    JournalStateStore store = new JournalStateStore(folder, 2_000);
    store.load();
    store.commit(List.of(new StateChange.Boot(boot)));
  }

  @Test
  void aRunThatNeverEndsCompactsTheFile() throws IOException {
    JournalStateStore store = new JournalStateStore(folder, 2_000);
    store.load();
    List<StateChange> state = random.commit(200);
    store.commit(state);
    long first = Files.size(journal(folder));
    long most = 0;
    for (int i = 0; i < 100; i++) {
      store.commit(state);
      most = Math.max(most, Files.size(journal(folder)));
    }

    assertTrue(most < 64 * first, most + " bytes, after the first commit " + first);
    DeviceState expected = new DeviceState();
    state.forEach(expected::apply);
    assertEquals(expected.changes(), load(folder));
  }

  @Test
  void whatAKilledCompactionLeftIsRemoved() throws IOException {
    new JournalStateStore(folder).commit(random.commit(3));
    List<StateChange> state = load(folder);
    Files.writeString(folder.resolve("journal.new"), "half a journ");
    assertEquals(state, load(folder));
    new JournalStateStore(folder).commit(List.of(new StateChange.Boot("b")));
    assertEquals(List.of("journal"), files());
  }

  @Test
  void whoLoadedBeforeSomebodyElseCommittedMustLoadAgain() throws IOException {
    JournalStateStore store = new JournalStateStore(folder);
    store.commit(List.of(new StateChange.Counter(1)));
    new JournalStateStore(folder).commit(List.of(new StateChange.Counter(2)));
    refuses(store);
    refuses(store);
    assertEquals(2, store.load().counter());
    store.commit(List.of(new StateChange.Counter(3)));
    assertEquals(List.of(new StateChange.Counter(3)), load(folder));
  }

  @Test
  void aJournalThatWasRemovedDuringARunIsNotBegunAnewByIt() throws IOException {
    new JournalStateStore(folder).commit(List.of(new StateChange.Counter(1)));
    JournalStateStore store = new JournalStateStore(folder);
    store.load();
    Files.delete(journal(folder));
    refuses(store);
    assertFalse(Files.exists(journal(folder)));
    Files.delete(folder);
    refuses(store);
    new JournalStateStore(folder).commit(List.of(new StateChange.Counter(2)));
    refuses(store);
  }

  private static void refuses(JournalStateStore store) {
    List<StateChange> changes = List.of(new StateChange.Boot("refused"));
    String message = assertThrows(IOException.class, () -> store.commit(changes)).toString();
    assertTrue(message.contains("was changed or removed by something else"), message);
  }

  /** Each commit has one base more and says how many there are, so that a mixture would show. */
  @Test
  void aReaderBesideAWriterSeesSomeMomentBetweenTwoCommits() throws Exception {
    int commits = 400;
    try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
      Future<?> writer = executor.submit(() -> writeMany(commits));
      long seen = 0;
      while (!writer.isDone() || seen < commits) {
        DeviceState state = new JournalStateStore(folder).load();
        assertTrue(state.counter() >= seen, "went back to " + state.counter() + " from " + seen);
        assertEquals(state.counter(), state.bases(DOCS).size());
        seen = state.counter();
        if (writer.isDone()) {
          writer.get();
        }
      }
    }
  }

  private Void writeMany(int commits) throws IOException {
    JournalStateStore store = new JournalStateStore(folder, 500);
    for (int i = 1; i <= commits; i++) {
      TreePath path = TreePath.parse("file-" + i);
      store.commit(
          List.of(new StateChange.Counter(i), new StateChange.SetBase(DOCS, path, random.base())));
    }
    return null;
  }
}
