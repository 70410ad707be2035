package io.tummycrypt.tcfs.app;

import io.tummycrypt.tcfs.app.measure.Reading;
import io.tummycrypt.tcfs.app.operations.AgentEvent;
import io.tummycrypt.tcfs.app.operations.AgentEvent.Direction;
import io.tummycrypt.tcfs.app.operations.AgentLink.Answer;
import io.tummycrypt.tcfs.app.operations.AgentState;
import io.tummycrypt.tcfs.app.operations.AgentState.Activity;
import io.tummycrypt.tcfs.app.operations.AgentState.RootWork;
import io.tummycrypt.tcfs.app.operations.Status;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.engine.leaf.LeafState;
import io.tummycrypt.tcfs.engine.leaf.LeafUse;
import io.tummycrypt.tcfs.engine.progress.Progress.Phase;
import io.tummycrypt.tcfs.store.event.Events;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/** An agent in which there is everything that one can tell. */
public final class AgentSamples {
  /** Where no agent runs, and none is missed. */
  public static final Status.Agent NOBODY =
      new Status.Agent(Path.of("/run/agent.sock"), new Answer.Nobody(), null, false, null);

  private static final Instant NOON = Samples.NOON;

  private AgentSamples() {}

  /** One that is at rest, and has had its trouble. */
  public static AgentState state() {
    return new AgentState(
        new AgentState.Program("yoga", "1.2.3", 4711, NOON.minusSeconds(3600)),
        new AgentState.Doing(Activity.WAITING, NOON.minusSeconds(90), "the store is away"),
        NOON.minusSeconds(5),
        7,
        new AgentState.StoreLink(false, NOON.minusSeconds(91), "Connection refused"),
        new Events.State(
            Events.Health.DEGRADED,
            NOON.minusSeconds(60),
            "nats://hub:4222",
            "the stream is full",
            NOON.minusSeconds(200),
            3L,
            1),
        new LeafState(
            LeafState.Health.CUT,
            NOON.minusSeconds(70),
            "no connection to tls://hub",
            new LeafUse(
                3,
                950,
                1_000,
                new TreeSet<>(List.of(new DeviceName("yoga"), new DeviceName("bates"))))),
        List.of(
            RootWork.of(new RootName("photos")),
            new RootWork(
                new RootName("docs"),
                NOON,
                1,
                2,
                3,
                4,
                NOON.plusSeconds(8),
                5,
                6,
                List.of(new AgentState.FailedPath("a/b.txt", "not permitted")),
                "no marker")));
  }

  /** One of each kind, but for states. */
  public static List<AgentEvent> events() {
    return List.of(
        new AgentEvent.Moved(NOON, Samples.DOCS, "a/b\u001b.txt", Direction.UP, "publish", 12_345),
        new AgentEvent.Moved(NOON, Samples.DOCS, "c", Direction.DOWN, "fetch", 1),
        new AgentEvent.Moved(NOON, Samples.DOCS, "d", Direction.LOCAL, "delete", 0),
        new AgentEvent.Progress(
            NOON, new Reading(Phase.UPLOAD, 3, 4_000, 10, 9_000, Duration.ofSeconds(2))),
        new AgentEvent.Round(NOON, 3, 1, 12_345, 1, Duration.ofMillis(500)));
  }

  /** The same, as a status tells of it. */
  public static Status.Agent told() {
    Answer answer = new Answer.Told("'tcfsd' (process 4711)", state(), NOON);
    return new Status.Agent(Path.of("/run/agent.sock"), answer, NOON.minusSeconds(5), true, 7L);
  }
}
