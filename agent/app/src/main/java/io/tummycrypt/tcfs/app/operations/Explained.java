package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Explanation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a path stands, with all that is below it.
 *
 * @param planned the plan that says so
 * @param place what was asked for
 * @param local where it is on this machine
 * @param explanations of the path itself, which comes first, and of those below it
 * @param elsewhere what is known of the other devices and the version of the path itself; empty if
 *     the fleet has none
 * @param unreadable reports without which that was to be told
 * @param agent what the agent of this device says; null if it says nothing
 */
public record Explained(
    Planned planned,
    Place place,
    String local,
    List<Explanation> explanations,
    List<Elsewhere> elsewhere,
    List<UnreadableReport> unreadable,
    @Nullable AgentState agent) {
  public Explained {
    explanations = List.copyOf(explanations);
    elsewhere = List.copyOf(elsewhere);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * Why the agent could not bring a path up to date.
   *
   * @return empty if that is not known any more; null if it says nothing of the kind
   */
  public @Nullable String failure(Explanation it) {
    TreePath path = it.path();
    return agent == null || path == null ? null : agent.failure(it.root(), path);
  }

  /**
   * Another device and the version that the fleet shows.
   *
   * @param has whether it made that version, or has said that it has read it
   * @param reported when it last said anything; null if it never did
   */
  public record Elsewhere(DeviceName device, boolean has, @Nullable Instant reported) {}
}
