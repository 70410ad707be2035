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
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The frames that some contents need, in extents: frames that follow one another in their pack, so
 * that one request reads them. Safe for many threads.
 */
final class Extents {
  /**
   * No extent has more bytes, but for a frame that has more by itself. A request costs a server as
   * much as a megabyte or so.
   */
  static final int LIMIT =
      (int) Math.clamp(Runtime.getRuntime().maxMemory() / 512, 1L << 20, 4L << 20);

  /** A frame, by where it is. */
  record Key(PackId pack, long offset) {
    static Key of(ChunkPlace place) {
      return new Key(place.pack(), place.frame().offset());
    }
  }

  /** Bytes of a pack that are read together. */
  record Extent(PackId pack, long offset, int length) {
    private static Extent of(ChunkPlace place) {
      Frame frame = place.frame();
      return new Extent(place.pack(), frame.offset(), frame.storedLength());
    }
  }

  private static final Comparator<ChunkPlace> AS_STORED =
      Comparator.comparing(ChunkPlace::pack).thenComparingLong(place -> place.frame().offset());

  /** Of the frames that nobody has used yet. */
  private final Map<Key, Extent> unused = new ConcurrentHashMap<>();

  /** When the first frame of each is needed, among all frames. */
  private final Map<Extent, Integer> turns = new HashMap<>();

  private final NavigableMap<Integer, Extent> inTurn = new TreeMap<>();
  private final Map<Extent, AtomicInteger> left = new HashMap<>();
  private final Set<Extent> begun = ConcurrentHashMap.newKeySet();

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

  private void add(List<ChunkPlace> run, Map<Key, Integer> turnsOfFrames) {
    int length = 0;
    int turn = Integer.MAX_VALUE;
    for (ChunkPlace each : run) {
      length += each.frame().storedLength();
      turn = Math.min(turn, Objects.requireNonNull(turnsOfFrames.get(Key.of(each))));
    }
    ChunkPlace first = run.getFirst();
    Extent extent = new Extent(first.pack(), first.frame().offset(), length);
    run.forEach(each -> unused.put(Key.of(each), extent));
    turns.put(extent, turn);
    inTurn.put(turn, extent);
    left.put(extent, new AtomicInteger(run.size()));
  }

  /**
   * What to read for the frame of this chunk: the frame alone, if it was used before, or if nobody
   * spoke of it.
   */
  Extent of(ChunkPlace chunk) {
    Extent extent = unused.get(Key.of(chunk));
    return extent != null ? extent : Extent.of(chunk);
  }

  /** Those that are needed first after this one. */
  Collection<Extent> after(Extent extent) {
    Integer turn = turns.get(extent);
    return turn == null ? List.of() : inTurn.tailMap(turn, /* inclusive= */ false).values();
  }

  /**
   * Takes note that somebody is about to read this one.
   *
   * @return false if somebody was before
   */
  boolean begin(Extent extent) {
    return begun.add(extent);
  }

  /** Takes note that it is not being read after all. */
  void leave(Extent extent) {
    begun.remove(extent);
  }

  /**
   * Takes note that the frame of this chunk was used.
   *
   * @return whether all of its extent were, so that its bytes need not be kept
   */
  boolean use(ChunkPlace chunk) {
    Extent extent = unused.remove(Key.of(chunk));
    return extent != null && Objects.requireNonNull(left.get(extent)).decrementAndGet() == 0;
  }

  /** Whether it is one frame, of which no part can be had by itself. */
  static boolean isAlone(Extent extent, ChunkPlace chunk) {
    return extent.equals(Extent.of(chunk));
  }
}
