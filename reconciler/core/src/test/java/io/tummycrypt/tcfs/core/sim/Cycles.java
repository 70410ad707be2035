package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.apply.HaltException;
import io.tummycrypt.tcfs.core.apply.Reconciler;
import io.tummycrypt.tcfs.core.apply.Report;
import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.Observed;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Decisions;
import io.tummycrypt.tcfs.core.plan.Decisions.Choice;
import io.tummycrypt.tcfs.core.plan.Notice;
import io.tummycrypt.tcfs.core.plan.Plan;
import io.tummycrypt.tcfs.core.plan.Planner;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.view.FleetView;
import io.tummycrypt.tcfs.core.view.Siblings;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Runs cycles of devices, and checks what must hold of each. */
final class Cycles {
  private final Ledger ledger;
  private final History history;
  private final Trace trace;
  private final Map<SimDevice, LocalBytes> bytes = new HashMap<>();

  Cycles(Ledger ledger, History history, Trace trace) {
    this.ledger = ledger;
    this.history = history;
    this.trace = trace;
  }

  LocalBytes bytes(SimDevice device) {
    return bytes.computeIfAbsent(device, LocalBytes::new);
  }

  /** How a cycle ended. */
  enum End {
    /** There was nothing to do, and nothing waits for a person or for other heads. */
    QUIET,
    /** Everything that was planned is done. */
    DONE,
    /** Something was not done, or the process died. */
    CUT_SHORT
  }

  /** One whole cycle. */
  End run(SimDevice device, boolean isUndisturbed) {
    LocalBytes local = bytes(device);
    local.begin();
    Report report = new Report();
    Decisions decisions = device.decisions;
    device.decisions = Decisions.NONE;
    End end;
    try {
      end = cycle(device, decisions, report, isUndisturbed);
    } catch (Crash e) {
      device.process = null;
      trace.say(() -> "  " + device + " dies");
      end = End.CUT_SHORT;
    } catch (HaltException e) {
      device.process = null;
      trace.say(() -> "  " + device + " halts: " + e.getMessage());
      end = End.CUT_SHORT;
    } catch (IOException e) {
      device.process = null;
      trace.say(() -> "  " + device + " fails: " + e.getMessage());
      end = End.CUT_SHORT;
    }
    boolean decided = !decisions.equals(Decisions.NONE);
    local.check(identity -> decided || history.wasPublished(identity));
    local.checkNothingReturned(ledger);
    noteDeletions(local, report);
    requireNoInvention(device);
    trace.note(end.name().hashCode());
    device
        .tree()
        .forEach((path, content) -> {
          trace.note(path.hashCode());
          trace.note(Contents.hash(content));
        });
    return end;
  }

  private End cycle(SimDevice device, Decisions decisions, Report report, boolean isUndisturbed)
      throws IOException {
    Reconciler process = device.process;
    if (process == null) {
      process = new Reconciler(device.ports);
      device.process = process;
      process.resume(device.name, report);
    }
    Desired desired = device.desired();
    Observed observed = process.observe(desired);
    Plan plan = Planner.plan(desired, observed, decisions);
    takeUp(device, observed, decisions, plan);
    notePlan(device, plan);
    process.apply(desired, observed, plan, report);
    report.failures().forEach(failure -> trace.say(() -> "  failed: " + failure));
    report.displaced().forEach(each -> trace.say(() -> "  displaced: " + each));
    if (!report.failures().isEmpty()) {
      return End.CUT_SHORT;
    }
    if (isUndisturbed && !mayBeLifted(device, plan)) {
      requireNothingLeft(process, desired, plan);
    }
    device.unsynced.clear();
    return isQuiet(plan) ? End.QUIET : End.DONE;
  }

  private static boolean isQuiet(Plan plan) {
    return plan.isEmpty()
        && plan.notices().stream().allMatch(notice -> notice instanceof Notice.OpenConflict);
  }

  /** A plan on its own result is empty. */
  private void requireNothingLeft(Reconciler process, Desired desired, Plan done)
      throws IOException {
    Plan next = Planner.plan(desired, process.observe(desired), Decisions.NONE);
    if (!next.isEmpty()) {
      throw new Violation("after " + shown(done) + " there is still to do: " + shown(next));
    }
    if (done.heldSets().isEmpty()
        && next.bookkeeping().rebases().stream().anyMatch(each -> isNews(process, each))) {
      throw new Violation(
          "after " + shown(done) + " still to note: " + next.bookkeeping().rebases());
    }
  }

  /**
   * What is held for its number may be fewer when the plan is done: what came in counts as moved.
   */
  private static boolean mayBeLifted(SimDevice device, Plan plan) {
    boolean isEmptied =
        device.tree().values().stream().allMatch(content -> content instanceof Content.Folder);
    return !isEmptied
        && (plan.holds(SimDevice.ROOT, Notice.Held.Kind.DELETION_HERE)
            || plan.holds(SimDevice.ROOT, Notice.Held.Kind.DELETION_ELSEWHERE));
  }

