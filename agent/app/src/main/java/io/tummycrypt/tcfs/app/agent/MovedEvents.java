package io.tummycrypt.tcfs.app.agent;

import io.tummycrypt.tcfs.app.operations.AgentEvent.Direction;
import io.tummycrypt.tcfs.app.operations.AgentEvent.Moved;
import io.tummycrypt.tcfs.app.operations.AgentEvent.Round;
import io.tummycrypt.tcfs.app.operations.Outcome;
import io.tummycrypt.tcfs.app.operations.PlanSummary.What;
import io.tummycrypt.tcfs.core.plan.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a look did, for those who watch. */
final class MovedEvents {
  private MovedEvents() {}

  /** What all of a look did; null if nothing was done or failed. */
  static @Nullable Round round(Outcome outcome, Instant now, Duration took) {
    int failed = outcome.tried().size();
    if (outcome.done().isEmpty() && failed == 0) {
      return null;
    }
    Action.Cost cost = Action.cost(outcome.done());
    return new Round(now, outcome.done().size(), failed, cost.bytesUp(), cost.bytesDown(), took);
  }

  /** What one action did. */
  static Moved moved(Action action, Instant now) {
    String what = What.of(action).key();
    String path = action.path().toString();
    return new Moved(now, action.root(), path, direction(action), what, bytes(action));
  }

  /** In its direction, at the most. */
  static long bytes(Action action) {
    Action.Cost cost = Action.cost(List.of(action));
    return cost.bytesUp() + cost.bytesDown();
  }

  /** Where its bytes go. */
  static Direction direction(Action action) {
    return switch (action) {
      case Action.Publish _ -> Direction.UP;
      case Action.Pull _ -> Direction.DOWN;
      case Action.Delete _,
          Action.RemoveFolder _,
          Action.MakeFolder _,
          Action.SetAttributes _,
          Action.Adopt _ ->
          Direction.LOCAL;
    };
  }
}
