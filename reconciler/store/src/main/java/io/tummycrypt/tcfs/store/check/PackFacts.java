package io.tummycrypt.tcfs.store.check;

import io.tummycrypt.tcfs.store.pack.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a pack, in few bytes: there may be a hundred thousand of them. Of a frame its
 * place is kept, and a hash of all that its directory says of it.
 */
final class PackFacts {
  /** What became of looking for the frames of a pack. */
  enum State {
    /** The pack is not there, or is not given out. */
    GONE,
    /** It is there, and its directory cannot be used. */
    WITHOUT_DIRECTORY,
    /** Its directory says which frames it has. */
    KNOWN
  }

  private final State state;
  private final long size;
  private final long[] offsets;
  private final int[] hashes;

  /** What single frames were found to be, by place and hash; most need no such look. */
  private final Map<Long, Boolean> looks = new ConcurrentHashMap<>();

  PackFacts(State state, long size, List<Frame> frames) {
    this.state = state;
    this.size = size;
    this.offsets = frames.stream().mapToLong(Frame::offset).toArray();
    this.hashes = frames.stream().mapToInt(Frame::hashCode).toArray();
  }

  State state() {
    return state;
  }

  /** Whether the pack has as many bytes as it needs for this frame. */
  boolean hasRoomFor(Frame frame) {
    return frame.offset() + frame.storedLength() <= size;
  }

  /** Whether its directory has exactly this frame. */
  boolean has(Frame frame) {
    int at = Arrays.binarySearch(offsets, frame.offset());
    return at >= 0 && hashes[at] == frame.hashCode();
  }

  /** What was found of a frame when it was looked at by itself; null if it never was. */
  @Nullable Boolean look(Frame frame) {
    return looks.get(key(frame));
  }

  void found(Frame frame, boolean isSound) {
    looks.put(key(frame), isSound);
  }

  private static long key(Frame frame) {
    return (frame.offset() << 32) ^ (frame.hashCode() & 0xffff_ffffL);
  }
}
