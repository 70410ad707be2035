package io.tummycrypt.tcfs.store.pack;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.format.JsonObject;
import io.tummycrypt.tcfs.store.format.JsonText;
import io.tummycrypt.tcfs.store.format.UnknownFormatException;
import io.tummycrypt.tcfs.store.pack.Frame.Codec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A pack table in JSON, as it stands beside the entries that use the pack. */
public final class PackTableCodec {
  private PackTableCodec() {}

  /** Writes the members into an object that was begun. */
  public static void write(JsonGenerator out, PackTable table) throws IOException {
    out.writeStringField("pack", table.pack().digest().hex());
    out.writeNumberField("epoch", table.pack().epoch());
    out.writeArrayFieldStart("frames");
    for (Frame frame : table.frames()) {
      writeFrame(out, frame);
    }
    out.writeEndArray();
  }

  private static void writeFrame(JsonGenerator out, Frame frame) throws IOException {
    out.writeStartObject();
    out.writeNumberField("offset", frame.offset());
    out.writeNumberField("stored", frame.storedLength());
    out.writeNumberField("plain", frame.plainLength());
    out.writeStringField("codec", name(frame.codec()));
    JsonText.texts(
        out, "chunks", frame.chunks().stream().map(chunk -> chunk.digest().hex()).toList());
    out.writeArrayFieldStart("lengths");
    for (PackedChunk chunk : frame.chunks()) {
      out.writeNumber(chunk.length());
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  /** Takes the members of a table. */
  public static PackTable read(JsonObject in) throws IOException {
    Digest digest = in.value("pack", Digest::ofHex);
    long epoch = in.number("epoch");
    List<Frame> frames = new ArrayList<>();
    for (JsonObject frame : in.objects("frames")) {
      frames.add(readFrame(frame));
      frame.requireDone();
    }
    in.requireDone();
    try {
      return new PackTable(new PackId(epoch, digest), frames);
    } catch (IllegalArgumentException e) {
      throw in.unexpected("epoch", String.valueOf(e.getMessage()), "an epoch");
    }
  }

  private static Frame readFrame(JsonObject in) throws IOException {
    long offset = in.number("offset");
    int stored = in.smallNumber("stored");
    int plain = in.smallNumber("plain");
    Codec codec = codec(in);
    List<Digest> digests = in.values("chunks", Digest::ofHex);
    List<Long> lengths = in.numbers("lengths");
    if (digests.size() != lengths.size()) {
      throw in.unexpected("lengths", lengths.size() + " of them", digests.size() + " of them");
    }
    try {
      return new Frame(offset, stored, plain, codec, chunks(digests, lengths));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw in.unexpected("frames", String.valueOf(e.getMessage()), "a right one");
    }
  }

  private static List<PackedChunk> chunks(List<Digest> digests, List<Long> lengths) {
    List<PackedChunk> chunks = new ArrayList<>();
    for (int i = 0; i < digests.size(); i++) {
      chunks.add(new PackedChunk(digests.get(i), Math.toIntExact(lengths.get(i))));
    }
    return chunks;
  }

  private static String name(Codec codec) {
    return switch (codec) {
      case RAW -> "raw";
      case ZSTD -> "zstd";
    };
  }

  private static Codec codec(JsonObject in) throws IOException {
    String name = in.text("codec");
    return switch (name) {
      case "raw" -> Codec.RAW;
      case "zstd" -> Codec.ZSTD;
      default -> throw new UnknownFormatException(in.key(), "a frame of codec", name, "raw, zstd");
    };
  }
}
