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
 */
public record HeadNotice(FleetId fleet, DeviceName device, long seq) {
  /** No notice is longer, in bytes. */
  public static final int LIMIT = 1024;

  private static final ObjectKey KEY = new ObjectKey("event");

  /** As it travels. */
  public byte[] toBytes() throws IOException {
    return JsonText.object(out -> {
      out.writeStringField("fleet", fleet.toString());
      out.writeStringField("device", device.text());
      out.writeNumberField("seq", seq);
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
              object.number("seq"));
      return notice.fleet.equals(fleet) && notice.seq > 0 ? notice : null;
    } catch (IOException | IllegalArgumentException _) {
      return null;
    }
  }
}
