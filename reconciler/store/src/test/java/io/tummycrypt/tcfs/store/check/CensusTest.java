package io.tummycrypt.tcfs.store.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.store.check.StoreSize.Amount;
import io.tummycrypt.tcfs.store.check.StoreSize.Growth;
import io.tummycrypt.tcfs.store.check.StoreSize.Part;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.object.InMemoryObjectStore;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.slot.Fleet;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CensusTest {
  private static final long NOISE = 700_000 + 9_000 + 5_000 + 6_000 + 7_000;

  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private StoredFleet fleet;

  @BeforeEach
  void fill() throws IOException {
    fleet = StoredFleet.in(store);
  }

  private StoreSize measure(Instant now) throws IOException {
    return new Census(store, Fleet.ID, now, InspectionListener.NONE).measure();
  }

  @Test
  void everythingIsCountedOnce() throws IOException {
    StoreSize size = measure(Fleet.AT);
    assertEquals(new Amount(300 + 7, NOISE + 5_000), size.told());
    assertEquals(new Amount(300 + 6, NOISE + 5_000 - 9_000), size.live());
    assertEquals(NOISE, size.packs().plain());
    assertEquals(NOISE, size.packs().compressed(), "noise does not compress");
    assertEquals(5, size.packs().named());
    assertEquals(0, size.packs().unnamed());
    long stored = 0;
    for (byte[] bytes : StoredFleet.contents(store).values()) {
      stored += bytes.length;
    }
    // All but the identity and the list of devices.
    assertEquals(StoredFleet.contents(store).size() - 2, size.objects());
    assertTrue(size.bytes() < stored && size.bytes() > NOISE, size::toString);
    assertEquals(List.of(), size.unread());
  }

  @Test
  void whatIsSaidAgainAndAgainIsCountedAsItIsAndAsItIsStored() throws IOException {
    byte[] text = "the same line again\n".repeat(700).getBytes(UTF_8);
    fleet.yoga.publish(6, List.of(fleet.yoga.put(6, 500, "text", fleet.yoga.store(text))));
    StoreSize size = measure(Fleet.AT);
    assertEquals(NOISE + text.length, size.packs().plain());
    long stored = size.packs().compressed() - NOISE;
    assertTrue(stored > 0 && stored < text.length / 20, size::toString);
    assertEquals(NOISE + 5_000 + text.length, size.told().bytes());
    // Beside the frames there is in each pack what it says of them.
    long inPacks = part("packs", size).bytes();
    assertTrue(inPacks > size.packs().compressed() && inPacks < NOISE + 5_000, size::toString);
  }

  @Test
  void eachPartHasItsObjectsAndTheirSize() throws IOException {
    StoreSize size = measure(Fleet.AT);
    assertEquals(
        List.of(
            stored("packs", StoreKeys.PACKS),
            stored("segments", StoreKeys.SEGMENTS),
            stored("slots", StoreKeys.SLOTS),
            stored("reports", StoreKeys.REPORTS),
            stored("revisions", StoreKeys.REVISIONS),
            stored("records", StoreKeys.DEVICE_RECORDS)),
        size.parts());
    Part segments = part("segments", size);
    assertTrue(segments.objects() == 1 && segments.bytes() > 1_000, segments::toString);
  }

  private static Part part(String name, StoreSize size) {
    return size.parts().stream().filter(part -> part.name().equals(name)).findFirst().orElseThrow();
  }

  /** What there is in the store, as a part. */
  private Part stored(String name, String prefix) throws IOException {
    long bytes = 0;
    for (ObjectKey key : store.list(prefix)) {
      bytes += store.size(key);
    }
    return new Part(name, store.list(prefix).size(), bytes);
  }

  @Test
  void whatADeviceBroughtIsItsGrowth() throws IOException {
    List<Growth> growth = measure(Fleet.AT.plus(Duration.ofDays(10))).growth();
    assertEquals(
        List.of("gone", "lab", "yoga"),
        growth.stream().map(each -> each.device().toString()).toList());
    assertEquals(new Amount(0, 0), growth.getFirst().told());
    Growth lab = growth.get(1);
    assertEquals(new Amount(3, 12_000), lab.told());
    // Its own pack; and that of a, which both named in the same second.
    assertTrue(lab.stored() > 12_000 && lab.stored() < 13_000, lab::toString);
    assertTrue(growth.getLast().stored() > NOISE - 12_000, growth::toString);
    assertEquals(new Amount(0, 0), lab.week().told());
    assertEquals(0, lab.week().stored());
    assertEquals(lab.told(), lab.month().told());
    assertEquals(lab.stored(), lab.month().stored());
  }

  @Test
  void whatCannotBeReadIsNamedAndTheRestIsCounted() throws IOException {
    store.damage(StoreKeys.slot(fleet.lab.device, 2), new byte[9]);
    store.delete(store.list(StoreKeys.SEGMENTS).getFirst());
    StoreSize size = measure(Fleet.AT);
    assertEquals(2, size.unread().size(), size::toString);
    assertEquals(2 + 2, size.told().versions());
  }
}
