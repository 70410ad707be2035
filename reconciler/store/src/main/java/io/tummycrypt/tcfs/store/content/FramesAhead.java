package io.tummycrypt.tcfs.store.content;

import io.tummycrypt.tcfs.store.object.Awaited;
import io.tummycrypt.tcfs.store.pack.ChunkPlace;
import io.tummycrypt.tcfs.store.pack.PlainFrame;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.FutureTask;

/**
 * The frames of a long content in turn, for one thread. While it uses one, others make the next of
 * them plain, in arrays that are used over and over: new ones for all of a long file would have to
 * be collected all the time.
 */
final class FramesAhead implements ContentReader.Frames {
  private static final int AHEAD = 2;
  private static final String WHAT = "reading content";

  private final FrameCache frames;
  private final Extents needed;

  /** One for each frame, in turn. */
  private final List<ChunkPlace> turns = new ArrayList<>();

  /** Those that are needed again; what is needed once is not kept. */
  private final Set<Extents.Key> repeated = new HashSet<>();

  private final Queue<FutureTask<PlainFrame>> begun = new ArrayDeque<>();
  private final byte[][] spaces = new byte[AHEAD + 1][];
  private int next;

  FramesAhead(FrameCache frames, Extents needed, List<ChunkPlace> chunks) {
    this.frames = frames;
    this.needed = needed;
    Set<Extents.Key> seen = new HashSet<>();
    Extents.Key last = null;
    for (ChunkPlace place : chunks) {
      Extents.Key key = Extents.Key.of(place);
      if (!key.equals(last)) {
        turns.add(place);
        if (!seen.add(key)) {
          repeated.add(key);
        }
        last = key;
      }
    }
  }

  /** The frames come in the turn of the chunks, whichever is asked for. */
  @Override
  public PlainFrame next(ChunkPlace place) throws IOException {
    while (next < turns.size() && begun.size() <= AHEAD) {
      begin(next++);
    }
    return Awaited.result(begun.remove(), WHAT);
  }

  private void begin(int turn) {
    ChunkPlace place = turns.get(turn);
    FutureTask<PlainFrame> frame =
        new FutureTask<>(() ->
            repeated.contains(Extents.Key.of(place))
                ? frames.read(place, needed)
                : frames.frame(place, needed, length -> space(turn % spaces.length, length)));
    begun.add(frame);
    Thread.startVirtualThread(frame);
  }

  /** Whoever had it before has used it, for no more are begun than there are. */
  private byte[] space(int number, int length) {
    byte[] space = spaces[number];
    if (space == null || space.length < length) {
      space = new byte[length];
      spaces[number] = space;
    }
    return space;
  }
}
