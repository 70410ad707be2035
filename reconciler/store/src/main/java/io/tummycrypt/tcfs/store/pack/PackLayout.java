package io.tummycrypt.tcfs.store.pack;

import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.format.DamagedObjectException;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.format.ForeignObjectException;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.pack.Frame.Codec;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The bytes of a pack: magic, frames, directory, trailer. All numbers are big-endian. The trailer
 * has a fixed length, so that a directory can be found from the end.
 */
final class PackLayout {
  /** The first 8 bytes, and the last 8. */
  static final byte[] MAGIC = "TCFSPK3\n".getBytes(StandardCharsets.US_ASCII);

  /** Length of the directory, its BLAKE3, magic. */
  static final int TRAILER_LENGTH = Integer.BYTES + Digest.BYTES + MAGIC.length;

  private static final int DIRECTORY_START = FleetId.BYTES + Long.BYTES + Integer.BYTES;
  private static final int FRAME_START = 3 * Integer.BYTES + 1;
  private static final int CHUNK_LENGTH = Digest.BYTES + Integer.BYTES;

  private PackLayout() {}

  /** Directory and trailer. */
  static byte[] end(FleetId fleet, long epoch, List<Frame> frames) {
    byte[] directory = directory(fleet, epoch, frames);
    return ByteBuffer.allocate(directory.length + TRAILER_LENGTH)
        .put(directory)
        .putInt(directory.length)
        .put(Hasher.hash(directory).bytes())
        .put(MAGIC)
        .array();
  }

  private static byte[] directory(FleetId fleet, long epoch, List<Frame> frames) {
    int chunks = frames.stream().mapToInt(frame -> frame.chunks().size()).sum();
    ByteBuffer out =
        ByteBuffer.allocate(DIRECTORY_START + frames.size() * FRAME_START + chunks * CHUNK_LENGTH);
    fleet.write(out);
    out.putLong(epoch).putInt(frames.size());
    for (Frame frame : frames) {
      out.put(code(frame.codec()));
      out.putInt(frame.storedLength()).putInt(frame.plainLength()).putInt(frame.chunks().size());
      for (PackedChunk chunk : frame.chunks()) {
        out.put(chunk.digest().bytes()).putInt(chunk.length());
      }
    }
    return out.array();
  }

  /**
   * The length of the directory.
   *
   * @param space how many bytes there are for frames and directory
   */
  static int directoryLength(ObjectKey key, byte[] trailer, long space) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(trailer);
    int length = in.getInt();
    byte[] magic = Arrays.copyOfRange(trailer, TRAILER_LENGTH - MAGIC.length, TRAILER_LENGTH);
    if (!Arrays.equals(magic, MAGIC) || length < DIRECTORY_START || length > space) {
      throw new DamagedObjectException(key, "another end", "the trailer of a pack");
    }
    return length;
  }

  /** Reads a directory whose digest stands in the trailer. */
  static PackTable table(PackId pack, FleetId fleet, byte[] directory, byte[] trailer)
      throws IOException {
    ObjectKey key = pack.key();
    Digest expected = digest(ByteBuffer.wrap(trailer, Integer.BYTES, Digest.BYTES));
    Digest found = Hasher.hash(directory);
    if (!found.equals(expected)) {
      throw new DamagedObjectException(
          key, "a directory with digest " + found.hex(), expected.hex());
    }
    ByteBuffer in = ByteBuffer.wrap(directory);
    ForeignObjectException.requireSame(key, FleetId.read(in), fleet);
    long epoch = in.getLong();
    if (epoch != pack.epoch()) {
      throw new DamagedObjectException(key, "epoch " + epoch, "epoch " + pack.epoch());
    }
    return new PackTable(pack, frames(key, in));
  }

  private static List<Frame> frames(ObjectKey key, ByteBuffer in) throws IOException {
    try {
      List<Frame> frames = new ArrayList<>();
      int count = in.getInt();
      long offset = MAGIC.length;
      for (int i = 0; i < count; i++) {
        Frame frame = frame(in, offset);
        frames.add(frame);
        offset += frame.storedLength();
      }
      if (in.hasRemaining()) {
        throw new IllegalArgumentException(in.remaining() + " bytes too many");
      }
      return frames;
    } catch (IllegalArgumentException | BufferUnderflowException e) {
      throw new DamagedObjectException(key, "'" + e.getMessage() + "'", "a directory", e);
    }
  }

  private static Frame frame(ByteBuffer in, long offset) {
    Codec codec = codec(in.get());
    int stored = in.getInt();
    int plain = in.getInt();
    int count = in.getInt();
    List<PackedChunk> chunks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      chunks.add(new PackedChunk(digest(in), in.getInt()));
    }
    return new Frame(offset, stored, plain, codec, chunks);
  }

  private static byte code(Codec codec) {
    return switch (codec) {
      case RAW -> 0;
      case ZSTD -> 1;
    };
  }

  private static Codec codec(byte code) {
    return switch (code) {
      case 0 -> Codec.RAW;
      case 1 -> Codec.ZSTD;
      default -> throw new IllegalArgumentException("unknown codec " + code);
    };
  }

  private static Digest digest(ByteBuffer in) {
    byte[] bytes = new byte[Digest.BYTES];
    in.get(bytes);
    return Digest.of(Digest.Algorithm.BLAKE3, bytes);
  }
}
