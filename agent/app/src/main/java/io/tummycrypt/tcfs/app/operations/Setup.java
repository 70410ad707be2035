package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.engine.home.SourceNote;
import org.jspecify.annotations.Nullable;

/**
 * What this machine is set up for, as far as that is not as usual.
 *
 * @param switchedOff what is, as it is written in {@code device.yaml}; null if nothing is
 * @param tooOld which version the fleet asks for, and where; null if this program is new enough
 * @param source from where the fleet document is published, and what last came of it; null if there
 *     is no source, or none was read yet
 */
public record Setup(
    @Nullable String switchedOff, @Nullable String tooOld, @Nullable SourceNote source) {
  /** As usual. */
  public static final Setup USUAL = new Setup(null, null, null);
}
