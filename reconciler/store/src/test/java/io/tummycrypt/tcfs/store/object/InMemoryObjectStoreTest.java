package io.tummycrypt.tcfs.store.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tummycrypt.tcfs.store.object.Faults.Operation;
import io.tummycrypt.tcfs.store.object.Faults.Outcome;
import io.tummycrypt.tcfs.store.object.ObjectWriter.Creation;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InMemoryObjectStoreTest extends ObjectStoreContract {
  private static final ObjectKey KEY = new ObjectKey("a/b");
  private static final byte[] BYTES = {1, 2};

  private final InMemoryObjectStore store = new InMemoryObjectStore();

  @Override
  protected ObjectStore newStore() {
    return new InMemoryObjectStore();
  }

  @Override
  protected void takeAway(ObjectStore gone) {
    ((InMemoryObjectStore) gone).setAbsent(true);
  }

  @Test
  void failsWhenTold() throws IOException {
    store.setFaults((operation, _) -> operation == Operation.LIST ? Outcome.FAILS : Outcome.FINE);
    store.createOnce(KEY, BYTES);
    assertThrows(IOException.class, () -> store.list(""));
    store.setFaults(Faults.NONE);
    assertEquals(List.of(KEY), store.list(""));
  }

  @Test
  void anUnknownCreationMayHaveHappened() throws IOException {
    store.setFaults((_, _) -> Outcome.DONE_UNKNOWN);
    assertThrows(UnknownOutcomeException.class, () -> store.createOnce(KEY, BYTES));
    store.setFaults(Faults.NONE);
    assertEquals(Creation.EXISTS, store.createOnce(KEY, BYTES));
    assertEquals(Creation.CREATED, CreateOnce.exactly(store, KEY, BYTES));
    assertEquals(Creation.EXISTS, CreateOnce.exactly(store, KEY, new byte[] {1, 3}));
    assertEquals(Creation.EXISTS, CreateOnce.exactly(store, KEY, new byte[] {1}));
  }

  @Test
  void anUnknownCreationMayNotHaveHappened() {
    store.setFaults((_, _) -> Outcome.LOST);
    assertThrows(UnknownOutcomeException.class, () -> store.createOnce(KEY, BYTES));
    store.setFaults(Faults.NONE);
    assertThrows(NoSuchFileException.class, () -> store.size(KEY));
  }

  @Test
  void listsLateWhenTold() throws IOException {
    store.freezeListings();
    store.createOnce(KEY, BYTES);
    assertEquals(List.of(), store.list(""));
    store.thawListings();
    assertEquals(List.of(KEY), store.list(""));
  }

  @Test
  void comesBackAsItWas() throws IOException {
    store.createOnce(KEY, BYTES);
    store.setAbsent(true);
    assertThrows(StoreAbsentException.class, () -> store.list(""));
    store.setAbsent(false);
    assertEquals(List.of(KEY), store.list(""));
  }
}
