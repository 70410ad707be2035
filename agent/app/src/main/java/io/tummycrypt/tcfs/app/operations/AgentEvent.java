package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.app.measure.Reading;
import io.tummycrypt.tcfs.core.path.RootName;
import java.time.Duration;
import java.time.Instant;

/** Something that an agent tells whoever watches it. */
public sealed interface AgentEvent {
  /** It stands otherwise than before. */
  record Now(AgentState state) implements AgentEvent {}

  /** Where bytes went. */
  enum Direction {
    /** To the store. */
    UP,
    /** From the store. */
    DOWN,
    /** Nowhere: it was done here. */
    LOCAL
  }

  /**
   * A path was brought up to date.
   *
   * @param path as it is in the fleet
   * @param what as in {@link PlanSummary.What#key}
   * @param bytes at the most, before compression
   */
  record Moved(Instant at, RootName root, String path, Direction direction, String what, long bytes)
      implements AgentEvent {}

  /** So far a look has come; told now and then while it takes time. */
  record Progress(Instant at, Reading reading) implements AgentEvent {}

  /**
   * A look that did something has ended.
   *
   * @param bytesUp at the most, before compression, as for {@code bytesDown}
   */
  record Round(Instant at, long done, long failed, long bytesUp, long bytesDown, Duration took)
      implements AgentEvent {}

  /** So many events were left out, for whoever watches was too slow. */
  record Missed(long events) implements AgentEvent {}
}
