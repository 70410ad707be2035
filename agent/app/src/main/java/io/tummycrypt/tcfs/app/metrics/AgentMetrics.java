package io.tummycrypt.tcfs.app.metrics;

import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.tummycrypt.tcfs.app.operations.AgentCounts;
import io.tummycrypt.tcfs.app.operations.AgentKnowledge;
import io.tummycrypt.tcfs.app.operations.AgentState;
import io.tummycrypt.tcfs.app.operations.AgentState.Activity;
import io.tummycrypt.tcfs.app.operations.AgentState.RootWork;
import io.tummycrypt.tcfs.engine.home.SourceNote;
import io.tummycrypt.tcfs.engine.leaf.LeafState;
import io.tummycrypt.tcfs.engine.leaf.LeafUse;
import io.tummycrypt.tcfs.store.event.Events;
import java.time.Instant;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The metrics of an agent; each is documented in docs/reference/metrics.md. */
final class AgentMetrics {
  private final Families families = new Families();

  private AgentMetrics() {}

  static MetricSnapshots of(AgentKnowledge knowledge, ProcessFigures process) {
    AgentState state = knowledge.state();
    AgentCounts counts = knowledge.counts();
    AgentMetrics metrics = new AgentMetrics();
    metrics.agent(state);
    metrics.source(knowledge.source());
    metrics.store(state, counts);
    metrics.roots(state);
    metrics.nats(state.nats(), counts);
    metrics.leaf(state.leaf());
    metrics.work(counts);
    metrics.process(process);
    return metrics.families.all();
  }

  private void agent(AgentState state) {
    AgentState.Program program = state.program();
    families.gauge(
        "tcfs_agent_info",
        "The agent that serves this; always 1.",
        1,
        Labels.of("device", program.device(), "version", program.version()));
    families.gauge(
        "tcfs_agent_start_time_seconds", "When it was started.", seconds(program.started()));
    for (Activity activity : Activity.values()) {
      families.gauge(
          "tcfs_agent_activity",
          "What it is at: 1 for that, and 0 for all else.",
          flag(activity == state.doing().activity()),
          Labels.of("activity", key(activity)));
    }
    families.gauge(
        "tcfs_agent_activity_since_seconds", "Since when.", seconds(state.doing().since()));
    families.gauge(
        "tcfs_agent_paused", "Whether 'tcfs pause' stops it.", flag(state.paused() != null));
    families.gauge(
        "tcfs_fleet_revision", "The revision of the fleet document in force.", state.revision());
  }

  private void source(@Nullable SourceNote note) {
    for (SourceNote.Outcome outcome : SourceNote.Outcome.values()) {
      families.gauge(
          "tcfs_document_source",
          "What came of the source of the fleet document: 1 for that, and 0 for all else.",
          flag(note != null && note.outcome() == outcome),
          Labels.of("outcome", outcome.word()));
    }
  }

  private void store(AgentState state, AgentCounts counts) {
    families.gauge(
        "tcfs_store_up", "Whether the store was reached last.", flag(state.store().isReachable()));
    families.gauge(
        "tcfs_store_up_since_seconds", "Since when it is so.", seconds(state.store().since()));
    counts
        .requests()
        .forEach((kind, requests) -> {
          Labels labels = Labels.of("kind", key(kind));
          families.counter(
              "tcfs_store_requests",
              "Requests to the store that are over.",
              requests.count(),
              labels);
          families.counter(
              "tcfs_store_request_bytes",
              "Bytes of objects that they carried.",
              requests.bytes(),
              labels);
          families.counter(
              "tcfs_store_request_seconds",
              "Time that they took, all together.",
              requests.took().toNanos() / 1e9,
              labels);
        });
  }

  private void roots(AgentState state) {
    for (RootWork root : state.roots()) {
      Labels labels = Labels.of("root", root.root().text());
      families.gauge(
          "tcfs_root_halted",
          "Whether nothing is done in a root until a person has looked.",
          flag(root.halted() != null),
          labels);
      families.gauge(
          "tcfs_root_looked_at_seconds",
          "When it was looked at last; 0 if not yet.",
          seconds(root.lookedAt()),
          labels);
      root("pending", "Paths that are still to be brought up to date.", root, RootWork::pending);
      root("held", "Changes that wait for 'tcfs release'.", root, RootWork::held);
      root("conflicts", "Conflicts that wait for a decision.", root, RootWork::conflicts);
      root("failing", "Paths that failed and are tried again.", root, RootWork::failing);
      root("parked", "Paths that wait for a change, or an hour.", root, RootWork::parked);
      families.gauge(
          "tcfs_root_unwatched_folders",
          "Folders of which nothing is heard; they are looked at every 30 seconds.",
          root.unwatched(),
          labels);
    }
  }

