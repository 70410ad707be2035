package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Action.Cost;
import io.tummycrypt.tcfs.core.plan.Notice;
import io.tummycrypt.tcfs.core.plan.Plan;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Actions and notices in numbers.
 *
 * @param counts how many there are of each, all of them
 * @param bytesUp to be sent, at the most
 * @param bytesDown to be fetched, at the most
 */
public record PlanSummary(Map<What, Integer> counts, long bytesUp, long bytesDown) {
  /** What there is to count; the names are those of {@code --json}. */
  public enum What {
    /** Publishing something, deletions and conflict copies too. */
    PUBLISH("publish"),
    /** Putting a file or link here. */
    FETCH("fetch"),
    /** Taking something away here. */
    DELETE("delete"),
    /** Making a folder here, setting modes and times. */
    ADJUST("adjust"),
    /** Taking note of what is here already. */
    ADOPT("adopt"),
    CONFLICTS("conflicts"),
    HELD("held"),
    HALTED("halted"),
    FINDINGS("findings"),
    LOCAL_ONLY("localOnly"),
    /** Folders that are no root here any more. */
    LEFT_BEHIND("leftBehind"),
    /** Roots in which something is left for later: a disk too full, heads not yet readable. */
    WAITING("waiting"),
    UNSUPPORTED("unsupported");

    private final String key;

    What(String key) {
      this.key = key;
    }

    /** What an action is counted as. */
    public static What of(Action action) {
      return switch (action) {
        case Action.Publish _ -> PUBLISH;
        case Action.Pull _ -> FETCH;
        case Action.Delete _, Action.RemoveFolder _ -> DELETE;
        case Action.MakeFolder _, Action.SetAttributes _ -> ADJUST;
        case Action.Adopt _ -> ADOPT;
      };
    }

    /** The name in {@code --json}. */
    public String key() {
      return key;
    }
  }

  public PlanSummary {
    counts = Collections.unmodifiableMap(new EnumMap<>(counts));
  }

  /** Counts the actions and notices of a plan. */
  public static PlanSummary of(Plan plan) {
    return of(plan.actions(), plan.notices());
  }

  /** Counts some actions and notices. */
  public static PlanSummary of(List<Action> actions, List<Notice> notices) {
    Map<What, Integer> counts = new EnumMap<>(What.class);
    for (What what : What.values()) {
      counts.put(what, 0);
    }
    actions.forEach(action -> counts.merge(What.of(action), 1, Integer::sum));
    for (Notice notice : notices) {
      What what = what(notice);
      if (what != null) {
        counts.merge(what, 1, Integer::sum);
      }
    }
    Cost cost = Action.cost(actions);
    return new PlanSummary(counts, cost.bytesUp(), cost.bytesDown());
  }

  /** How many there are. */
  public int count(What what) {
    return counts.getOrDefault(what, 0);
  }

  /** Null for what is as desired. */
  private static @Nullable What what(Notice notice) {
    return switch (notice) {
      case Notice.OpenConflict _ -> What.CONFLICTS;
      case Notice.Held _ -> What.HELD;
      case Notice.Halted _ -> What.HALTED;
      case Notice.Finding _, Notice.NameFinding _, Notice.UnreadableDevice _ -> What.FINDINGS;
      case Notice.LocalOnly _ -> What.LOCAL_ONLY;
      case Notice.LeftBehind _ -> What.LEFT_BEHIND;
      case Notice.DiskFloor _, Notice.Waiting _ -> What.WAITING;
      case Notice.NotSupported _ -> What.UNSUPPORTED;
      case Notice.LeftOut _ -> null;
    };
  }
}
