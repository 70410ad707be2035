package io.tummycrypt.tcfs.store.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StoreProbeTest {
  /** As a server that knows no conditional writes. */
  private static final class EveryoneWins implements ObjectStore {
    private final InMemoryObjectStore objects = new InMemoryObjectStore();

    @Override
    public Creation createOnce(ObjectKey key, ByteBuffer bytes) {
      byte[] copy = new byte[bytes.remaining()];
      bytes.duplicate().get(copy);
      objects.damage(key, copy);
      return Creation.CREATED;
    }

    @Override
    public byte[] read(ObjectKey key, int maxBytes) throws IOException {
      return objects.read(key, maxBytes);
    }

    @Override
    public byte[] readRange(ObjectKey key, long offset, int length) throws IOException {
      return objects.readRange(key, offset, length);
    }

    @Override
    public long size(ObjectKey key) throws IOException {
      return objects.size(key);
    }

    @Override
    public List<ObjectKey> list(String prefix) throws IOException {
      return objects.list(prefix);
    }

    @Override
    public void delete(ObjectKey key) throws IOException {
      objects.delete(key);
    }
  }

  @Test
  void refusesAStoreThatLetsEveryRacerWin() throws IOException {
    EveryoneWins store = new EveryoneWins();
    IOException refused =
        assertThrows(IOException.class, () -> new StoreProbe(store, "t").prove(3));
    assertTrue(String.valueOf(refused.getMessage()).contains("16 of 16"), refused.getMessage());
    assertEquals(List.of(), store.list(""));
  }

  @Test
  void refusesAStoreThatListsLate() {
    InMemoryObjectStore store = new InMemoryObjectStore();
    store.freezeListings();
    IOException refused =
        assertThrows(IOException.class, () -> new StoreProbe(store, "t").prove(3));
    assertTrue(String.valueOf(refused.getMessage()).contains("does not list"));
  }

  @Test
  void provesEachPromiseByItself() throws IOException {
    InMemoryObjectStore late = new InMemoryObjectStore();
    late.freezeListings();
    new StoreProbe(late, "t").proveCreateOnce(1);
    assertThrows(IOException.class, () -> new StoreProbe(late, "t").proveListing());
    EveryoneWins everyone = new EveryoneWins();
    new StoreProbe(everyone, "t").proveListing();
    assertThrows(IOException.class, () -> new StoreProbe(everyone, "t").proveCreateOnce(1));
    assertEquals(List.of(), everyone.list(""));
  }
}
