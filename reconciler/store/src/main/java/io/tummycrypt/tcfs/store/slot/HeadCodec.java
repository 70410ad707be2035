package io.tummycrypt.tcfs.store.slot;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.Incarnation;
import io.tummycrypt.tcfs.store.entry.EntryReader;
import io.tummycrypt.tcfs.store.entry.EntryWriter;
import io.tummycrypt.tcfs.store.entry.StoredEntry;
import io.tummycrypt.tcfs.store.format.JsonObject;
import io.tummycrypt.tcfs.store.pack.PackTable;
import io.tummycrypt.tcfs.store.pack.PackTableCodec;
import io.tummycrypt.tcfs.store.slot.SlotRecord.HeadRecord;
import io.tummycrypt.tcfs.store.slot.SlotRecord.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** The members of a head beyond those of every slot. */
final class HeadCodec {
  private HeadCodec() {}

  static void write(JsonGenerator out, HeadRecord head) throws IOException {
    out.writeStringField("incarnation", head.incarnation().toString());
    out.writeNumberField("epoch", head.epoch());
    out.writeStringField("write_id", HexFormat.of().toHexDigits(head.writeId()));
    out.writeNumberField("horizon", head.horizon());
    out.writeArrayFieldStart("segments");
    for (SegmentRef segment : head.segments()) {
      writeSegment(out, segment);
    }
    out.writeEndArray();
    writeTail(out, head);
    writeNumbers(out, "settled", head.settled());
    writeNumbers(out, "seen", head.seen());
    out.writeObjectFieldStart("views");
    for (Map.Entry<RootName, Digest> view : head.views().entrySet()) {
      out.writeStringField(view.getKey().text(), view.getValue().toString());
    }
    out.writeEndObject();
  }

  private static void writeSegment(JsonGenerator out, SegmentRef segment) throws IOException {
    out.writeStartObject();
    out.writeStringField("id", segment.id().hex());
    out.writeNumberField("first", segment.first());
    out.writeNumberField("last", segment.last());
    out.writeNumberField("bytes", segment.bytes());
    out.writeEndObject();
  }

  private static void writeTail(JsonGenerator out, HeadRecord head) throws IOException {
    out.writeArrayFieldStart("packs");
    for (PackTable table : head.packs()) {
      out.writeStartObject();
      PackTableCodec.write(out, table);
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeArrayFieldStart("tail");
    for (StoredEntry entry : head.tail()) {
      out.writeStartObject();
      EntryWriter.write(out, entry);
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void writeNumbers(
      JsonGenerator out, String name, SortedMap<DeviceName, Long> numbers) throws IOException {
    out.writeObjectFieldStart(name);
    for (Map.Entry<DeviceName, Long> number : numbers.entrySet()) {
      out.writeNumberField(number.getKey().text(), number.getValue());
    }
    out.writeEndObject();
  }

  static HeadRecord read(JsonObject in, Place place) throws IOException {
    Incarnation incarnation = in.value("incarnation", Incarnation::parse);
    long epoch = in.number("epoch");
    long writeId = in.value("write_id", HexFormat::fromHexDigitsToLong);
    long horizon = in.number("horizon");
    List<SegmentRef> segments = new ArrayList<>();
    for (JsonObject segment : in.objects("segments")) {
      segments.add(readSegment(segment));
    }
    List<PackTable> packs = new ArrayList<>();
    for (JsonObject table : in.objects("packs")) {
      packs.add(PackTableCodec.read(table));
    }
    EntryReader entries = new EntryReader();
    List<StoredEntry> tail = new ArrayList<>();
    for (JsonObject entry : in.objects("tail")) {
      tail.add(entries.read(entry));
    }
    return new HeadRecord(
        place,
        incarnation,
        epoch,
        writeId,
        horizon,
        segments,
        packs,
        tail,
        in.numbersBy("settled", DeviceName::new),
        in.numbersBy("seen", DeviceName::new),
        in.valuesBy("views", RootName::new, Digest::parse));
  }

  private static SegmentRef readSegment(JsonObject in) throws IOException {
    Digest id = in.value("id", Digest::ofHex);
    SegmentRef segment =
        new SegmentRef(id, in.number("first"), in.number("last"), in.number("bytes"));
    in.requireDone();
    return segment;
  }
}
