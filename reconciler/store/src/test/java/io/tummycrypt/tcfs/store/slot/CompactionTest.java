package io.tummycrypt.tcfs.store.slot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.observed.SealedSlot;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.port.HeadWriter.Creation;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Log;
import io.tummycrypt.tcfs.core.version.LogEntry;
import io.tummycrypt.tcfs.core.version.LogEntry.Drop;
import io.tummycrypt.tcfs.core.version.LogEntry.Put;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.object.Faults;
import io.tummycrypt.tcfs.store.object.Faults.Operation;
import io.tummycrypt.tcfs.store.object.InMemoryObjectStore;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.ObservedObjectStore;
import io.tummycrypt.tcfs.store.object.RequestListener;
import io.tummycrypt.tcfs.store.object.StoreRequest.Kind;
import io.tummycrypt.tcfs.store.slot.SlotRecord.HeadRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Logs grow, and neither heads nor the number of segments grow with them. */
final class CompactionTest {
  /** One for each power of two from 32 KiB to 4 MiB. */
  private static final int SMALL = 8;

  private static final long HALF_OF_THE_LIMIT = 4 << 20;

  private final InMemoryObjectStore objects = new InMemoryObjectStore();
  private final List<String> created = new ArrayList<>();
  private final List<String> read = new ArrayList<>();
  private final RequestListener listener =
      request -> {
        if (request.kind() == Kind.CREATE) {
          created.add(request.object());
        } else if (request.kind() == Kind.READ) {
          read.add(request.object());
        }
      };
  private final ObservedObjectStore store =
      new ObservedObjectStore(objects, listener, System::nanoTime);
  private final Fleet yoga = new Fleet(store, "yoga");
  private final List<LogEntry> all = new ArrayList<>();
  private long seq;
  private long counter;

  private HeadRecord head() throws IOException {
    return (HeadRecord) new Fleet(objects, "looker").reader.slot(yoga.device, seq).slot();
  }

  private void publish(List<LogEntry> entries) throws IOException {
    yoga.publish(seq, entries);
    all.addAll(entries);
  }

  /** Publishes entries that are long enough for a segment of their own. */
  private void publishLong(int entries) throws IOException {
    seq++;
    String target = "x".repeat(1_000);
    List<LogEntry> many = new ArrayList<>();
    for (int i = 0; i < entries; i++) {
      counter++;
      many.add(yoga.put(seq, counter, "link-" + counter, new Content.Link(target + counter)));
    }
    publish(many);
  }

  /** Publishes an edit of one of a few files. */
  private void publishEdit() throws IOException {
    seq++;
    counter++;
    Content.File content = yoga.store(bytes("text " + counter));
    List<LogEntry> edit = new ArrayList<>();
    edit.add(yoga.put(seq, counter, "file-" + counter % 20, content));
    if (counter > 20) {
      Put before = yoga.put(seq, counter - 20, "file-" + counter % 20, Content.nothing());
      edit.add(new Drop(seq, before.version().key()));
    }
    publish(edit);
  }

  private static void read(Fleet fleet, DeviceName device) throws IOException {
    SortedSet<Long> slots = fleet.reader.list().getOrDefault(device, new TreeSet<>());
    for (long slot : slots) {
      fleet.reader.read(device, slot);
    }
  }

  @Test
  void thousandsOfSmallPublishesLeaveFewSegmentsAndASmallHead() throws IOException {
    for (int i = 0; i < 2_000; i++) {
      created.clear();
      publishEdit();
      assertTrue(created.size() <= 3, created::toString);
      assertTrue(objects.size(StoreKeys.slot(yoga.device, seq)) < 32 << 10, "head " + seq);
      if (i % 20 == 19) {
        assertTrue(head().segments().size() <= SMALL, () -> "head " + seq);
        yoga.writer.prune(yoga.device, seq);
      }
    }
    assertTrue(objects.list("segments/").size() > 20, "there was something to merge");

    read.clear();
    Fleet fresh = new Fleet(store, "fresh");
    read(fresh, yoga.device);
    assertTrue(read.size() <= 2 * (SMALL + 1), read::toString);
    assertEquals(Log.EMPTY.append(all), fresh.head(yoga.device, seq).log());
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    Put first = fresh.head(yoga.device, seq).log().entries().iterator().next();
    fresh.contents.copyTo(((Content.File) first.version().content()).digest(), text);
    assertEquals("text " + first.version().dot().counter(), text.toString(StandardCharsets.UTF_8));
  }

  @Test
  void whatWasDroppedIsStillHistory() throws IOException {
    for (int i = 0; i < 500; i++) {
      publishEdit();
    }
    Set<Long> told = new HashSet<>();
    List<Written> oldest = new ArrayList<>();
    new Fleet(objects, "reader")
        .reader
        .history()
        .read(
            _ -> true,
            written -> {
              assertTrue(told.add(written.version().dot().counter()), "told twice");
              if (written.version().dot().counter() == 1) {
                oldest.add(written.alone());
              }
            });
    assertEquals(500, told.size());
    Fleet reader = new Fleet(objects, "reader");
    reader.index.learn(oldest.getFirst().packs(), List.of(oldest.getFirst().stored()));
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    reader.contents.copyTo(((Content.File) oldest.getFirst().version().content()).digest(), text);
    assertArrayEquals(bytes("text 1"), text.toByteArray());
  }