  private static boolean isNews(Reconciler process, Plan.Rebase rebase) {
    Base before = process.state().bases(rebase.root()).get(rebase.path());
    Base after = rebase.base();
    return after != null
        && (before == null
            || !before.content().equals(after.content())
            || !before.clock().equals(after.clock()));
  }

  private static String shown(Plan plan) {
    StringBuilder shown = new StringBuilder("[");
    plan.actions().forEach(action -> shown.append(text(action)).append("; "));
    return shown.append("]").toString();
  }

  private void notePlan(SimDevice device, Plan plan) {
    device.openConflicts.clear();
    device.isHolding = false;
    for (Notice notice : plan.notices()) {
      trace.say(() -> "  " + device + " notice: " + notice);
      switch (notice) {
        case Notice.OpenConflict open -> device.openConflicts.add(open.path());
        case Notice.Held _ -> device.isHolding = true;
        case Notice.DiskFloor _, Notice.Finding _, Notice.Halted _, Notice.LocalOnly _ -> {}
        case Notice.NameFinding _, Notice.NotSupported _, Notice.Waiting _ -> {}
      }
    }
    for (Action action : plan.actions()) {
      trace.note(action.path().hashCode());
      trace.say(() -> "  " + device + " plans: " + text(action));
    }
    plan.bookkeeping()
        .drops()
        .forEach(drop ->
            trace.say(() -> "  " + device + " would drop " + drop.path() + " " + drop.dot()));
  }

  /** The action in one line. */
  static String text(Action action) {
    String what =
        switch (action) {
          case Action.Publish publish -> text(publish.version());
          case Action.Local local ->
              Contents.text(local.expected())
                  + " => "
                  + (local.next() == null ? "-" : Contents.text(local.next().content()))
                  + (local.next() == null ? "" : " " + local.next().clock());
          case Action.Adopt adopt -> Contents.text(adopt.next().content());
        };
    return action.getClass().getSimpleName() + " " + action.path() + " " + what;
  }

  static String text(Version version) {
    return Contents.text(version.content())
        + " by "
        + version.by()
        + " "
        + version.clock()
        + (version.onConflict() == io.tummycrypt.tcfs.core.version.ConflictMode.AUTO
            ? ""
            : " " + version.onConflict());
  }

  /** A user who decides gives up, or asks for, what the decision says. */
  private void takeUp(SimDevice device, Observed observed, Decisions decisions, Plan plan) {
    if (!decisions.releases().isEmpty()) {
      device.tree().forEach(ledger::confirmed);
      for (Notice notice : Planner.plan(device.desired(), observed, Decisions.NONE).notices()) {
        if (notice instanceof Notice.Held held) {
          ledger.confirmed(held.path(), held.content());
        }
      }
    }
    FleetView view = FleetView.of(observed.heads().logs());
    decisions
        .choices()
        .getOrDefault(SimDevice.ROOT, new TreeMap<>())
        .forEach((path, choice) -> {
          if (choice != Choice.KEEP_BOTH) {
            chose(device, path, view.siblings(SimDevice.ROOT, path), plan);
          }
        });
  }

  /** All that was shown is given up but for what is published. */
  private void chose(SimDevice device, TreePath path, Siblings shown, Plan plan) {
    for (Action action : plan.actions()) {
      if (action instanceof Action.Publish publish && publish.path().equals(path)) {
        Content kept = publish.version().content();
        for (Version version : shown.contents()) {
          giveUp(path, version.content(), kept);
        }
        giveUp(path, device.root.user().at(path), kept);
        ledger.confirmed(path, kept);
      }
    }
  }

  private void giveUp(TreePath path, Content content, Content kept) {
    if (!content.sameContent(kept)) {
      ledger.gaveUp(path, content);
    }
  }

  private void noteDeletions(LocalBytes local, Report report) {
    for (Action action : report.done()) {
      switch (action) {
        case Action.Delete delete -> {
          if (delete.next() != null) {
            local.noteDeleted(delete.path(), delete.expected(), ledger);
          }
        }
        case Action.PushDeletion deletion -> {
          if (deletion.confirm()) {
            local.noteDeleted(deletion.path(), deletion.version().from(), ledger);
          }
        }
        case Action.Push _, Action.PushCopy _, Action.Pull _, Action.Adopt _ -> {}
        case Action.MakeFolder _, Action.RemoveFolder _, Action.SetAttributes _ -> {}
      }
    }
  }

  private void requireNoInvention(SimDevice device) {
    device
        .tree()
        .forEach((path, content) -> {
          Object identity = Contents.identity(content);
          if (identity != null && !ledger.wasWritten(path, identity)) {
            throw new Violation(
                device
                    + " has "
                    + Contents.text(content)
                    + " at "
                    + path
                    + ", where nobody put it");
          }
        });
  }
}
