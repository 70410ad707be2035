package io.tummycrypt.tcfs.store.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.object.InMemoryObjectStore;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.pack.PackRebuild.Outcome;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PackRebuildTest {
  private static final FleetId FLEET = FleetId.parse("00112233445566778899aabbccddeeff");

  private final InMemoryObjectStore store = new InMemoryObjectStore();

  @Test
  void anotherPackInItsPlaceIsNotTakenForAnotherVersionOfZstd() throws IOException {
    PackId pack = PackTest.pack(1, List.of("hello")).table().pack();
    store.createOnce(pack.key(), PackTest.bytes(PackTest.pack(1, List.of("other"))));
    PackRebuild rebuild = new PackRebuild(store, FLEET, (_, _) -> null);
    List<ObjectKey> remains = List.of(pack.key());
    assertEquals(
        new Outcome.Impossible(
            "its frames can be read, and are not those of its name: it is another pack"),
        rebuild.rebuild(pack, remains, List.of()));
  }
}
