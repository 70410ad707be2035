package io.tummycrypt.tcfs.app.rpc;

import io.tummycrypt.tcfs.app.operations.AgentState;
import io.tummycrypt.tcfs.app.operations.AgentState.Doing;
import io.tummycrypt.tcfs.app.operations.AgentState.Program;
import io.tummycrypt.tcfs.app.operations.AgentState.RootWork;
import io.tummycrypt.tcfs.app.operations.AgentState.StoreLink;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.engine.leaf.LeafState;
import io.tummycrypt.tcfs.engine.leaf.LeafUse;
import io.tummycrypt.tcfs.rpc.v1.Activity;
import io.tummycrypt.tcfs.rpc.v1.FailedPath;
import io.tummycrypt.tcfs.rpc.v1.Leaf;
import io.tummycrypt.tcfs.rpc.v1.Nats;
import io.tummycrypt.tcfs.rpc.v1.Root;
import io.tummycrypt.tcfs.rpc.v1.State;
import io.tummycrypt.tcfs.rpc.v1.Store;
import io.tummycrypt.tcfs.store.event.Events;
import java.time.Instant;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How an agent stands, as a message and back. */
final class StateMessages {
  private StateMessages() {}

  static State of(AgentState state) {
    State.Builder message =
        State.newBuilder()
            .setDevice(state.program().device())
            .setVersion(state.program().version())
            .setPid(state.program().pid())
            .setStartedAt(millis(state.program().started()))
            .setPausedSince(millis(state.paused()))
            .setActivity(of(state.doing().activity()))
            .setActivitySince(millis(state.doing().since()))
            .setCause(text(state.doing().cause()))
            .setRevision(state.revision())
            .setStore(of(state.store()));
    if (state.nats() != null) {
      message.setNats(of(state.nats()));
    }
    if (state.leaf() != null) {
      message.setLeaf(of(state.leaf()));
    }
    state.roots().forEach(root -> message.addRoots(of(root)));
    return message.build();
  }

  /**
   * What a message says.
   *
   * @throws IllegalArgumentException if it says what cannot be
   */
  static AgentState read(State message) {
    return new AgentState(
        new Program(
            message.getDevice(),
            message.getVersion(),
            message.getPid(),
            time(message.getStartedAt())),
        new Doing(
            read(message.getActivity()),
            time(message.getActivitySince()),
            textIfAny(message.getCause())),
        timeIfAny(message.getPausedSince()),
        message.getRevision(),
        read(message.getStore()),
        message.hasNats() ? read(message.getNats()) : null,
        message.hasLeaf() ? read(message.getLeaf()) : null,
        message.getRootsList().stream().map(StateMessages::read).toList());
  }

  private static Store of(StoreLink store) {
    return Store.newBuilder()
        .setReachable(store.isReachable())
        .setSince(millis(store.since()))
        .setWhy(text(store.why()))
        .build();
  }

  private static StoreLink read(Store message) {
    return new StoreLink(
        message.getReachable(), time(message.getSince()), textIfAny(message.getWhy()));
  }

  private static Nats of(Events.State nats) {
    Nats.Builder message =
        Nats.newBuilder()
            .setHealth(
                switch (nats.health()) {
                  case CONNECTED -> Nats.Health.CONNECTED;
                  case DEGRADED -> Nats.Health.DEGRADED;
                  case OFFLINE -> Nats.Health.OFFLINE;
                })
            .setSince(millis(nats.since()))
            .setServer(text(nats.server()))
            .setWhy(text(nats.why()))
            .setLastEventAt(millis(nats.lastEvent()))
            .setOutbox(nats.waiting());
    if (nats.lag() != null) {
      message.setLag(nats.lag());
    }
    return message.build();
  }

  private static Events.State read(Nats message) {
    Events.Health health =
        switch (message.getHealth()) {
          case CONNECTED -> Events.Health.CONNECTED;
          case OFFLINE -> Events.Health.OFFLINE;
          case DEGRADED, HEALTH_UNSPECIFIED, UNRECOGNIZED -> Events.Health.DEGRADED;
        };
    return new Events.State(
        health,
        time(message.getSince()),
        textIfAny(message.getServer()),
        textIfAny(message.getWhy()),
        timeIfAny(message.getLastEventAt()),
        message.hasLag() ? message.getLag() : null,
        Math.toIntExact(message.getOutbox()));
  }

