package io.tummycrypt.tcfs.store.slot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tummycrypt.tcfs.core.port.UnreadableSlotException;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.LogEntry;
import io.tummycrypt.tcfs.store.content.ContentIndex;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.object.InMemoryObjectStore;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.ObservedObjectStore;
import io.tummycrypt.tcfs.store.object.StoreRequest.Kind;
import io.tummycrypt.tcfs.store.segment.InMemorySegmentCopies;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A segment of which there is a copy is not read from the store, and nothing else is different. */
final class SegmentCopiesTest {
  private final InMemoryObjectStore objects = new InMemoryObjectStore();
  private final InMemorySegmentCopies copies = new InMemorySegmentCopies();
  private final List<String> read = new ArrayList<>();
  private final ObservedObjectStore store =
      new ObservedObjectStore(
          objects,
          request -> {
            if (request.kind() == Kind.READ && request.object().startsWith(StoreKeys.SEGMENTS)) {
              read.add(request.object());
            }
          },
          System::nanoTime);
  private final Fleet yoga = new Fleet(objects, "yoga");
  private ObjectKey segment = new ObjectKey("none");
  private Digest id = Fleet.digest(0);

  @BeforeEach
  void publishASegment() throws IOException {
    yoga.publish(1, many(1, 1));
    segment = objects.list(StoreKeys.SEGMENTS).getFirst();
    id = Digest.ofHex(segment.name());
  }

  private List<LogEntry> many(long seq, int first) {
    List<LogEntry> entries = new ArrayList<>();
    for (int i = first; i < first + 300; i++) {
      entries.add(yoga.put(seq, i, "f" + i, new Content.Folder(0700)));
    }
    return entries;
  }

  /** One that has read nothing yet. */
  private StoreHeadReader cold() {
    return new StoreHeadReader(store, Fleet.ID, new ContentIndex(), copies);
  }

  @Test
  void theSecondColdReadReadsNoSegment() throws IOException {
    assertEquals(yoga.reader.read(yoga.device, 1), cold().read(yoga.device, 1));
    assertEquals(List.of(segment.text()), read);
    assertEquals(yoga.reader.read(yoga.device, 1), cold().read(yoga.device, 1));
    List<Written> told = new ArrayList<>();
    cold().history().read(_ -> true, told::add);
    assertEquals(300, told.size());
    assertEquals(List.of(segment.text()), read);
  }

  @Test
  void whatWasWrittenHereNeedNotBeRead() throws IOException {
    StoreHeadReader reader = cold();
    ContentIndex index = new ContentIndex();
    StoreHeadWriter writer = new StoreHeadWriter(store, Fleet.ID, index, reader);
    Fleet lab = new Fleet(objects, "lab");
    List<LogEntry> entries = new ArrayList<>();
    for (int i = 1; i <= 300; i++) {
      entries.add(lab.put(1, i, "f" + i, new Content.Folder(0700)));
    }
    writer.create(writer.seal(lab.draft(1, entries)));
    cold().read(lab.device, 1);
    assertEquals(List.of(), read);
    assertEquals(copies.ids(), reader.namedSegments(), "although its head was not read");
  }

  @Test
  void aDamagedCopyIsReplacedByWhatTheStoreHas() throws IOException {
    byte[] whole = objects.read(segment, 1 << 20);
    copies.damage(id, new byte[] {1, 2, 3});
    assertEquals(yoga.reader.read(yoga.device, 1), cold().read(yoga.device, 1));
    assertEquals(List.of(segment.text()), read);
    assertArrayEquals(whole, copies.find(id));
  }

  @Test
  void whatIsDamagedInTheStoreIsNotKept() throws IOException {
    objects.damage(segment, new byte[] {1, 2, 3});
    assertThrows(UnreadableSlotException.class, () -> cold().read(yoga.device, 1));
    assertEquals(Set.of(), copies.ids());
  }

  @Test
  void whatNoHeadNamesAnyMoreIsForgotten() throws IOException {
    StoreHeadReader reader = cold();
    reader.read(yoga.device, 1);
    copies.retain(reader.namedSegments());
    assertEquals(Set.of(id), copies.ids());
    yoga.publish(2, many(2, 301));
    yoga.publish(3, List.of());
    yoga.writer.prune(yoga.device, 3);

    reader = cold();
    for (long seq = 2; seq <= 3; seq++) {
      reader.read(yoga.device, seq);
    }
    copies.retain(reader.namedSegments());

    assertEquals(1, copies.ids().size(), "merged");
    assertFalse(copies.ids().contains(id));
  }
}
