package io.tummycrypt.tcfs.app.agent;

import io.tummycrypt.tcfs.app.device.LiveDevice;
import io.tummycrypt.tcfs.app.operations.AgentCounts;
import io.tummycrypt.tcfs.app.operations.AgentCounts.Moved;
import io.tummycrypt.tcfs.app.operations.AgentCounts.Requests;
import io.tummycrypt.tcfs.app.operations.AgentEvent.Direction;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.store.object.StoreRequest;
import io.tummycrypt.tcfs.store.object.StoreRequest.Kind;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Counts what an agent does. Safe for several threads. */
final class Tally implements Agent.Told {
  private final LongSupplier nanos;
  private final Map<Direction, Moved> moved = new EnumMap<>(Direction.class);
  private final Map<Kind, Requests> requests = new EnumMap<>(Kind.class);
  private long began;
  private boolean isLooking;
  private long looks;
  private long failedLooks;
  private Duration lookTime = Duration.ZERO;
  private long failedPaths;
  private long notices;
  private long messages;
  private long passedOver;

  Tally(LongSupplier nanos) {
    this.nanos = nanos;
    for (Direction direction : Direction.values()) {
      moved.put(direction, Moved.NONE);
    }
    for (Kind kind : Kind.values()) {
      requests.put(kind, Requests.NONE);
    }
  }

  synchronized AgentCounts counts() {
    return new AgentCounts(
        looks, failedLooks, lookTime, moved, failedPaths, requests, notices, messages, passedOver);
  }

  @Override
  public synchronized void requested(StoreRequest request) {
    requests.compute(
        request.kind(),
        (_, before) ->
            (before == null ? Requests.NONE : before).and(request.bytes(), request.took()));
  }

  @Override
  public synchronized void begins() {
    began = nanos.getAsLong();
    isLooking = true;
  }

  @Override
  public synchronized void looked(LiveDevice.Looked looked) {
    looks++;
    takeTime();
    if (looked.applied() == null) {
      return;
    }
    failedPaths += looked.applied().outcome().tried().size();
  }

  @Override
  public synchronized void done(Action action) {
    moved.computeIfPresent(
        MovedEvents.direction(action), (_, before) -> before.and(MovedEvents.bytes(action)));
  }

  @Override
  public synchronized void failed(Exception why) {
    failedLooks++;
    takeTime();
  }

  /** What fails may do so before a look has begun. */
  private void takeTime() {
    if (isLooking) {
      lookTime = lookTime.plusNanos(nanos.getAsLong() - began);
      isLooking = false;
    }
  }

  @Override
  public synchronized void heardOfOthers() {
    notices++;
  }

  @Override
  public synchronized void announced(long more) {
    messages += more;
  }

  @Override
  public synchronized void passedOver(long heads) {
    passedOver += heads;
  }

  @Override
  public void ready() {}

  @Override
  public void stopped(String why) {}
}
