package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.core.path.DeviceName;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A device as the registry and its last report show it.
 *
 * @param fingerprint of its key
 * @param isThis whether it is the device at which this is asked
 * @param isSigned whether what it writes is signed by its key
 * @param reported what it last said of itself; null if it never did, or if that cannot be read
 * @param unreadable why its last report cannot be read; null if it can, or there is none
 */
public record DeviceEntry(
    DeviceName name,
    String fingerprint,
    State state,
    boolean isThis,
    boolean isSigned,
    @Nullable Reported reported,
    @Nullable UnreadableReport unreadable) {
  /** Whether a device takes part. */
  public enum State {
    ENROLLED,
    REVOKED;

    /** The state in lower case, as printed. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
