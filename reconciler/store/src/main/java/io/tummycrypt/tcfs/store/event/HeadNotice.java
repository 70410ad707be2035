package io.tummycrypt.tcfs.store.event;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.format.JsonObject;
import io.tummycrypt.tcfs.store.format.JsonReader;
import io.tummycrypt.tcfs.store.format.JsonText;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A device's chain of slots has become longer.
 *
 * @param seq the number of its highest slot
 * @param revision of the fleet document that it follows; 0 if it does not say
 */
public record HeadNotice(FleetId fleet, DeviceName device, long seq, long revision) {
  /** No notice is longer, in bytes. */
  public static final int LIMIT = 1024;

  private static final ObjectKey KEY = new ObjectKey("event");

  /** One that says nothing of the document. */
  public HeadNotice(FleetId fleet, DeviceName device, long seq) {
    this(fleet, device, seq, 0);
  }

  /** As it travels. */
  public byte[] toBytes() throws IOException {
    return JsonText.object(out -> {
      out.writeStringField("fleet", fleet.toString());
      out.writeStringField("device", device.text());
      out.writeNumberField("seq", seq);
      if (revision > 0) {
        out.writeNumberField("revision", revision);
      }
    });
  }

  /** Null if these bytes are no notice, or one of another fleet: anybody may send anything. */
  public static @Nullable HeadNotice parse(byte[] bytes, FleetId fleet) {
    if (bytes.length > LIMIT) {
      return null;
    }
    try {
      JsonObject object = JsonReader.only(KEY, bytes);
      HeadNotice notice =
          new HeadNotice(
              FleetId.parse(object.text("fleet")),
              new DeviceName(object.text("device")),
              object.number("seq"),
              object.has("revision") ? object.number("revision") : 0);
      return notice.fleet.equals(fleet) && notice.seq > 0 ? notice : null;
    } catch (IOException | IllegalArgumentException _) {
      return null;
    }
  }
}
