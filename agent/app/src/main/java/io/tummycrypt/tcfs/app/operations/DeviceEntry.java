package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.core.path.DeviceName;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A device as the registry and its last report show it.
 *
 * @param fingerprint of its key
 * @param isThis whether it is the device at which this is asked
 * @param isSigned whether what it writes is signed by its key
 * @param lastSeen when it last reported; null if it never did
 * @param version of tcfs, as last reported; empty if unknown
 * @param revision that it had applied when it last reported; 0 if unknown
 * @param behind how many slots of other devices it had not yet read; null if unknown
 */
public record DeviceEntry(
    DeviceName name,
    String fingerprint,
    State state,
    boolean isThis,
    boolean isSigned,
    @Nullable Instant lastSeen,
    String version,
    long revision,
    @Nullable Long behind) {
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
