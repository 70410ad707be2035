package io.tummycrypt.tcfs.app.metrics;

import io.tummycrypt.tcfs.app.operations.AgentState;
import io.tummycrypt.tcfs.app.operations.AgentState.RootWork;
import io.tummycrypt.tcfs.engine.home.SourceNote;
import io.tummycrypt.tcfs.engine.leaf.LeafState;
import io.tummycrypt.tcfs.store.event.Events;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether an agent does what it is there for, and on what that depends.
 *
 * @param isReady whether files are kept as they should be; what only makes that later, such as NATS
 *     that is away, is no reason for false
 * @param dependencies each with how it is
 */
record Health(boolean isReady, List<Dependency> dependencies) {
  /** It was told to keep nothing as it should be; how the store is, it does not look. */
  static final Health SWITCHED_OFF =
      new Health(
          false,
          List.of(
              new Dependency(
                  "agent",
                  /* isWell= */ false,
                  /* isNeeded= */ true,
                  "switched off in device.yaml")));

  Health {
    dependencies = List.copyOf(dependencies);
  }

  /** One thing without which it cannot be ready, or is later; in words. */
  record Dependency(String name, boolean isWell, boolean isNeeded, String state) {}

  /**
   * As an agent says.
   *
   * @param source what came of the source of the fleet document; null without one
   */
  static Health of(AgentState state, @Nullable SourceNote source) {
    List<Dependency> all = new ArrayList<>();
    all.add(new Dependency("agent", state.isAtWork(), /* isNeeded= */ true, words(state)));
    boolean isReachable = state.store().isReachable();
    all.add(
        new Dependency(
            "store",
            isReachable,
            /* isNeeded= */ true,
            isReachable ? "in use" : "cannot be reached or used"));
    if (state.nats() != null) {
      all.add(nats(state.nats()));
    }
    if (state.leaf() != null) {
      all.add(leaf(state.leaf()));
    }
    if (source != null) {
      boolean isFollowed = source.outcome() == SourceNote.Outcome.PUBLISHED;
      all.add(
          new Dependency(
              "document source", isFollowed, /* isNeeded= */ false, source.outcome().word()));
    }
    for (RootWork root : state.roots()) {
      String halted = root.halted();
      all.add(
          new Dependency(
              "root " + root.root(),
              halted == null,
              /* isNeeded= */ true,
              halted == null ? "in use" : "halted"));
    }
    return new Health(all.stream().allMatch(each -> each.isWell || !each.isNeeded), all);
  }

  private static Dependency nats(Events.State nats) {
    String health = nats.health().name().toLowerCase(Locale.ROOT);
    return new Dependency(
        "nats", nats.health() == Events.Health.CONNECTED, /* isNeeded= */ false, health);
  }

  private static Dependency leaf(LeafState leaf) {
    boolean isWell =
        leaf.health() == LeafState.Health.CONNECTED || leaf.health() == LeafState.Health.WRITTEN;
    String health = leaf.health().name().toLowerCase(Locale.ROOT);
    return new Dependency("leaf node", isWell, /* isNeeded= */ false, health);
  }

  private static String words(AgentState state) {
    return state.doing().activity().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** One line for each dependency, without causes, in which there may be names of files. */
  String text() {
    StringBuilder text = new StringBuilder(isReady ? "ready\n" : "not ready\n");
    for (Dependency each : dependencies) {
      text.append(each.isWell ? "ok   " : each.isNeeded ? "FAIL " : "late ")
          .append(each.name)
          .append(": ")
          .append(each.state)
          .append('\n');
    }
    return text.append("why: tcfs status\n").toString();
  }
}