  private static Leaf of(LeafState leaf) {
    return Leaf.newBuilder()
        .setHealth(
            switch (leaf.health()) {
              case NONE, UNKNOWN -> Leaf.Health.HEALTH_UNSPECIFIED;
              case WRITTEN -> Leaf.Health.WRITTEN;
              case CONNECTED -> Leaf.Health.CONNECTED;
              case CUT -> Leaf.Health.CUT;
              case DOWN -> Leaf.Health.DOWN;
            })
        .setSince(millis(leaf.since()))
        .setWhy(text(leaf.why()))
        .setClients(leaf.use().clients())
        .setStoredBytes(leaf.use().storedBytes())
        .setMaxStoredBytes(leaf.use().maxStoredBytes())
        .addAllDevices(leaf.use().devices().stream().map(DeviceName::toString).toList())
        .build();
  }

  private static LeafState read(Leaf message) {
    LeafState.Health health =
        switch (message.getHealth()) {
          case WRITTEN -> LeafState.Health.WRITTEN;
          case CONNECTED -> LeafState.Health.CONNECTED;
          case CUT -> LeafState.Health.CUT;
          case DOWN -> LeafState.Health.DOWN;
          case HEALTH_UNSPECIFIED, UNRECOGNIZED -> LeafState.Health.UNKNOWN;
        };
    TreeSet<DeviceName> devices = new TreeSet<>();
    message.getDevicesList().stream()
        .filter(DeviceName::isValid)
        .forEach(name -> devices.add(new DeviceName(name)));
    return new LeafState(
        health,
        time(message.getSince()),
        textIfAny(message.getWhy()),
        new LeafUse(
            message.getClients(), message.getStoredBytes(), message.getMaxStoredBytes(), devices));
  }

  private static Root of(RootWork root) {
    return Root.newBuilder()
        .setName(root.root().text())
        .setLookedAt(millis(root.lookedAt()))
        .setPending(root.pending())
        .setHeld(root.held())
        .setConflicts(root.conflicts())
        .setFailing(root.failing())
        .setNextAttemptAt(millis(root.nextAttempt()))
        .setParked(root.parked())
        .setUnwatched(root.unwatched())
        .setHalted(text(root.halted()))
        .addAllFailed(root.failed().stream().map(StateMessages::of).toList())
        .build();
  }

  private static FailedPath of(AgentState.FailedPath failed) {
    return FailedPath.newBuilder()
        .setPath(Printable.of(failed.path()))
        .setReason(failed.reason())
        .build();
  }

  private static AgentState.FailedPath read(FailedPath message) {
    return new AgentState.FailedPath(message.getPath(), message.getReason());
  }

  private static RootWork read(Root message) {
    return new RootWork(
        new RootName(message.getName()),
        timeIfAny(message.getLookedAt()),
        message.getPending(),
        message.getHeld(),
        message.getConflicts(),
        message.getFailing(),
        timeIfAny(message.getNextAttemptAt()),
        message.getParked(),
        message.getUnwatched(),
        message.getFailedList().stream().map(StateMessages::read).toList(),
        textIfAny(message.getHalted()));
  }

  private static Activity of(AgentState.Activity activity) {
    return switch (activity) {
      case STARTING -> Activity.STARTING;
      case LOOKING -> Activity.LOOKING;
      case AT_REST -> Activity.AT_REST;
      case WAITING -> Activity.WAITING;
      case STOPPED -> Activity.STOPPED;
      case HALTED -> Activity.HALTED;
      case UNKNOWN -> Activity.ACTIVITY_UNSPECIFIED;
    };
  }

  private static AgentState.Activity read(Activity activity) {
    return switch (activity) {
      case STARTING -> AgentState.Activity.STARTING;
      case LOOKING -> AgentState.Activity.LOOKING;
      case AT_REST -> AgentState.Activity.AT_REST;
      case WAITING -> AgentState.Activity.WAITING;
      case STOPPED -> AgentState.Activity.STOPPED;
      case HALTED -> AgentState.Activity.HALTED;
      case ACTIVITY_UNSPECIFIED, UNRECOGNIZED -> AgentState.Activity.UNKNOWN;
    };
  }

  static long millis(@Nullable Instant time) {
    return time == null ? 0 : time.toEpochMilli();
  }

  static Instant time(long millis) {
    return Instant.ofEpochMilli(millis);
  }

  private static @Nullable Instant timeIfAny(long millis) {
    return millis == 0 ? null : time(millis);
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static @Nullable String textIfAny(String text) {
    return text.isEmpty() ? null : text;
  }
}
