package io.tummycrypt.tcfs.store.content;

import io.tummycrypt.tcfs.store.pack.ChunkPlace;
import io.tummycrypt.tcfs.store.pack.Frame;
import io.tummycrypt.tcfs.store.pack.PackId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The frames that some contents need, in extents: frames that follow one another in their pack, so
 * that one request reads them. Safe for many threads.
 */
final class Extents {
  /** No extent has more bytes, but for a frame that has more by itself. */
  static final int LIMIT = 1 << 20;

  /** A frame, by where it is. */
  record Key(PackId pack, long offset) {
    static Key of(ChunkPlace place) {
      return new Key(place.pack(), place.frame().offset());
    }
  }

  /**
   * Bytes of a pack that are read together.
   *
   * @param turn when the first of its frames is needed, among all frames
   */
  record Extent(PackId pack, long offset, int length, int turn) {}

  private static final Comparator<ChunkPlace> AS_STORED =
      Comparator.comparing(ChunkPlace::pack).thenComparingLong(place -> place.frame().offset());

  private final Map<Key, Extent> ofFrames = new HashMap<>();
  private final NavigableMap<Integer, Extent> inTurn = new TreeMap<>();
  private final Set<Extent> begun = ConcurrentHashMap.newKeySet();

  /** Frames of each extent that nobody has used yet. */
  private final Map<Extent, Integer> left = new ConcurrentHashMap<>();

  private Extents() {}

  /**
   * Those of chunks that are needed in this order.
   *
   * @param chunks of which several may be in one frame
   */
  static Extents of(Collection<ChunkPlace> chunks) {
    Map<Key, Integer> turns = new HashMap<>();
    List<ChunkPlace> frames = new ArrayList<>();
    for (ChunkPlace chunk : chunks) {
      if (turns.putIfAbsent(Key.of(chunk), frames.size()) == null) {
        frames.add(chunk);
      }
    }
    frames.sort(AS_STORED);
    Extents extents = new Extents();
    for (int from = 0, to; from < frames.size(); from = to) {
      to = end(frames, from);
      extents.add(frames.subList(from, to), turns);
    }
    return extents;
  }

  /** Where the extent ends that begins with this frame. */
  private static int end(List<ChunkPlace> frames, int from) {
    Frame first = frames.get(from).frame();
    long end = first.offset() + first.storedLength();
    int to = from + 1;
    while (to < frames.size()) {
      ChunkPlace next = frames.get(to);
      long longer = next.frame().offset() + next.frame().storedLength();
      boolean follows = next.pack().equals(frames.get(from).pack()) && next.frame().offset() == end;
      if (!follows || longer - first.offset() > LIMIT) {
        break;
      }
      end = longer;
      to++;
    }
    return to;
  }

  private void add(List<ChunkPlace> run, Map<Key, Integer> turns) {
    int length = 0;
    int turn = Integer.MAX_VALUE;
    for (ChunkPlace each : run) {
      length += each.frame().storedLength();
      turn = Math.min(turn, Objects.requireNonNull(turns.get(Key.of(each))));
    }
    ChunkPlace first = run.getFirst();
    Extent extent = new Extent(first.pack(), first.frame().offset(), length, turn);
    run.forEach(each -> ofFrames.put(Key.of(each), extent));
    inTurn.put(turn, extent);
    left.put(extent, run.size());
  }

  /** The one that a chunk is in; of a chunk that nobody spoke of, its frame. */
  Extent of(ChunkPlace chunk) {
    Extent extent = ofFrames.get(Key.of(chunk));
    return extent != null ? extent : alone(chunk);
  }

  private static Extent alone(ChunkPlace chunk) {
    Frame frame = chunk.frame();
    return new Extent(chunk.pack(), frame.offset(), frame.storedLength(), Integer.MAX_VALUE);
  }

  /** Those that are needed first after this one. */
  Collection<Extent> after(Extent extent) {
    return inTurn.tailMap(extent.turn(), /* inclusive= */ false).values();
  }

  /** Takes note that this one is being read, so that nobody reads it ahead after it was used. */
  void begin(Extent extent) {
    begun.add(extent);
  }

  /**
   * Takes note that one more of its frames was used.
   *
   * @return whether all were, so that its bytes need not be kept
   */
  boolean use(Extent extent) {
    return left.computeIfPresent(extent, (_, frames) -> frames == 1 ? null : frames - 1) == null;
  }

  /** Whether it is being read, or was. */
  boolean isBegun(Extent extent) {
    return begun.contains(extent);
  }
}
