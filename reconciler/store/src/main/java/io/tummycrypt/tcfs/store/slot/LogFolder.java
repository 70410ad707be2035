package io.tummycrypt.tcfs.store.slot;

import io.tummycrypt.tcfs.core.observed.DeviceState;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Log;
import io.tummycrypt.tcfs.core.version.LogEntry;
import io.tummycrypt.tcfs.core.version.LogEntry.Put;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.store.content.ContentIndex;
import io.tummycrypt.tcfs.store.entry.StoredEntry;
import io.tummycrypt.tcfs.store.segment.Segment;
import io.tummycrypt.tcfs.store.slot.SlotRecord.HeadRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Folds segments and tail into a log. What was folded last is kept for each device, so that a head
 * that continues it costs only what is new, also where segments were merged since.
 */
final class LogFolder {
  /** A chain is read from its last but one head on, and these may name different segments. */
  private static final int KEPT = 3;

  /** So many entries are gathered before they are folded: each time the whole log is copied. */
  private static final int MANY = 100_000;

  /** The log of a device up to the last of these segments. */
  private record Folded(List<SegmentRef> segments, Log log) {
    static final Folded NOTHING = new Folded(List.of(), Log.EMPTY);

    private static final int IS_OTHER = -1;

    /**
     * The first of these segments that has to be folded after this, with all that follow; {@code
     * IS_OTHER} if they do not continue it.
     *
     * <p>All entries of heads before the last one folded are in this, so what is left begins in the
     * first segment that goes as far as that head. It may begin earlier, and then entries are
     * folded twice. That changes nothing, for what follows them is folded again, too: whether a
     * version is live is decided by its last entry, and from when on by the first put after its
     * last drop.
     */
    int continuedFrom(List<SegmentRef> longer) {
      int same = 0;
      while (same < Math.min(segments.size(), longer.size())
          && segments.get(same).equals(longer.get(same))) {
        same++;
      }
      if (same == segments.size()) {
        return same;
      }
      long last = segments.getLast().last();
      if (longer.isEmpty() || longer.getLast().last() <= last) {
        return IS_OTHER;
      }
      int from = same;
      while (longer.get(from).last() < last) {
        from++;
      }
      return from;
    }
  }

  private final SegmentReader reader;
  private final ContentIndex index;
  private final Map<DeviceName, List<Folded>> latest = new ConcurrentHashMap<>();

  private DeviceState state = new DeviceState();

  LogFolder(SegmentReader reader, ContentIndex index) {
    this.reader = reader;
    this.index = index;
  }

  /** From now on, has versions share with the bases of this state. */
  void shareWith(DeviceState bases) {
    state = bases;
  }

  Log fold(HeadRecord head) throws IOException {
    DeviceName device = head.place().device();
    List<SegmentRef> segments = head.segments();
    Folded folded = longest(device, segments);
    List<SegmentRef> left = segments.subList(folded.continuedFrom(segments), segments.size());
    Log log = folded.log();
    List<LogEntry> gathered = new ArrayList<>();
    for (SegmentRef segment : left) {
      gathered.addAll(load(device, segment));
      if (gathered.size() > Math.max(MANY, log.size())) {
        log = log.append(gathered);
        gathered.clear();
      }
    }
    log = log.append(gathered);
    if (!left.isEmpty()) {
      keep(device, new Folded(segments, log));
    }
    return log.append(entries(head.tail()));
  }

  private Folded longest(DeviceName device, List<SegmentRef> segments) {
    return latest.getOrDefault(device, List.of()).stream()
        .max(Comparator.comparingInt(folded -> folded.continuedFrom(segments)))
        .filter(folded -> folded.continuedFrom(segments) != Folded.IS_OTHER)
        .orElse(Folded.NOTHING);
  }

  private void keep(DeviceName device, Folded folded) {
    latest.compute(
        device,
        (_, before) ->
            Stream.concat(Stream.of(folded), before == null ? Stream.of() : before.stream())
                .limit(KEPT)
                .toList());
  }

  private List<LogEntry> load(DeviceName device, SegmentRef ref) throws IOException {
    Segment segment = reader.read(device, ref);
    index.learn(segment.packs(), segment.entries());
    return entries(segment.entries());
  }

  private List<LogEntry> entries(List<StoredEntry> stored) {
    return stored.stream().map(entry -> sharing(entry.entry())).toList();
  }

  /**
   * The same entry, of which nothing is in memory twice: there is one for every file of a fleet.
   */
  private LogEntry sharing(LogEntry entry) {
    if (!(entry instanceof Put put)) {
      return entry;
    }
    Version version = put.version();
    return new Put(
        put.seq(),
        state.share(
            version.content() instanceof Content.File file
                ? version.with(index.known(file))
                : version));
  }
}
