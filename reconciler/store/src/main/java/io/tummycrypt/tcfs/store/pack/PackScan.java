package io.tummycrypt.tcfs.store.pack;

import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.format.DamagedObjectException;
import io.tummycrypt.tcfs.store.object.ObjectReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads all of a pack, once and in pieces: the digest of its bytes, and which of its frames are
 * what they say.
 */
public final class PackScan {
  /** So much is read at once, or a single frame. */
  private static final int PIECE = 4 << 20;

  private final ObjectReader store;

  public PackScan(ObjectReader store) {
    this.store = store;
  }

  /**
   * What a pack came to.
   *
   * @param digest of all its bytes
   * @param damaged the frames of which some chunk is not what it says, in order
   */
  public record Scanned(Digest digest, List<Frame> damaged) {
    public Scanned {
      damaged = List.copyOf(damaged);
    }
  }

  /**
   * Reads the pack to its end.
   *
   * @param table all frames of the pack, in order; none if they are not known
   * @param size how many bytes the pack has
   */
  public Scanned scan(PackTable table, long size) throws IOException {
    Hasher hasher = Hasher.blake3();
    List<Frame> damaged = new ArrayList<>();
    List<Frame> left = table.frames();
    long at = 0;
    while (at < size) {
      List<Frame> piece = left.subList(0, piece(left, at));
      left = left.subList(piece.size(), left.size());
      long end = piece.isEmpty() ? Math.min(size, at + PIECE) : end(piece.getLast());
      byte[] bytes = store.readRange(table.pack().key(), at, Math.toIntExact(end - at));
      hasher.update(bytes, 0, bytes.length);
      for (Frame frame : piece) {
        if (!isSound(table.pack(), frame, bytes, Math.toIntExact(frame.offset() - at))) {
          damaged.add(frame);
        }
      }
      at = end;
    }
    return new Scanned(hasher.finish(), damaged);
  }

  /** How many of these frames are read next. */
  private static int piece(List<Frame> left, long at) {
    int count = 0;
    while (count < left.size() && (count == 0 || end(left.get(count)) - at <= PIECE)) {
      count++;
    }
    return count;
  }

  private static long end(Frame frame) {
    return frame.offset() + frame.storedLength();
  }

  private static boolean isSound(PackId pack, Frame frame, byte[] bytes, int offset)
      throws IOException {
    try {
      PlainFrame.of(pack, frame, bytes, offset, byte[]::new).verify();
      return true;
    } catch (DamagedObjectException e) {
      return false;
    }
  }
}
