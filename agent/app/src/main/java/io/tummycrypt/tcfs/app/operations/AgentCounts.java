package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.app.operations.AgentEvent.Direction;
import io.tummycrypt.tcfs.store.object.StoreRequest;
import java.time.Duration;
import java.util.Map;

/**
 * What an agent has done since it was started.
 *
 * @param looks that ended well, whether there was something to do or not
 * @param failedLooks that came to nothing
 * @param lookTime of both together
 * @param moved by direction
 * @param failedPaths attempts at a path that failed
 * @param requests to the store, by kind
 * @param notices of other devices that were heard
 * @param messages about paths that are at the message server
 * @param passedOver heads that waited for too long to be told of
 */
public record AgentCounts(
    long looks,
    long failedLooks,
    Duration lookTime,
    Map<Direction, Moved> moved,
    long failedPaths,
    Map<StoreRequest.Kind, Requests> requests,
    long notices,
    long messages,
    long passedOver) {
  public AgentCounts {
    moved = Map.copyOf(moved);
    requests = Map.copyOf(requests);
  }

  /** Paths that were brought up to date; their bytes at the most, before compression. */
  public record Moved(long paths, long bytes) {
    /** None. */
    public static final Moved NONE = new Moved(0, 0);

    /** The same and one more. */
    public Moved and(long more) {
      return new Moved(paths + 1, bytes + more);
    }
  }

  /** Requests to the store, with the bytes of objects that they carried. */
  public record Requests(long count, long bytes, Duration took) {
    /** None. */
    public static final Requests NONE = new Requests(0, 0, Duration.ZERO);

    /** The same and one more. */
    public Requests and(long more, Duration time) {
      return new Requests(count + 1, bytes + more, took.plus(time));
    }
  }
}
