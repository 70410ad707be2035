package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.AgentLink;
import io.tummycrypt.tcfs.app.operations.AgentState;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.core.plan.StreamAction;
import io.tummycrypt.tcfs.core.plan.StreamPlan;
import io.tummycrypt.tcfs.engine.home.DeviceConfig;
import io.tummycrypt.tcfs.store.event.Events;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.nats.NatsLook;
import io.tummycrypt.tcfs.store.nats.NatsOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
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

  private final Leaves leaf;
  private final NatsOptions options;
  private final FleetId fleet;
  private final DeviceName device;
  private final AgentLink agent;
  private final long revision;
  private final boolean isAgentBelieved;
  private final CompletableFuture<StreamPlan> plan;

  private Streams(
      Leaves leaf,
      NatsOptions options,
      FleetId fleet,
      DeviceName device,
      AgentLink agent,
      long revision,
      boolean isAgentBelieved) {
    this.leaf = leaf;
    this.options = options;
    this.fleet = fleet;
    this.device = device;
    this.agent = agent;
    this.revision = revision;
    this.isAgentBelieved = isAgentBelieved;
    this.plan =
        options.urls().isEmpty()
            ? CompletableFuture.completedFuture(StreamPlan.NONE)
            : CompletableFuture.supplyAsync(this::look, Thread::startVirtualThread)
                .completeOnTimeout(LATE, LONGEST.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Begins to look; a document without servers has nothing to look at.
   *
   * @param isAgentBelieved whether the servers are left to an agent that is connected to them; it
   *     compares the streams with the document every few minutes
   */
  static Streams lookAt(Session session, Documents.Ruling ruling, boolean isAgentBelieved)
      throws IOException {
    DeviceConfig config = session.config();
    return new Streams(
        Leaves.of(session.home(), config, ruling.document()),
        Leaves.servers(config, ruling.document()),
        config.fleet(),
        ruling.desired().device(),
        session.agent(),
        ruling.desired().revision(),
        isAgentBelieved);
  }

  /** An agent that runs looks after them by itself; whether they can be reached it knows best. */
  private StreamPlan look() {
    AgentState state = agent.ask().state();
    if (state == null || state.revision() != revision || revision == 0) {
      return lookAtServers();
    }
    Events.@Nullable State nats = state.nats();
    if (nats == null) {
      return new StreamPlan(List.of(), "the agent has not tried to connect yet");
    }
    if (nats.health() != Events.Health.CONNECTED) {
      return new StreamPlan(List.of(), "the agent says: " + nats.why());
    }
    return isAgentBelieved ? StreamPlan.NONE : lookAtServers();
  }

  private StreamPlan lookAtServers() {
    try (NatsLook look = NatsLook.at(options, fleet, device, PATIENCE)) {
      return new StreamPlan(look.plan(), null);
    } catch (IOException e) {
      return new StreamPlan(List.of(), IoText.of(e));
    }
  }

  /**
   * What there is to do, with the server of this machine first; waits until that is known. With a
   * server that is still to come nobody knows what is in it.
   */
  StreamPlan plan() {
    return plan.join().after(ofLeaf());
  }

  private StreamPlan ofLeaf() {
    try {
      return new StreamPlan(leaf.plan(), null);
    } catch (IOException e) {
      return new StreamPlan(List.of(), "leaf node: " + IoText.of(e));
    }
  }

  /**
   * Does what there is to do, if that is what was shown.
   *
   * @return what was done
   * @throws IOException if something is left to do
   */
  List<StreamAction> mend() throws IOException {
    List<StreamAction> done = new ArrayList<>();
    IOException failed = null;
    try {
      done.addAll(leaf.mend(leaf.plan(), agent));
    } catch (IOException e) {
      failed = e;
    }
    List<StreamAction> shown = plan.join().actions();
    if (!shown.isEmpty()) {
      try (NatsLook look = NatsLook.at(options, fleet, device, PATIENCE)) {
        done.addAll(look.mend(shown));
      }
    }
    if (failed != null) {
      throw failed;
    }
    return done;
  }
}
