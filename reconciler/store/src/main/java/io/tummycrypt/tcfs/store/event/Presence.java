package io.tummycrypt.tcfs.store.event;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.store.format.FleetId;
import java.io.IOException;
import java.time.Instant;

/**
 * Says that an agent has come, and that it has gone. Its life is named by when it began: what is
 * said of it twice counts once.
 */
public final class Presence {
  private final MessageText text;
  private final Instant began;

  /** Of the agent of a device that began then. */
  public Presence(FleetId fleet, DeviceName device, Instant began) {
    this.text = new MessageText(fleet, device);
    this.began = began;
  }

  /**
   * It has come.
   *
   * @param seq the number of the last head of the device that is known; 0 if none is
   */
  public Message online(Instant now, long seq) throws IOException {
    return message("device_online", "online", now, seq);
  }

  /** It goes, of its own accord. */
  public Message offline(Instant now, long seq) throws IOException {
    return message("device_offline", "offline", now, seq);
  }

  private Message message(String type, String what, Instant now, long seq) throws IOException {
    return text.message(
        type,
        what + "/" + began.toEpochMilli(),
        now.getEpochSecond(),
        out -> out.writeNumberField("last_seq", seq),
        _ -> {});
  }
}
