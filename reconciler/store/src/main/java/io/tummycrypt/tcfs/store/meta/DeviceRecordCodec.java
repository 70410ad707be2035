package io.tummycrypt.tcfs.store.meta;

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
import java.io.IOException;

/** The bytes of a device record. */
final class DeviceRecordCodec {
  private DeviceRecordCodec() {}

  static byte[] write(FleetId fleet, DeviceRecord device) throws IOException {
    return SummedJson.write(fleet, out -> write(out, device));
  }

  /** Writes the members into an object that was begun. */
  static void write(JsonGenerator out, DeviceRecord device) throws IOException {
    out.writeStringField("device", device.device().text());
    out.writeNumberField("n", device.n());
    out.writeStringField("kind", device.kind().text());
    out.writeStringField("public_key", device.publicKey());
    out.writeStringField("fingerprint", device.fingerprint().toString());
    out.writeStringField("machine", device.machine());
    out.writeStringField("at", InstantText.of(device.at()));
  }

  static DeviceRecord read(FleetId fleet, ObjectKey key, byte[] bytes) throws IOException {
    JsonObject in = SummedJson.read(key, bytes, fleet);
    DeviceRecord found = members(in);
    if (!StoreKeys.deviceRecord(found.device(), found.n()).equals(key)) {
      throw in.unexpected(
          "n", "record " + found.n() + " of " + found.device(), "the record of its key");
    }
    in.requireDone();
    return found;
  }

  /** Takes the members of an object that has nothing else. */
  static DeviceRecord read(JsonObject in) throws IOException {
    DeviceRecord found = members(in);
    in.requireDone();
    return found;
  }

  private static DeviceRecord members(JsonObject in) throws IOException {
    DeviceRecord found = record(in);
    Digest fingerprint = in.value("fingerprint", Digest::parse);
    if (!fingerprint.equals(found.fingerprint())) {
      throw in.unexpected("fingerprint", fingerprint.toString(), found.fingerprint().toString());
    }
    return found;
  }

  private static DeviceRecord record(JsonObject in) throws IOException {
    try {
      return new DeviceRecord(
          in.value("device", DeviceName::new),
          in.number("n"),
          readKind(in),
          in.text("public_key"),
          in.text("machine"),
          in.value("at", InstantText::parse));
    } catch (IllegalArgumentException e) {
      throw in.unexpected("public_key", String.valueOf(e.getMessage()), "a device record");
    }
  }

  private static DeviceRecord.Kind readKind(JsonObject in) throws IOException {
    String text = in.text("kind");
    for (DeviceRecord.Kind kind : DeviceRecord.Kind.values()) {
      if (kind.text().equals(text)) {
        return kind;
      }
    }
    throw new UnknownFormatException(in.key(), "kind", text, "enrol, rekey, retire");
  }
}