  @Test
  void longSegmentsStayAsTheyAre() throws IOException {
    Set<SegmentRef> large = new HashSet<>();
    for (int i = 0; i < 60; i++) {
      publishLong(300);
      List<SegmentRef> segments = head().segments();
      assertTrue(segments.containsAll(large), "head " + seq);
      large.addAll(
          segments.stream().filter(segment -> segment.bytes() >= HALF_OF_THE_LIMIT).toList());
      assertTrue(segments.size() <= large.size() + SMALL, segments::toString);
    }
    assertTrue(large.size() >= 3, large::toString);
    assertEquals(Log.EMPTY.append(all), new Fleet(objects, "lab").head(yoga.device, seq).log());
  }

  @Test
  void whoWasAwayReadsWhatHasChanged() throws IOException {
    for (int i = 0; i < 16; i++) {
      publishLong(300);
    }
    Fleet lab = new Fleet(store, "lab");
    read(lab, yoga.device);
    SegmentRef large = head().segments().getFirst();
    assertTrue(large.bytes() >= HALF_OF_THE_LIMIT, large::toString);
    for (int i = 0; i < 4; i++) {
      publishLong(300);
    }
    yoga.writer.prune(yoga.device, seq);
    read.clear();

    assertEquals(Log.EMPTY.append(all), lab.head(yoga.device, seq).log());

    assertEquals(2, head().segments().size(), "merged since");
    assertEquals(
        List.of(
            StoreKeys.slot(yoga.device, seq).text(),
            StoreKeys.segment(yoga.device, head().segments().getLast().id()).text()),
        read);
    assertEquals(large, head().segments().getFirst());
  }

  @Test
  void aDamagedSegmentIsLeftAsItIsAndThoseAfterItAreMerged() throws IOException {
    publishLong(300);
    SegmentRef damaged = head().segments().getFirst();
    objects.damage(StoreKeys.segment(yoga.device, damaged.id()), new byte[3]);
    for (int i = 0; i < 20; i++) {
      publishLong(300);
      assertEquals(damaged, head().segments().getFirst());
      assertTrue(head().segments().size() <= SMALL, () -> "head " + seq);
    }
    Fleet reader = new Fleet(objects, "reader");
    List<Written> told = new ArrayList<>();
    History history = reader.reader.history();
    history.read(_ -> true, told::add);
    assertEquals(20 * 300, told.size());
    assertEquals(1, history.gaps().size());
  }

  @Test
  void aSegmentThatCannotBeReadNowIsMergedLater() throws IOException {
    publishLong(300);
    objects.setFaults((operation, key) ->
        operation == Operation.READ && key.startsWith(StoreKeys.SEGMENTS)
            ? Faults.Outcome.FAILS
            : Faults.Outcome.FINE);
    publishLong(300);
    objects.setFaults(Faults.NONE);
    assertEquals(2, head().segments().size());
    publishLong(700);
    assertEquals(1, head().segments().size());
    assertEquals(Log.EMPTY.append(all), new Fleet(objects, "lab").head(yoga.device, seq).log());
  }

  @Test
  void aSegmentThatIsNotAsItsHeadSaysIsNotMerged() throws IOException {
    publishLong(300);
    SegmentRef right = head().segments().getFirst();
    SegmentRef wrong = new SegmentRef(right.id(), right.first(), right.last(), 7);
    SegmentReader reader = new SegmentReader(objects, Fleet.ID);
    SegmentMerger merger = new SegmentMerger(reader, 8 << 20);
    var last = reader.read(yoga.device, right);
    assertEquals(List.of(wrong), merger.merge(List.of(wrong), last, right.bytes()).before());
    assertEquals(List.of(), merger.merge(List.of(right), last, right.bytes()).before());
  }

  /** Between the segment and the head that names it. */
  @Test
  void afterACrashTheSameIsDoneAgain() throws IOException {
    publishLong(300);
    seq++;
    List<LogEntry> entries = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      counter++;
      entries.add(yoga.put(seq, counter, "late-" + counter, new Content.Link("x".repeat(1_100))));
    }
    SealedSlot sealed = yoga.writer.seal(yoga.draft(seq, entries));
    List<ObjectKey> segments = objects.list("segments/");
    assertEquals(2, segments.size());
    assertEquals(Log.EMPTY.append(all), new Fleet(objects, "lab").head(yoga.device, seq - 1).log());

    Fleet again = new Fleet(objects, "yoga");
    assertEquals(sealed, again.writer.seal(again.draft(seq, entries)));
    assertEquals(segments, objects.list("segments/"));
    assertEquals(Creation.CREATED, again.writer.create(sealed));
    all.addAll(entries);
    assertEquals(1, head().segments().size());
    assertEquals(Log.EMPTY.append(all), new Fleet(objects, "lab").head(yoga.device, seq).log());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
