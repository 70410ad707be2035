package io.tummycrypt.tcfs.store.slot;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.store.entry.StoredEntry;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.ObjectReader;
import io.tummycrypt.tcfs.store.segment.SegmentCopies;
import io.tummycrypt.tcfs.store.slot.SlotRecord.EndRecord;
import io.tummycrypt.tcfs.store.slot.SlotRecord.HeadRecord;
import io.tummycrypt.tcfs.store.slot.SlotRecord.StampRecord;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a device has published, head by head, in the order in which it has. A head that this process
 * has written or read need not be read again. For another thread than the one that reads and writes
 * chains; the contents of files are not looked for.
 */
public final class OwnLog {
  private final ObjectReader store;
  private final DeviceName device;
  private final StoreHeadReader reader;
  private final SlotCodec codec;
  private final SegmentReader segments;

  /**
   * The log of a device.
   *
   * @param reader of the same store; what it knows already is not read again
   */
  public OwnLog(
      ObjectReader store,
      FleetId fleet,
      DeviceName device,
      StoreHeadReader reader,
      SegmentCopies copies) {
    this.store = store;
    this.device = device;
    this.reader = reader;
    this.codec = new SlotCodec(fleet);
    this.segments = new SegmentReader(store, fleet, copies);
  }

  /** The number of the highest slot in the store; 0 if there is none. A request for a listing. */
  public long end() throws IOException {
    long end = 0;
    for (ObjectKey key : store.list(StoreKeys.slots(device))) {
      end = Math.max(end, StoreKeys.number(key));
    }
    return end;
  }

  /**
   * What heads have published whose number is more than {@code after} and no more than {@code
   * last}; {@code last} is in the store, or a higher one is.
   *
   * @throws IOException if something of it cannot be read, or is damaged; a retry is safe
   */
  public Reading read(long after, long last) throws IOException {
    HeadRecord head = head(after, last);
    return new Reading(head, after, last);
  }

  /** The last head of these; null if there are only other slots. */
  private @Nullable HeadRecord head(long after, long last) throws IOException {
    for (long seq = last; seq > after; seq--) {
      switch (slot(seq, last)) {
        case HeadRecord head -> {
          return head;
        }
        case StampRecord _, EndRecord _ -> {}
      }
    }
    return null;
  }

  /** One that was pruned since is named by those after it. */
  private SlotRecord slot(long seq, long last) throws IOException {
    SlotRecord known = reader.known(device, seq);
    if (known != null) {
      return known;
    }
    try {
      return stored(seq);
    } catch (NoSuchFileException e) {
      long end = end();
      if (seq < last || end <= seq) {
        throw e;
      }
      return stored(end);
    }
  }

  private SlotRecord stored(long seq) throws IOException {
    ObjectKey key = StoreKeys.slot(device, seq);
    return codec.read(key, store.read(key, SlotCodec.LIMIT));
  }

  /**
   * A way through the log. Two segments are in memory at the most, however much a head has
   * published. Not thread-safe.
   */
  public final class Reading {
    private final long after;
    private final long last;
    private final List<SegmentRef> refs = new ArrayList<>();
    private final List<StoredEntry> tail;
    private final Walk here = new Walk();
    private final Walk ahead = new Walk();
    private long seq;

    /** What was read last, for whoever comes after. */
    private @Nullable Part latest;

    private Reading(@Nullable HeadRecord head, long after, long last) {
      this.after = after;
      this.last = last;
      this.tail = head == null ? List.of() : head.tail();
      if (head != null) {
        head.segments().stream()
            .filter(ref -> ref.last() > after && ref.first() <= last)
            .forEach(refs::add);
      }
    }

    /**
     * Goes on to the next head that has published something; what is left of the one before is
     * passed over.
     *
     * @param sight is shown all that it has published, in order, before any of it is taken
     * @return false if there is none
     */
    public boolean nextHead(Consumer<StoredEntry> sight) throws IOException {
      while (next() != null) {
        // It is passed over.
      }
      StoredEntry first = here.peek();
      if (first == null) {
        return false;
      }
      seq = first.entry().seq();
      for (StoredEntry each = ahead.take(seq); each != null; each = ahead.take(seq)) {
        sight.accept(each);
      }
      return true;
    }

    /** The number of the head. */
    public long seq() {
      return seq;
    }

    /** The next thing that the head has published; null if that was all. */
    public @Nullable StoredEntry next() throws IOException {
      return here.take(seq);
    }

    private List<StoredEntry> entries(int part) throws IOException {
      if (part == refs.size()) {
        return tail;
      }
      Part found = latest;
      if (found == null || found.number() != part) {
        found = new Part(part, segments.read(device, refs.get(part)).entries());
        latest = found;
      }
      return found.entries();
    }

    /** A place in the log. */
    private final class Walk {
      private int part = -1;
      private List<StoredEntry> entries = List.of();
      private int at;

      /** What comes next; null at the end. */
      @Nullable StoredEntry peek() throws IOException {
        while (true) {
          while (at == entries.size()) {
            if (part == refs.size()) {
              return null;
            }
            part++;
            entries = entries(part);
            at = 0;
          }
          long number = entries.get(at).entry().seq();
          if (number > after) {
            return number > last ? null : entries.get(at);
          }
          at++;
        }
      }

      /** What comes next, if that head has published it. */
      @Nullable StoredEntry take(long head) throws IOException {
        StoredEntry next = peek();
        if (next == null || next.entry().seq() != head) {
          return null;
        }
        at++;
        return next;
      }
    }
  }

  /** The entries of a segment, and where it stands. */
  private record Part(int number, List<StoredEntry> entries) {}
}
