package io.tummycrypt.tcfs.store.slot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Log;
import io.tummycrypt.tcfs.core.version.LogEntry;
import io.tummycrypt.tcfs.core.version.LogEntry.Drop;
import io.tummycrypt.tcfs.core.version.LogEntry.Put;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.content.ContentIndex;
import io.tummycrypt.tcfs.store.entry.StoredEntry;
import io.tummycrypt.tcfs.store.format.Compression;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.object.InMemoryObjectStore;
import io.tummycrypt.tcfs.store.segment.Segment;
import io.tummycrypt.tcfs.store.segment.SegmentCodec;
import io.tummycrypt.tcfs.store.slot.SlotRecord.HeadRecord;
import io.tummycrypt.tcfs.store.slot.SlotRecord.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** However a log is cut into segments, and whatever of it was folded before: the fold is one. */
final class LogFolderTest {
  private static final int SEEDS = 200;
  private static final int HEADS = 40;

  /** So few that each is put and dropped again and again. */
  private static final int VERSIONS = 12;

  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final Fleet yoga = new Fleet(store, "yoga");
  private final SegmentCodec codec = new SegmentCodec(Fleet.ID);

  @Test
  void aLogThatIsContinuedIsTheOneThatIsFoldedAtOnce() throws IOException {
    for (long seed = 1; seed <= SEEDS; seed++) {
      new Course(seed).run();
    }
  }

  private LogFolder folder() {
    return new LogFolder(new SegmentReader(store, Fleet.ID), new ContentIndex());
  }

  /** The heads of one device, one after the other, each of which cuts the log anew. */
  private final class Course {
    private final long seed;
    private final Random random;
    private final LogFolder away = folder();
    private final List<LogEntry> all = new ArrayList<>();
    private List<List<LogEntry>> segments = new ArrayList<>();
    private List<LogEntry> tail = new ArrayList<>();

    private Course(long seed) {
      this.seed = seed;
      this.random = new Random(seed);
    }

    private void run() throws IOException {
      HeadRecord before = null;
      Log logBefore = Log.EMPTY;
      for (long seq = 1; seq <= HEADS; seq++) {
        draw(seq);
        if (random.nextInt(3) == 0) {
          seal();
        }
        while (segments.size() > 1 && random.nextInt(2) == 0) {
          merge();
        }
        HeadRecord head = head(seq);
        Log log = Log.EMPTY.append(all);
        if (random.nextInt(3) == 0) {
          // Whoever reads a chain begins at a slot before the last one.
          if (before != null && random.nextBoolean()) {
            assertEquals(logBefore, away.fold(before), "seed " + seed + ", before head " + seq);
          }
          assertEquals(log, away.fold(head), "seed " + seed + ", head " + seq);
          assertEquals(log, folder().fold(head), "seed " + seed + ", head " + seq + " at once");
        }
        before = head;
        logBefore = log;
      }
    }

    private void draw(long seq) {
      for (int i = random.nextInt(6); i > 0; i--) {
        int version = 1 + random.nextInt(VERSIONS);
        Put put = yoga.put(seq, version, "f" + version % 3, new Content.Folder(0700));
        LogEntry entry = random.nextBoolean() ? put : new Drop(seq, put.version().key());
        tail.add(entry);
        all.add(entry);
      }
    }

    /** Into one segment or two, and perhaps not all of it, which is more than a writer does. */
    private void seal() {
      int end = random.nextBoolean() ? tail.size() : random.nextInt(tail.size() + 1);
      int cut = random.nextInt(end + 1);
      for (List<LogEntry> part : List.of(tail.subList(0, cut), tail.subList(cut, end))) {
        if (!part.isEmpty()) {
          segments.add(List.copyOf(part));
        }
      }
      tail = new ArrayList<>(tail.subList(end, tail.size()));
    }

    /** Any two neighbours, which also is more than a writer does. */
    private void merge() {
      int at = random.nextInt(segments.size() - 1);
      List<LogEntry> joined = new ArrayList<>(segments.get(at));
      joined.addAll(segments.get(at + 1));
      List<List<LogEntry>> fewer = new ArrayList<>(segments);
      fewer.set(at, joined);
      fewer.remove(at + 1);
      segments = fewer;
    }

    private HeadRecord head(long seq) throws IOException {
      List<SegmentRef> refs = new ArrayList<>();
      for (List<LogEntry> segment : segments) {
        refs.add(store(segment));
      }
      return new HeadRecord(
          new Place(yoga.device, seq, seq == 1 ? null : Fleet.digest(1), Fleet.AT),
          yoga.incarnation,
          0,
          seq,
          0,
          refs,
          List.of(),
          stored(tail),
          new TreeMap<>(),
          new TreeMap<>(),
          new TreeMap<>());
    }
  }

  private SegmentRef store(List<LogEntry> entries) throws IOException {
    Segment segment = new Segment(yoga.device, List.of(), stored(entries));
    byte[] bytes = codec.write(segment);
    var id = Hasher.hash(bytes);
    store.damage(StoreKeys.segment(yoga.device, id), bytes);
    return new SegmentRef(id, segment.first(), segment.last(), Compression.declaredLength(bytes));
  }

  private static List<StoredEntry> stored(List<LogEntry> entries) {
    return entries.stream().map(entry -> new StoredEntry(entry, 0, List.of())).toList();
  }
}
