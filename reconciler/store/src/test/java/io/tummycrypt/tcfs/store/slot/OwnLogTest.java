package io.tummycrypt.tcfs.store.slot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.LogEntry;
import io.tummycrypt.tcfs.store.entry.StoredEntry;
import io.tummycrypt.tcfs.store.object.InMemoryObjectStore;
import io.tummycrypt.tcfs.store.object.ObservedObjectStore;
import io.tummycrypt.tcfs.store.segment.InMemorySegmentCopies;
import io.tummycrypt.tcfs.store.segment.SegmentCopies;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A device's own log, head by head. */
final class OwnLogTest {
  private final InMemoryObjectStore objects = new InMemoryObjectStore();
  private final List<String> requests = new ArrayList<>();
  private final ObservedObjectStore store =
      new ObservedObjectStore(
          objects, asked -> requests.add(asked.kind() + " " + asked.object()), System::nanoTime);
  private final Fleet yoga = new Fleet(store, "yoga");
  private final SortedMap<Long, List<LogEntry>> published = new TreeMap<>();
  private long seq;
  private long counter;

  private void publish(int entries, int length) throws IOException {
    seq++;
    List<LogEntry> all = new ArrayList<>();
    for (int i = 0; i < entries; i++) {
      counter++;
      Content link = new Content.Link("x".repeat(length) + counter);
      all.add(yoga.put(seq, counter, "link-" + counter, link));
    }
    yoga.publish(seq, all);
    if (entries > 0) {
      published.put(seq, all);
    }
  }

  private OwnLog log(Fleet by) {
    return new OwnLog(store, Fleet.ID, yoga.device, by.reader, SegmentCopies.NONE);
  }

  private static SortedMap<Long, List<LogEntry>> read(OwnLog log, long after, long last)
      throws IOException {
    SortedMap<Long, List<LogEntry>> heads = new TreeMap<>();
    OwnLog.Reading reading = log.read(after, last);
    List<LogEntry> seen = new ArrayList<>();
    while (reading.nextHead(entry -> seen.add(entry.entry()))) {
      List<LogEntry> entries = new ArrayList<>();
      for (StoredEntry each = reading.next(); each != null; each = reading.next()) {
        entries.add(each.entry());
      }
      assertEquals(seen, entries);
      seen.clear();
      assertNull(heads.put(reading.seq(), entries));
    }
    return heads;
  }

  @Test
  void isReadFromAnyHeadToAnyOther() throws IOException {
    for (int i = 0; i < 120; i++) {
      publish(i % 5, 300);
    }
    Fleet fresh = new Fleet(store, "fresh");
    for (long after = 0; after <= seq; after += 7) {
      for (long last = after; last <= seq; last += 11) {
        assertEquals(
            published.subMap(after + 1, last + 1),
            read(log(fresh), after, last),
            after + "-" + last);
      }
    }
  }

  @Test
  void aHeadOfManySegmentsIsReadSegmentBySegment() throws IOException {
    publish(3, 10);
    publish(25_000, 1_500);
    publish(2, 10);
    requests.clear();
    assertEquals(published.tailMap(2L), read(log(new Fleet(store, "fresh")), 1, seq));
    assertTrue(requests.stream().filter(each -> each.contains("segments/")).count() > 4);
  }

  @Test
  void entriesThatNobodyTakesArePassedOver() throws IOException {
    publish(3, 10);
    publish(3, 10);
    OwnLog.Reading reading = log(yoga).read(0, seq);
    assertTrue(reading.nextHead(_ -> {}));
    assertTrue(reading.nextHead(_ -> {}));
    assertEquals(2, reading.seq());
    assertFalse(reading.nextHead(_ -> {}));
  }

  @Test
  void whatWasJustPublishedIsNotReadFromTheStore() throws IOException {
    publish(3, 10);
    requests.clear();
    assertEquals(published, read(log(yoga), 0, seq));
    assertEquals(List.of(), requests);

    InMemorySegmentCopies copies = new InMemorySegmentCopies();
    Fleet keeping = new Fleet(store, "keeping");
    StoreHeadReader reader = new StoreHeadReader(store, Fleet.ID, keeping.index, copies);
    StoreHeadWriter writer = new StoreHeadWriter(store, Fleet.ID, keeping.index, reader);
    List<LogEntry> many = new ArrayList<>();
    for (int i = 1; i <= 600; i++) {
      many.add(keeping.put(1, i, "link-" + i, new Content.Link("to " + i)));
    }
    writer.create(writer.seal(keeping.draft(1, many)));
    requests.clear();
    OwnLog log = new OwnLog(store, Fleet.ID, keeping.device, reader, copies);
    assertEquals(many, read(log, 0, 1).get(1L));
    assertEquals(List.of(), requests);
  }

  @Test
  void aHeadThatWasPrunedIsNamedByTheLast() throws IOException {
    for (int i = 0; i < 5; i++) {
      publish(2, 10);
      yoga.writer.prune(yoga.device, seq);
    }
    assertEquals(published.headMap(3L), read(log(new Fleet(store, "fresh")), 0, 2));
  }

  @Test
  void endsWithTheHighestSlot() throws IOException {
    DeviceName nobody = new DeviceName("nobody");
    assertEquals(0, new OwnLog(store, Fleet.ID, nobody, yoga.reader, SegmentCopies.NONE).end());
    publish(1, 10);
    publish(1, 10);
    assertEquals(2, log(yoga).end());
  }

  @Test
  void aStampIsNoHead() throws IOException {
    publish(2, 10);
    yoga.writer.create(yoga.writer.sealStamp(yoga.device, 2, 1, Fleet.AT));
    assertEquals(published, read(log(new Fleet(store, "fresh")), 0, 2));
    assertEquals(new TreeMap<>(), read(log(new Fleet(store, "fresh")), 1, 2));
  }
}
