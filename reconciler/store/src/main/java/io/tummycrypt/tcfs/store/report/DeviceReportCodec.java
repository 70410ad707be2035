package io.tummycrypt.tcfs.store.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.format.InstantText;
import io.tummycrypt.tcfs.store.format.JsonObject;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.format.SummedJson;
import io.tummycrypt.tcfs.store.format.UnknownFormatException;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.report.DeviceReport.Outcome;
import io.tummycrypt.tcfs.store.report.DeviceReport.Sync;
import io.tummycrypt.tcfs.store.report.DeviceReport.Waiting;
import java.io.IOException;
import java.util.Map;

/** The bytes of a report. */
final class DeviceReportCodec {
  /** No report is longer: thousands of devices and roots. */
  static final int LIMIT = 1 << 20;

  private DeviceReportCodec() {}

  static byte[] write(FleetId fleet, long seq, DeviceReport report) throws IOException {
    return SummedJson.write(fleet, out -> write(out, seq, report));
  }

  private static void write(JsonGenerator out, long seq, DeviceReport report) throws IOException {
    out.writeStringField("device", report.device().text());
    out.writeNumberField("seq", seq);
    out.writeStringField("at", InstantText.of(report.at()));
    out.writeStringField("version", report.version());
    out.writeNumberField("revision", report.revision());
    out.writeObjectFieldStart("sync");
    out.writeStringField("at", InstantText.of(report.sync().at()));
    out.writeStringField("outcome", report.sync().outcome().text());
    out.writeEndObject();
    out.writeNumberField("drift", report.waiting().drift());
    out.writeNumberField("conflicts", report.waiting().conflicts());
    out.writeNumberField("held", report.waiting().held());
    out.writeObjectFieldStart("seen");
    for (Map.Entry<DeviceName, Long> seen : report.seen().entrySet()) {
      out.writeNumberField(seen.getKey().text(), seen.getValue());
    }
    out.writeEndObject();
    out.writeObjectFieldStart("inventory");
    for (Map.Entry<RootName, Digest> root : report.inventory().entrySet()) {
      out.writeStringField(root.getKey().text(), root.getValue().toString());
    }
    out.writeEndObject();
  }

  /** Verifies and reads the report that is stored under {@code key}. */
  static DeviceReport read(FleetId fleet, ObjectKey key, byte[] bytes) throws IOException {
    JsonObject in = SummedJson.read(key, bytes, fleet);
    DeviceName device = in.value("device", DeviceName::new);
    long seq = in.number("seq");
    if (seq < 1 || !StoreKeys.report(device, seq).equals(key)) {
      throw in.unexpected("seq", "report " + seq + " of " + device, "the report of its key");
    }
    DeviceReport report = read(in, device);
    in.requireDone();
    return report;
  }

  private static DeviceReport read(JsonObject in, DeviceName device) throws IOException {
    try {
      return new DeviceReport(
          device,
          in.value("at", InstantText::parse),
          in.text("version"),
          in.number("revision"),
          sync(in.object("sync")),
          new Waiting(in.number("drift"), in.number("conflicts"), in.number("held")),
          in.numbersBy("seen", DeviceName::new),
          in.valuesBy("inventory", RootName::new, Digest::parse));
    } catch (IllegalArgumentException e) {
      throw in.unexpected("version", String.valueOf(e.getMessage()), "a report");
    }
  }

  private static Sync sync(JsonObject in) throws IOException {
    Sync sync = new Sync(in.value("at", InstantText::parse), outcome(in));
    in.requireDone();
    return sync;
  }

  private static Outcome outcome(JsonObject in) throws IOException {
    String text = in.text("outcome");
    for (Outcome outcome : Outcome.values()) {
      if (outcome.text().equals(text)) {
        return outcome;
      }
    }
    throw new UnknownFormatException(in.key(), "outcome", text, "done, partly, conflicts");
  }
}
