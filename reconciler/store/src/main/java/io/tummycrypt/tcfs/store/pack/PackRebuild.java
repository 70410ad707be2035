package io.tummycrypt.tcfs.store.pack;

import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.format.DamagedObjectException;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.format.ForeignObjectException;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.ObjectReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a damaged pack again, to the byte: of its frames those that are whole are taken as they
 * are, and the others are compressed again from their chunks. Its id says whether it is the same.
 */
public final class PackRebuild {
  private final PackReader reader;
  private final FleetId fleet;
  private final ChunkSource chunks;

  public PackRebuild(ObjectReader store, FleetId fleet, ChunkSource chunks) {
    this.reader = new PackReader(store, fleet);
    this.fleet = fleet;
    this.chunks = chunks;
  }

  /** What became of it: the bytes, or why there are none. */
  public sealed interface Outcome {
    /** The pack as it was. The bytes are not copied: nobody changes them. */
    final class Whole implements Outcome {
      private final byte[] bytes;

      private Whole(byte[] bytes) {
        this.bytes = bytes;
      }

      public byte[] bytes() {
        return bytes;
      }
    }

    /** It cannot be made; in words for people. */
    record Impossible(String why) implements Outcome {}
  }

  /**
   * Makes the pack, if that can be done.
   *
   * @param remains objects that have, or may have, some of its bytes
   * @param named the frames that are named anywhere, in order
   */
  public Outcome rebuild(PackId pack, List<ObjectKey> remains, List<Frame> named)
      throws IOException {
    String why = "nobody names all of its frames, and its directory is lost";
    for (List<Frame> frames : tables(pack, remains, named)) {
      List<Frame> compressed = new ArrayList<>();
      try {
        byte[] bytes = assemble(pack, frames, remains, compressed);
        if (Hasher.hash(bytes).equals(pack.digest())) {
          return new Outcome.Whole(bytes);
        }
        why =
            compressed.isEmpty()
                ? "its frames can be read, and are not those of its name: it is another pack"
                : "what is here becomes another pack: it was compressed by another version of zstd";
      } catch (LostFrameException lost) {
        why = lost.why;
      }
    }
    return new Outcome.Impossible(why);
  }

  /** What may be its directory: what its remains have at their ends, and what the logs say. */
  private List<List<Frame>> tables(PackId pack, List<ObjectKey> remains, List<Frame> named)
      throws IOException {
    List<List<Frame>> tables = new ArrayList<>();
    for (ObjectKey at : remains) {
      try {
        tables.add(reader.table(pack, at).frames());
      } catch (DamagedObjectException | ForeignObjectException | NoSuchFileException damaged) {
        // What the logs say may do.
      }
    }
    if (isWithoutGap(named)) {
      tables.add(named);
    }
    return tables;
  }

  private static boolean isWithoutGap(List<Frame> frames) {
    long at = PackLayout.MAGIC.length;
    for (Frame frame : frames) {
      if (frame.offset() != at) {
        return false;
      }
      at += frame.storedLength();
    }
    return !frames.isEmpty();
  }

  /** All of it; frames that had to be compressed again are added to {@code compressed}. */
  private byte[] assemble(
      PackId pack, List<Frame> frames, List<ObjectKey> remains, List<Frame> compressed)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(PackLayout.MAGIC);
    for (Frame frame : frames) {
      byte[] stored = whole(pack, frame, remains);
      if (stored == null) {
        stored = compressed(frame);
        compressed.add(frame);
      }
      out.writeBytes(stored);
    }
    out.writeBytes(PackLayout.end(fleet, pack.epoch(), frames));
    return out.toByteArray();
  }

  /** The frame as it is somewhere still; null if it is nowhere. */
  private byte @Nullable [] whole(PackId pack, Frame frame, List<ObjectKey> remains)
      throws IOException {
    for (ObjectKey at : remains) {
      try {
        byte[] stored = reader.stored(at, frame);
        PlainFrame.of(pack, frame, stored, 0, byte[]::new).verify();
        return stored;
      } catch (DamagedObjectException | ForeignObjectException | NoSuchFileException damaged) {
        // It may be whole in the next one.
      }
    }
    return null;
  }

  private byte[] compressed(Frame frame) throws IOException {
    byte[] plain = new byte[frame.plainLength()];
    int at = 0;
    for (PackedChunk chunk : frame.chunks()) {
      byte[] bytes = chunks.find(chunk.digest(), chunk.length());
      if (bytes == null) {
        throw lost(chunk);
      }
      System.arraycopy(bytes, 0, plain, at, bytes.length);
      at += bytes.length;
    }
    byte[] spare = new byte[EncodedFrame.room(plain.length)];
    EncodedFrame encoded = EncodedFrame.of(plain, plain.length, frame.chunks(), spare);
    if (!encoded.at(frame.offset()).equals(frame)) {
      throw new LostFrameException(
          "what is here is compressed to another length: by another version of zstd");
    }
    return Arrays.copyOf(encoded.array(), encoded.storedLength());
  }

  /** That a chunk is nowhere is known only of where could be looked. */
  private LostFrameException lost(PackedChunk chunk) {
    String hex = chunk.digest().hex();
    List<String> unseen = chunks.unseen();
    if (unseen.isEmpty()) {
      return new LostFrameException("chunk %s, which it had, is in no file here".formatted(hex));
    }
    int more = unseen.size() - 1;
    return new LostFrameException(
        "chunk %s, which it had, was not found, and this could not be looked at: %s%s"
            .formatted(hex, unseen.getFirst(), more == 0 ? "" : "; and " + more + " more"));
  }

  /** A frame cannot be made. */
  private static final class LostFrameException extends IOException {
    private static final long serialVersionUID = 1;

    private final String why;

    private LostFrameException(String why) {
      super(why);
      this.why = why;
    }
  }
}
