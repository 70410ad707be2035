package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.AgentLink;
import io.tummycrypt.tcfs.app.operations.AgentState;
import io.tummycrypt.tcfs.core.desired.DesiredStream;
import io.tummycrypt.tcfs.core.observed.StreamObserved;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.core.plan.StreamAction;
import io.tummycrypt.tcfs.core.plan.StreamPlan;
import io.tummycrypt.tcfs.core.plan.StreamPlanner;
import io.tummycrypt.tcfs.engine.home.DeviceConfig;
import io.tummycrypt.tcfs.store.event.Events;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.nats.NatsLook;
import io.tummycrypt.tcfs.store.nats.NatsOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The stream of messages at the servers that a document names, looked at while the files are. A
 * server that does not answer keeps nobody waiting for long, and is no failure.
 */
final class Streams {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** For all of it: there may be many servers, and names that nobody can tell an address of. */
  private static final Duration LONGEST = Duration.ofSeconds(4);

  private static final StreamPlan LATE =
      new StreamPlan(List.of(), "no answer within " + LONGEST.toSeconds() + " seconds");

  private final NatsOptions options;
  private final FleetId fleet;
  private final DeviceName device;
  private final AgentLink agent;
  private final long revision;
  private final CompletableFuture<StreamPlan> plan;

  private Streams(
      NatsOptions options, FleetId fleet, DeviceName device, AgentLink agent, long revision) {
    this.options = options;
    this.fleet = fleet;
    this.device = device;
    this.agent = agent;
    this.revision = revision;
    this.plan =
        options.urls().isEmpty()
            ? CompletableFuture.completedFuture(StreamPlan.NONE)
            : CompletableFuture.supplyAsync(this::look, Thread::startVirtualThread)
                .completeOnTimeout(LATE, LONGEST.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Begins to look; a document without servers has nothing to look at. */
  static Streams lookAt(Session session, Documents.Ruling ruling) throws IOException {
    DeviceConfig config = session.config();
    NatsOptions options = config.nats().options(ruling.document().natsUrls());
    return new Streams(
        options,
        config.fleet(),
        ruling.desired().device(),
        session.agent(),
        ruling.desired().revision());
  }

  /** An agent that runs looks after them by itself; what it follows it knows best. */
  private StreamPlan look() {
    AgentState state = agent.ask().state();
    return state != null && state.revision() == revision && revision > 0
        ? asAgentSays(state.nats())
        : lookAtServers();
  }

  private static StreamPlan asAgentSays(Events.@Nullable State nats) {
    if (nats == null) {
      return new StreamPlan(List.of(), "the agent has not tried to connect yet");
    }
    return nats.why() == null
        ? StreamPlan.NONE
        : new StreamPlan(List.of(), "the agent says: " + nats.why());
  }

  private StreamPlan lookAtServers() {
    return StreamPlanner.plan(DesiredStream.of(device, fleet.toString()), observe());
  }

  private StreamObserved observe() {
    try (NatsLook look = NatsLook.at(options, fleet, device, PATIENCE)) {
      return look.observe();
    } catch (IOException e) {
      return new StreamObserved.Unknown(IoText.of(e));
    }
  }

  /** What there is to do; waits until that is known. */
  StreamPlan plan() {
    return plan.join();
  }

  /**
   * Does what there is to do, if that is what was shown.
   *
   * @return what was done
   * @throws IOException if something is left to do
   */
  List<StreamAction> mend() throws IOException {
    List<StreamAction> shown = plan().actions();
    if (shown.isEmpty()) {
      return List.of();
    }
    try (NatsLook look = NatsLook.at(options, fleet, device, PATIENCE)) {
      return look.mend(shown);
    }
  }
}
