package io.tummycrypt.tcfs.store.pack;

import io.tummycrypt.tcfs.store.format.DamagedObjectException;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.ObjectReader;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.function.IntFunction;

/** Reads frames and tables out of packs. Every method is safe to repeat. */
public final class PackReader {
  private final ObjectReader store;
  private final FleetId fleet;

  public PackReader(ObjectReader store, FleetId fleet) {
    this.store = store;
    this.fleet = fleet;
  }

  /**
   * One frame; its chunks are verified as they are taken out.
   *
   * @throws DamagedObjectException if the pack is missing or ends before, or the frame does not
   *     become what it says
   */
  public PlainFrame frame(PackId pack, Frame frame) throws IOException {
    return PlainFrame.of(pack, frame, stored(pack.key(), frame), 0, byte[]::new);
  }

  /**
   * The same out of bytes of the pack that were read before, from {@code offset} of the pack on.
   *
   * @param space gives an array of at least so many bytes, which the frame may have for its own
   * @throws DamagedObjectException if the frame is not in them, or does not become what it says
   */
  public static PlainFrame frame(
      ChunkPlace place, byte[] stored, long offset, IntFunction<byte[]> space)
      throws DamagedObjectException {
    Frame frame = place.frame();
    long start = frame.offset() - offset;
    if (start < 0 || start + frame.storedLength() > stored.length) {
      // Two tables tell of the same pack, and not the same.
      throw new DamagedObjectException(
          place.pack().key(),
          "%d bytes at %d".formatted(stored.length, offset),
          "%d bytes at %d".formatted(frame.storedLength(), frame.offset()));
    }
    return PlainFrame.of(place.pack(), frame, stored, (int) start, space);
  }

  /**
   * The stored bytes of frames that follow one another; nothing is verified.
   *
   * @throws DamagedObjectException if the pack is missing or ends before
   */
  public byte[] stored(PackId pack, long offset, int length) throws IOException {
    return range(pack.key(), offset, length);
  }

  /** The stored bytes of a frame in an object that may be the pack; nothing is verified. */
  byte[] stored(ObjectKey at, Frame frame) throws IOException {
    return range(at, frame.offset(), frame.storedLength());
  }

  /** Rebuilds the whole table of a pack from its end. */
  public PackTable table(PackId pack) throws IOException {
    return table(pack, pack.key());
  }

  /** The same of an object that may be the pack. */
  PackTable table(PackId pack, ObjectKey at) throws IOException {
    long size = store.size(at);
    long space = size - PackLayout.TRAILER_LENGTH - PackLayout.MAGIC.length;
    if (space < 0) {
      throw new DamagedObjectException(at, size + " bytes", "a pack");
    }
    byte[] trailer = range(at, size - PackLayout.TRAILER_LENGTH, PackLayout.TRAILER_LENGTH);
    int length = PackLayout.directoryLength(at, trailer, space);
    byte[] directory = range(at, size - PackLayout.TRAILER_LENGTH - length, length);
    return PackLayout.table(pack, fleet, directory, trailer);
  }

  private byte[] range(ObjectKey at, long offset, int length) throws IOException {
    String expected = "%d bytes at %d".formatted(length, offset);
    try {
      return store.readRange(at, offset, length);
    } catch (NoSuchFileException missing) {
      throw new DamagedObjectException(at, "no such object", expected, missing);
    } catch (EOFException shorter) {
      throw new DamagedObjectException(at, store.size(at) + " bytes in all", expected, shorter);
    }
  }
}
