package io.tummycrypt.tcfs.app.log;

import io.tummycrypt.tcfs.store.trace.TraceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the log before it has a form.
 *
 * @param owner null as long as it is not known
 * @param trace of the look that it belongs to; else that of the agent's run
 */
public record LogLine(Instant time, @Nullable Owner owner, TraceId trace, LogEntry entry) {
  /** Whose log it is. */
  public record Owner(String device, String fleet) {}
}
