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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Folds segments and tail into a log. What was folded last is kept for each device, so that a head
 * that continues it costs only what is new.
 */
final class LogFolder {
  /** A chain is read from its last but one head on, and these may name different segments. */
  private static final int KEPT = 3;

  /** The log of a device up to the last of these segments. */
  private record Folded(List<SegmentRef> segments, Log log) {
    static final Folded NOTHING = new Folded(List.of(), Log.EMPTY);

    boolean isContinuedBy(List<SegmentRef> longer) {
      return longer.size() >= segments.size()
          && longer.subList(0, segments.size()).equals(segments);
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
    Log log = folded.log();
    for (SegmentRef segment : segments.subList(folded.segments().size(), segments.size())) {
      log = log.append(load(device, segment));
    }
    if (segments.size() > folded.segments().size()) {
      keep(device, new Folded(segments, log));
    }
    return log.append(entries(head.tail()));
  }

  private Folded longest(DeviceName device, List<SegmentRef> segments) {
    return latest.getOrDefault(device, List.of()).stream()
        .filter(folded -> folded.isContinuedBy(segments))
        .max(Comparator.comparingInt(folded -> folded.segments().size()))
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

  /** The same entry, of which nothing is in memory twice: there is one for every file of a fleet. */
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
