package io.tummycrypt.tcfs.engine.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.path.FleetName;
import io.tummycrypt.tcfs.engine.fleet.StoreEntry.Entered;
import io.tummycrypt.tcfs.engine.fleet.StoreEntry.UnprovenStoreException;
import io.tummycrypt.tcfs.store.chunk.ChunkSizes;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.meta.Identity;
import io.tummycrypt.tcfs.store.object.Faults;
import io.tummycrypt.tcfs.store.object.InMemoryObjectStore;
import io.tummycrypt.tcfs.store.object.RequestListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreEntryTest {
  private static final Identity MINE =
      new Identity(new FleetName("home"), new FleetId(1, 2), ChunkSizes.USUAL);
  private static final Identity OTHER =
      new Identity(new FleetName("late"), new FleetId(3, 4), ChunkSizes.USUAL);

  @TempDir Path folder;

  @Test
  void theFirstMakesTheFleetAndTheNextJoinsIt() throws IOException {
    Path place = folder.resolve("store");
    Entered first = StoreEntry.directory(place, MINE, "t1", RequestListener.NONE);
    assertTrue(first.created());
    Entered next = StoreEntry.directory(place, OTHER, "t2", RequestListener.NONE);
    assertFalse(next.created());
    assertEquals(MINE, next.store().identity());
  }

  @Test
  void everyEntryProvesTheStoreBeforeItWritesAnythingElse() throws IOException {
    InMemoryObjectStore store = new InMemoryObjectStore();
    List<String> created = new ArrayList<>();
    store.setFaults((operation, key) -> {
      if (operation == Faults.Operation.CREATE) {
        created.add(key);
      }
      return Faults.Outcome.FINE;
    });
    StoreEntry.enter(store, MINE, "t1");
    assertEquals(StoreKeys.IDENTITY.text(), created.getLast());
    assertEquals(64, created.stream().filter(key -> key.contains("/probe/t1-")).count());
    created.clear();
    StoreEntry.enter(store, OTHER, "t2");
    assertEquals(64, created.stream().filter(key -> key.contains("/probe/t2-")).count());
    assertEquals(List.of(StoreKeys.IDENTITY), store.list(""), "the proof leaves nothing behind");
  }

  @Test
  void aStoreThatListsLateGetsNoIdentity() throws IOException {
    InMemoryObjectStore store = new InMemoryObjectStore();
    store.freezeListings();
    IOException refused =
        assertThrows(UnprovenStoreException.class, () -> StoreEntry.enter(store, MINE, "t"));
    assertTrue(String.valueOf(refused.getMessage()).contains("does not list"));
    store.thawListings();
    assertEquals(List.of(), store.list(""));
  }

  @Test
  void aStoreThatCannotBeWrittenSaysWhatItSaw() throws IOException {
    InMemoryObjectStore store = new InMemoryObjectStore();
    store.setFaults((operation, _) ->
        operation == Faults.Operation.CREATE ? Faults.Outcome.FAILS : Faults.Outcome.FINE);
    IOException refused =
        assertThrows(UnprovenStoreException.class, () -> StoreEntry.enter(store, MINE, "t"));
    assertTrue(
        String.valueOf(refused.getMessage()).contains("was told to fail at 'tcfs-meta/probe/"),
        refused.getMessage());
    assertEquals(List.of(), store.list(""));
  }

  @Test
  void aStoreInWhichNothingCanBeMadeStaysAsItIs() throws IOException {
    Path place = folder.resolve("store");
    StoreEntry.directory(place, MINE, "t1", RequestListener.NONE);
    Path probes = place.resolve("tcfs-meta/probe");
    Files.delete(probes);
    Files.writeString(probes, "in the way");
    IOException refused =
        assertThrows(
            UnprovenStoreException.class,
            () -> StoreEntry.directory(place, OTHER, "t2", RequestListener.NONE));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains("cannot create object 'tcfs-meta/probe/t2-0'"), message);
    Files.delete(probes);
    assertEquals(
        MINE, StoreEntry.directory(place, OTHER, "t3", RequestListener.NONE).store().identity());
  }
}
