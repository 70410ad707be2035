package io.tummycrypt.tcfs.app.render;

import io.tummycrypt.tcfs.app.operations.AgentState;
import io.tummycrypt.tcfs.app.operations.AgentState.Activity;
import io.tummycrypt.tcfs.app.operations.AgentState.RootWork;
import io.tummycrypt.tcfs.app.operations.Status;
import io.tummycrypt.tcfs.app.operations.SyncStatus;
import io.tummycrypt.tcfs.app.operations.SyncStatus.Root;
import io.tummycrypt.tcfs.app.operations.SyncStatus.Tracked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What this machine tracks, in lines. */
public final class SyncStatusText {
  private SyncStatusText() {}

  /** Prints a path, or all roots. */
  public static void print(SyncStatus status, Page lines) {
    Tracked tracked = status.tracked();
    lines.heading(
        tracked == null
            ? "Device " + Words.line(status.device())
            : Words.path(tracked.place().toString()) + ": " + tracked.state().text());
    if (tracked != null) {
      lines.accept("  reason     " + reason(tracked));
      if (tracked.failed() != null) {
        lines.accept("  failed     " + AgentText.failure(tracked.failed()));
      }
    }
    lines.accept(
        "  last sync  "
            + (status.lastSync() == null ? "none known" : Amounts.time(status.lastSync())));
    AgentText.print(status.agent(), lines);
    lines.accept("");
    if (status.roots().isEmpty()) {
      lines.accept("No root was taken up here yet; that is done by the first sync.");
      return;
    }
    new Table<Root>("")
        .column("ROOT", root -> root.root().text())
        .column("LEFT TO DO", root -> left(root.work()) + asOf(status.agent(), root.work()))
        .column("FILES", root -> "" + root.files())
        .column("SIZE", root -> Amounts.bytes(root.bytes()))
        .column("FOLDER", root -> Words.of(root.folder()))
        .print(status.roots(), lines);
  }

  private static String reason(Tracked tracked) {
    String below = Amounts.count(tracked.files(), "file");
    return switch (tracked.state()) {
      case SYNCED -> "it is as it was agreed upon, published by " + Words.line("" + tracked.by());
      case CHANGED ->
          "it was changed here since it was agreed upon with " + Words.line("" + tracked.by());
      case NEW ->
          "nothing is agreed upon yet: it is new, left out by a pattern, or waits; 'tcfs explain' looks further";
      case DELETED ->
          "it is not here any more, and was agreed upon"
              + (tracked.by() == null ? "" : "; published by " + Words.line(tracked.by()));
      case ABSENT -> "nothing is here, and nothing was agreed upon";
      case FOLDER -> below + " in it were agreed upon";
      case UNREADABLE -> Words.line("" + tracked.problem());
    };
  }

  /** An agent that does nothing, or comes to nothing, does not see either what there is to do. */
  private static String asOf(Status.Agent agent, @Nullable RootWork work) {
    AgentState state = agent.answer().state();
    Activity activity = state == null ? Activity.UNKNOWN : state.doing().activity();
    boolean isKnown =
        activity == Activity.AT_REST
            || (activity == Activity.LOOKING && state != null && state.store().isReachable());
    Instant at = work == null ? null : work.lookedAt();
    return isKnown || at == null ? "" : " (as of " + Amounts.time(at) + ")";
  }

  private static String left(@Nullable RootWork work) {
    if (work == null) {
      return "not known";
    }
    if (work.halted() != null) {
      return "halted: " + Words.line(work.halted());
    }
    List<String> parts = new ArrayList<>();
    add(parts, work.pending(), "pending");
    add(parts, work.held(), "held");
    add(parts, work.conflicts(), "in conflict");
    add(parts, work.failing(), "failing");
    add(parts, work.parked(), "parked");
    if (parts.isEmpty()) {
      return work.lookedAt() == null ? "not looked at yet" : "nothing";
    }
    return String.join(", ", parts);
  }

  private static void add(List<String> parts, long count, String what) {
    if (count > 0) {
      parts.add(count + " " + what);
    }
  }
}
