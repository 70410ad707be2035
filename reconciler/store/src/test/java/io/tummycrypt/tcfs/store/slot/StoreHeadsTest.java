package io.tummycrypt.tcfs.store.slot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.observed.SealedSlot;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.port.HeadDraft;
import io.tummycrypt.tcfs.core.port.HeadWriter.Creation;
import io.tummycrypt.tcfs.core.port.UnreadableSlotException;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Log;
import io.tummycrypt.tcfs.core.version.LogEntry;
import io.tummycrypt.tcfs.core.version.LogEntry.Put;
import io.tummycrypt.tcfs.core.view.Head;
import io.tummycrypt.tcfs.core.view.Slot.EndSlot;
import io.tummycrypt.tcfs.core.view.Slot.StampSlot;
import io.tummycrypt.tcfs.store.format.DamagedObjectException;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.object.Faults;
import io.tummycrypt.tcfs.store.object.Faults.Operation;
import io.tummycrypt.tcfs.store.object.InMemoryObjectStore;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.StoreAbsentException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class StoreHeadsTest {
  private static final DeviceName OTHER = new DeviceName("lab");

  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final Fleet yoga = new Fleet(store, "yoga");

  @Test
  void aHeadIsReadAsItWasPublished() throws IOException {
    Put put = yoga.put(1, 1, "a.txt", yoga.store(bytes("hello")));
    HeadDraft draft =
        new HeadDraft(
            yoga.device,
            yoga.incarnation,
            1,
            -5,
            Fleet.AT,
            List.of(put),
            new TreeMap<>(Map.of(OTHER, 4L)),
            new TreeMap<>(Map.of(OTHER, 3L)),
            new TreeMap<>(
                Map.of(Fleet.ROOT, Fleet.digest(9), new RootName("git"), Fleet.digest(8))));
    SealedSlot slot = yoga.writer.seal(draft);
    assertEquals(Creation.CREATED, yoga.writer.create(slot));

    Fleet lab = new Fleet(store, "lab");
    assertEquals(Map.of(yoga.device, new TreeSet<>(List.of(1L))), lab.reader.list());
    Head expected =
        new Head(
            yoga.device,
            yoga.incarnation,
            1,
            0,
            Fleet.AT,
            Log.EMPTY.append(List.of(put)),
            draft.seen(),
            draft.settled(),
            draft.viewDigests());
    assertEquals(expected, lab.head(yoga.device, 1));
    assertEquals(slot.hash(), lab.reader.read(yoga.device, 1).hash());
    assertArrayEquals(bytes("hello"), read(lab, put));
  }

  @Test
  void sealingTwiceGivesTheSameBytes() throws IOException {
    yoga.publish(1, List.of());
    HeadDraft draft = yoga.draft(2, List.of(yoga.put(2, 1, "a", Content.nothing())));
    assertEquals(yoga.writer.seal(draft), new Fleet(store, "yoga").writer.seal(draft));
  }

  @Test
  void anUnansweredCreationIsUnknownAndMayBeRepeated() throws IOException {
    SealedSlot mine = yoga.writer.seal(yoga.draft(1, List.of()));
    for (Faults.Outcome outcome : List.of(Faults.Outcome.LOST, Faults.Outcome.DONE_UNKNOWN)) {
      store.setFaults((_, _) -> outcome);
      assertEquals(Creation.UNKNOWN, yoga.writer.create(mine));
    }
    store.setFaults(Faults.NONE);
    assertEquals(Creation.CREATED, yoga.writer.create(mine));
  }

  @Test
  void aFullTailMovesToASegmentBeforeTheHeadNamesIt() throws IOException {
    List<LogEntry> all = new ArrayList<>();
    long counter = 0;
    for (long seq = 1; seq <= 60; seq++) {
      List<LogEntry> entries = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        entries.add(yoga.put(seq, ++counter, "f" + counter, new Content.Folder(0700)));
      }
      all.addAll(entries);
      yoga.publish(seq, entries);
      Fleet lab = new Fleet(store, "lab");
      assertEquals(Log.EMPTY.append(all), lab.head(yoga.device, seq).log(), "head " + seq);
      assertTrue(store.size(StoreKeys.slot(yoga.device, seq)) < 64 << 10);
    }
    int segments = store.list("segments/yoga/").size();
    assertTrue(segments >= 2 && segments < 10, segments + " segments");
  }

  @Test
  void aLargePublishIsCutIntoSegments() throws IOException {
    yoga.publish(1, List.of());
    List<LogEntry> entries = new ArrayList<>();
    for (int i = 1; i <= 30_000; i++) {
      entries.add(yoga.put(2, i, "folder/" + i, new Content.Link("../target/" + i)));
    }
    SealedSlot slot = yoga.writer.seal(yoga.draft(2, entries));
    assertTrue(store.list("segments/yoga/").size() >= 2);
    assertEquals(Creation.CREATED, yoga.writer.create(slot));
    assertEquals(Log.EMPTY.append(entries), new Fleet(store, "lab").head(yoga.device, 2).log());

    yoga.publish(3, List.of(yoga.put(3, 30_001, "one", Content.nothing())));
    assertEquals(30_001, yoga.head(yoga.device, 3).log().size());
    assertEquals(30_000, yoga.head(yoga.device, 2).log().size());
  }

  @Test
  void anotherDevicesVersionIsCarriedWithItsPack() throws IOException {
    Put put = yoga.put(1, 1, "a", yoga.store(bytes("carried")));
    yoga.publish(1, List.of(put));
    Fleet lab = new Fleet(store, "lab");
    lab.head(yoga.device, 1);
    lab.publish(1, List.of(new Put(1, put.version())));

    Fleet fresh = new Fleet(store, "third");
    assertEquals(
        new Put(1, put.version()), fresh.head(lab.device, 1).log().get(put.version().key()));
    assertArrayEquals(bytes("carried"), read(fresh, put));
    assertEquals(1, store.list(StoreKeys.PACKS).size());
  }

  @Test
  void refusesContentThatIsNotInTheStore() throws IOException {
    Content.File file = yoga.store(bytes("hello"));
    Content.File longer = new Content.File(file.digest(), file.size() + 1, 0644);
    Content.File unknown = new Content.File(Fleet.digest(1), 3, 0644);
    for (Content content : List.of(longer, unknown)) {
      HeadDraft draft = yoga.draft(1, List.of(yoga.put(1, 1, "a", content)));
      assertThrows(IllegalArgumentException.class, () -> yoga.writer.seal(draft));
    }
    assertEquals(Map.of(), yoga.reader.list());
  }

  @Test
  void aHeadAfterAStampHasItsEpochAndContinuesTheHeadBefore() throws IOException {
    Put put = yoga.put(1, 1, "a", new Content.Folder(0700));
    yoga.publish(1, List.of(put));
    SealedSlot stamp = yoga.writer.sealStamp(yoga.device, 2, 5, Fleet.AT);
    assertEquals(Creation.CREATED, yoga.writer.create(stamp));
    assertEquals(new StampSlot(yoga.device, 2, 5, stamp.hash()), yoga.reader.read(yoga.device, 2));
    yoga.publish(3, List.of());
    Head head = new Fleet(store, "lab").head(yoga.device, 3);
    assertEquals(5, head.epoch());
    assertEquals(Log.EMPTY.append(List.of(put)), head.log());
  }

  @Test
  void anAbsentOrUnreadableStoreIsNotAnEmptyOne() throws IOException {
    yoga.publish(1, List.of());
    store.setFaults(
        (operation, _) -> operation == Operation.LIST ? Faults.Outcome.FAILS : Faults.Outcome.FINE);
    assertThrows(IOException.class, yoga.reader::list);
    store.setAbsent(true);
    assertThrows(StoreAbsentException.class, yoga.reader::list);
    assertThrows(StoreAbsentException.class, () -> new Fleet(store, "lab").head(yoga.device, 1));
  }

  @Test
  void refusesAListingWithStrangeKeys() throws IOException {
    for (String key :
        List.of(
            "heads/yoga/1",
            "heads/yoga/00000000000000000001.bak",
            "heads/Yo_ga/00000000000000000001",
            "heads/00000000000000000001",
            "heads/a/b/00000000000000000001")) {
      store.damage(new ObjectKey(key), new byte[0]);
      IOException found = assertThrows(DamagedObjectException.class, yoga.reader::list, key);
      assertTrue(String.valueOf(found.getMessage()).contains("'" + key + "'"), found.getMessage());
      store.delete(new ObjectKey(key));
    }
  }

  @Test
  void aMissingSegmentIsNamed() throws IOException {
    List<LogEntry> entries = new ArrayList<>();
    for (int i = 1; i <= 300; i++) {
      entries.add(yoga.put(1, i, "f" + i, Content.nothing()));
    }
    yoga.publish(1, entries);
    ObjectKey segment = store.list("segments/").getFirst();
    store.delete(segment);
    IOException found =
        assertThrows(
            UnreadableSlotException.class, () -> new Fleet(store, "lab").head(yoga.device, 1));
    assertTrue(String.valueOf(found.getMessage()).contains("'" + segment + "'"));
  }

  @Test
  void anEndIsPutAfterASlotThatCannotBeRead() throws IOException {
    yoga.publish(1, List.of());
    ObjectKey key = StoreKeys.slot(yoga.device, 1);
    byte[] bytes = store.read(key, 1 << 20);
    store.delete(key);
    bytes[bytes.length / 2] ^= 1;
    store.createOnce(key, bytes);

    Fleet fresh = new Fleet(store, "lab");
    fresh.writer.create(fresh.writer.sealEnd(yoga.device, 2, fresh.device, Fleet.AT));

    assertInstanceOf(EndSlot.class, fresh.reader.read(yoga.device, 2));
  }

  @Test
  void aFailedSegmentLeavesTheChainAsItWas() throws IOException {
    List<LogEntry> entries = new ArrayList<>();
    for (int i = 1; i <= 300; i++) {
      entries.add(yoga.put(1, i, "f" + i, Content.nothing()));
    }
    store.setFaults((_, _) -> Faults.Outcome.DONE_UNKNOWN);
    assertThrows(IOException.class, () -> yoga.writer.seal(yoga.draft(1, entries)));
    store.setFaults(Faults.NONE);
    assertEquals(Map.of(), yoga.reader.list());
    yoga.publish(1, entries);
    assertEquals(300, yoga.head(yoga.device, 1).log().size());
    assertFalse(store.list("segments/").isEmpty());
  }

  private static byte[] read(Fleet fleet, Put put) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    fleet.contents.copyTo(((Content.File) put.version().content()).digest(), out);
    return out.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
