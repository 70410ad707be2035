package io.tummycrypt.tcfs.store.slot;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.format.InstantText;
import io.tummycrypt.tcfs.store.format.JsonObject;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.format.SummedJson;
import io.tummycrypt.tcfs.store.format.UnknownFormatException;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.slot.SlotRecord.EndRecord;
import io.tummycrypt.tcfs.store.slot.SlotRecord.HeadRecord;
import io.tummycrypt.tcfs.store.slot.SlotRecord.Place;
import io.tummycrypt.tcfs.store.slot.SlotRecord.StampRecord;
import java.io.IOException;

/** The stored bytes of a slot. An unknown kind fails closed. */
public final class SlotCodec {
  /** No slot has more stored bytes. */
  public static final int LIMIT = SlotEnvelope.LIMIT;

  private final FleetId fleet;

  public SlotCodec(FleetId fleet) {
    this.fleet = fleet;
  }

  byte[] write(SlotRecord slot) throws IOException {
    return SlotEnvelope.wrap(SummedJson.write(fleet, out -> write(out, slot)));
  }

  private static void write(JsonGenerator out, SlotRecord slot) throws IOException {
    switch (slot) {
      case HeadRecord head -> {
        writePlace(out, "head", head.place());
        HeadCodec.write(out, head);
      }
      case StampRecord stamp -> {
        writePlace(out, "stamp", stamp.place());
        out.writeNumberField("epoch", stamp.epoch());
      }
      case EndRecord end -> {
        writePlace(out, "end", end.place());
        out.writeStringField("by", end.by().text());
      }
    }
  }

  private static void writePlace(JsonGenerator out, String kind, Place place) throws IOException {
    out.writeStringField("kind", kind);
    out.writeStringField("device", place.device().text());
    out.writeNumberField("seq", place.seq());
    if (place.previous() != null) {
      out.writeStringField("prev", place.previous().hex());
    }
    out.writeStringField("at", InstantText.of(place.at()));
  }

  /** Verifies and reads the slot that is stored under {@code key}. */
  public SlotRecord read(ObjectKey key, byte[] stored) throws IOException {
    JsonObject in = SummedJson.read(key, SlotEnvelope.unwrap(key, stored), fleet);
    SlotRecord slot = read(in);
    in.requireDone();
    return slot;
  }

  private static SlotRecord read(JsonObject in) throws IOException {
    String kind = in.text("kind");
    try {
      return switch (kind) {
        case "head" -> HeadCodec.read(in, readPlace(in));
        case "stamp" -> new StampRecord(readPlace(in), in.number("epoch"));
        case "end" -> new EndRecord(readPlace(in), in.value("by", DeviceName::new));
        default -> throw new UnknownFormatException(in.key(), "kind", kind, "head, stamp, end");
      };
    } catch (IllegalArgumentException e) {
      throw in.unexpected("kind", kind + ": " + e.getMessage(), "a right one");
    }
  }

  private static Place readPlace(JsonObject in) throws IOException {
    DeviceName device = in.value("device", DeviceName::new);
    long seq = in.number("seq");
    Digest previous = in.valueIfAny("prev", Digest::ofHex);
    Place place = new Place(device, seq, previous, in.value("at", InstantText::parse));
    if (!StoreKeys.slot(device, seq).equals(in.key())) {
      throw in.unexpected("seq", "slot " + seq + " of " + device, "the slot of its key");
    }
    return place;
  }
}
