package io.tummycrypt.tcfs.store.event;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.version.Clock;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.format.JsonText;
import io.tummycrypt.tcfs.store.format.JsonText.Members;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Writes messages of a device: the members that older versions of tcfs wrote, in their order, then
 * those that are new. Older readers pass over members that they do not know.
 */
record MessageText(FleetId fleet, DeviceName device) {
  /**
   * One message.
   *
   * @param timestamp in seconds since 1970
   * @param known members that older versions have, too, between those that all messages have
   * @param added those that they have not
   */
  Message message(String type, String id, long timestamp, Members known, Members added)
      throws IOException {
    byte[] bytes =
        JsonText.object(out -> {
          out.writeStringField("type", type);
          out.writeStringField("device_id", device.text());
          known.write(out);
          out.writeNumberField("timestamp", timestamp);
          out.writeStringField("fleet", fleet.toString());
          added.write(out);
        });
    String text = new String(bytes, StandardCharsets.US_ASCII);
    return new Message(type, fleet + "/" + device + "/" + id, text);
  }

  static void clock(JsonGenerator out, String name, Clock clock) throws IOException {
    out.writeObjectFieldStart(name);
    out.writeObjectFieldStart("clocks");
    for (int i = 0; i < clock.size(); i++) {
      out.writeNumberField(clock.writer(i).toString(), clock.counter(i));
    }
    out.writeEndObject();
    out.writeEndObject();
  }
}