  private void root(String name, String help, RootWork root, ToLongFunction<RootWork> value) {
    Labels labels = Labels.of("root", root.root().text());
    families.gauge("tcfs_root_" + name + "_paths", help, value.applyAsLong(root), labels);
  }

  private void nats(Events.@Nullable State nats, AgentCounts counts) {
    families.counter("tcfs_nats_notices", "Notices of other devices.", counts.notices());
    families.counter(
        "tcfs_outbox_messages", "Messages about paths that are told.", counts.messages());
    families.counter(
        "tcfs_outbox_passed_over_heads",
        "Heads that waited for too long to be told of.",
        counts.passedOver());
    if (nats == null) {
      return;
    }
    for (Events.Health health : Events.Health.values()) {
      families.gauge(
          "tcfs_nats_health",
          "How well it hears of others: 1 for that, and 0 for all else.",
          flag(health == nats.health()),
          Labels.of("health", key(health)));
    }
    families.gauge("tcfs_nats_health_since_seconds", "Since when.", seconds(nats.since()));
    families.gauge(
        "tcfs_nats_last_event_seconds",
        "When the last event of another device came; 0 if none has.",
        seconds(nats.lastEvent()));
    if (nats.lag() != null) {
      families.gauge(
          "tcfs_nats_consumer_lag", "Events at the server and not here yet.", nats.lag());
    }
    families.gauge("tcfs_nats_outbox", "Heads of which not all is told yet.", nats.waiting());
  }

  private void leaf(@Nullable LeafState leaf) {
    LeafState.Health now = leaf == null ? LeafState.Health.NONE : leaf.health();
    for (LeafState.Health health : LeafState.Health.values()) {
      families.gauge(
          "tcfs_leaf_health",
          "How the NATS server of this device is: 1 for that, and 0 for all else.",
          flag(health == now),
          Labels.of("health", key(health)));
    }
    LeafUse use = leaf == null ? LeafUse.NONE : leaf.use();
    families.gauge(
        "tcfs_leaf_clients", "Clients of the NATS server of this device.", use.clients());
    families.gauge(
        "tcfs_leaf_store_bytes", "What its streams have on the disk.", use.storedBytes());
    families.gauge("tcfs_leaf_store_max_bytes", "What they may have there.", use.maxStoredBytes());
  }

  private void work(AgentCounts counts) {
    families.counter(
        "tcfs_looks", "Looks at fleet and roots.", counts.looks(), Labels.of("outcome", "well"));
    families.counter(
        "tcfs_looks",
        "Looks at fleet and roots.",
        counts.failedLooks(),
        Labels.of("outcome", "failed"));
    families.counter(
        "tcfs_look_seconds",
        "Time that looks took, all together.",
        counts.lookTime().toNanos() / 1e9);
    counts
        .moved()
        .forEach((direction, moved) -> {
          Labels labels = Labels.of("direction", key(direction));
          families.counter(
              "tcfs_moved_paths", "Paths that were brought up to date.", moved.paths(), labels);
          families.counter(
              "tcfs_moved_bytes", "Bytes of these, before compression.", moved.bytes(), labels);
        });
    families.counter("tcfs_failed_paths", "Attempts at a path that failed.", counts.failedPaths());
  }

  private void process(ProcessFigures process) {
    families.counter(
        "process_cpu_seconds", "Processor time that the agent took.", process.cpuSeconds());
    families.gauge("process_resident_memory_bytes", "Memory that it has.", process.residentBytes());
    families.gauge("process_open_fds", "Files and sockets that it has open.", process.openFiles());
    families.gauge("tcfs_agent_threads", "Threads of the system.", process.threads());
    families.gauge("tcfs_agent_heap_bytes", "Heap in use.", process.heapBytes());
  }

  private static double flag(boolean is) {
    return is ? 1 : 0;
  }

  private static double seconds(@Nullable Instant at) {
    return at == null ? 0 : at.toEpochMilli() / 1e3;
  }

  private static String key(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
