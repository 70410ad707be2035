package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.apply.HaltException;
import io.tummycrypt.tcfs.core.apply.Portions;
import io.tummycrypt.tcfs.core.apply.Reconciler;
import io.tummycrypt.tcfs.core.apply.Report;
import io.tummycrypt.tcfs.core.apply.Situation;
import io.tummycrypt.tcfs.core.apply.Slice;
import io.tummycrypt.tcfs.core.apply.Surveyor;
import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.loop.Agenda.Look;
import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.DeviceState;
import io.tummycrypt.tcfs.core.observed.KnownSlot;
import io.tummycrypt.tcfs.core.observed.Observed;
import io.tummycrypt.tcfs.core.observed.StateChange;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Decisions;
import io.tummycrypt.tcfs.core.plan.Notice;
import io.tummycrypt.tcfs.core.plan.Plan;
import io.tummycrypt.tcfs.core.plan.Pushing;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.view.Head;
import io.tummycrypt.tcfs.core.view.Siblings;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Runs cycles of devices: resume, observe, plan, apply; and has each of them checked. */
final class Cycles {
  /**
   * Trees are small here: so it often happens that a batch is begun while another is carried out.
   */
  private static final Portions PORTIONS =
      new Portions(/* local= */ 2, /* whole= */ 1, /* published= */ 1);

  private final Fleet fleet;
  private final Trace trace;
  private final Map<SimDevice, LocalBytes> bytes = new HashMap<>();

  Cycles(Fleet fleet) {
    this.fleet = fleet;
    this.trace = fleet.trace;
  }

  LocalBytes bytes(SimDevice device) {
    return bytes.computeIfAbsent(device, _ -> new LocalBytes(device, fleet.ledger));
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

  /**
   * One whole cycle.
   *
   * @param isUndisturbed whether nobody else does anything meanwhile, and all works
   */
  End run(SimDevice device, boolean isUndisturbed) {
    LocalBytes local = bytes(device);
    local.begin();
    Decisions decisions = device.decisions;
    device.decisions = Decisions.NONE;
    Cycle cycle = new Cycle(device, decisions, isUndisturbed);
    End end = cycle.run();
    boolean decided = !decisions.equals(Decisions.NONE);
    local.check(identity -> decided || fleet.history.wasPublished(identity));
    if (cycle.displaced != null && !decided) {
      cycle.displaced.check(cycle.report);
    }
    cycle.requireSettled();
    local.checkNothingReturned(cycle.report);
    local.noteDeletions(cycle.report);
    local.requireNoInvention();
    device.outside.requireKept();
    noteEnd(device, end);
    return end;
  }

  private void noteEnd(SimDevice device, End end) {
    trace.note(end.name());
    device
        .tree()
        .forEach((path, content) -> {
          trace.note(path.toString());
          trace.note(content);
        });
  }

  /** A cycle while it goes on. */
  private final class Cycle {
    private final SimDevice device;
    private final Decisions decisions;
    private final boolean isUndisturbed;
    private final Report report = new Report();
    private @Nullable Displacements displaced;
    private @Nullable DeviceState state;
    private @Nullable Look look;
    private final long seqBefore;

    Cycle(SimDevice device, Decisions decisions, boolean isUndisturbed) {
      this.device = device;
      this.decisions = decisions;
      this.isUndisturbed = isUndisturbed;
      Head head = fleet.store.highest().get(device.name);
      this.seqBefore = head == null ? 0 : head.seq();
    }

    End run() {
      try {
        return carryOut();
      } catch (Crash e) {
        return endProcess("dies");
      } catch (HaltException e) {
        return endProcess("halts: " + e.getMessage());
      } catch (IOException e) {
        if (device.loop != null && look != null) {
          device.loop.failed(look);
        }
        return endProcess("fails: " + e.getMessage());
      }
    }

    private End endProcess(String how) {
      device.process = null;
      trace.note(how);
      trace.say(() -> "  " + device + " " + how);
      return End.CUT_SHORT;
    }

    private End carryOut() throws IOException {
      Errand errand = decisions.equals(Decisions.NONE) ? device.errand : null;
      return switch (errand) {
        case Errand.Push push -> push(process(), push);
        case Errand.Pull(TreePath path) -> pull(path);
        case null -> reconcile(process());
      };
    }

    private End reconcile(Reconciler process) throws IOException {
      Desired desired = device.desired();
      Surveyor.Rest rest = rest(desired);
      Loop loop = device.loop;
      look = loop == null ? null : loop.look();
      Observed observed = observe(process, desired);
      boolean isCurrent = loop == null || loop.isCurrent();
      Plan plan = plan(process, desired, observed);
      if (rest != null) {
        requireAtRest(rest, desired, observed, plan);
      }
      state = process.state();
      fleet.detached.requireUntouched(plan);
      displaced = new Displacements(fleet.history, device, observed, plan);
      new Decided(fleet.ledger, device, decisions).takeUp(observed, plan);
      notePlan(plan);
      if (look != null) {
        report.postpone(plan, look.skipped());
      }
      Slice slice = () -> loop != null && loop.isEnough();
      if (loop != null && loop.leavesBulk() && process.leaveBulk(plan, report, slice)) {
        trace.say(() -> "  " + device + " leaves new files for later");
        fleet.leftForLater++;
      }
      process.apply(desired, observed, plan, report, slice);
      if (loop != null && look != null) {
        loop.ended(look, plan, report);
      }
      report.failures().forEach(failure -> trace.say(() -> "  failed: " + failure));
      report.displaced().forEach(each -> trace.say(() -> "  displaced: " + each));
      if (!report.halted().isEmpty()) {
        return endProcess("fails: " + report.halted());
      }
      if (!report.failures().isEmpty() || report.isCutShort()) {
        return End.CUT_SHORT;
      }
      if (isUndisturbed && isCurrent && !isNothing(plan) && !fleet.variant.mayNeedAnotherCycle()) {
        Observed after = observe(process, desired);
        Finished.require(process, device, plan, plan(desired, after, Decisions.NONE));
      }
      device.unsynced.clear();
      device.situation = process.situation(desired, observed, plan, report);
      return isQuiet(plan) ? End.QUIET : End.DONE;
    }

    /** Where the device is at rest, by what it noted; null if it cannot say so. */
    private Surveyor.@Nullable Rest rest(Desired desired) {
      Situation known = device.situation;
      if (known == null || !fleet.variant.equals(Variant.NONE)) {
        return null;
      }
      try {
        return device.surveyor().at(known, Instant.MAX, desired);
      } catch (IOException e) {
        return null;
      }
    }

    /** Somebody may have done something since it was told. */
    private void requireAtRest(Surveyor.Rest rest, Desired desired, Observed observed, Plan plan) {
      fleet.rests++;
      boolean isAtRest =
          plan.isEmpty()
              && plan.notices().equals(rest.plan().notices())
              && observed.highest().equals(rest.highest());
      if (!isAtRest && decisions.equals(Decisions.NONE) && rest(desired) != null) {
        throw new Violation(Violation.Kind.NOT_AT_REST, device + " was at rest, and plans " + plan);
      }
    }

    /** What was pushed may have been all that there was; the next cycle will see. */
    private End push(Reconciler process, Errand.Push push) throws IOException {
      Desired desired = device.desired();
      Observed observed = observe(process, desired);
      state = process.state();
      device.errand = null;
      PushErrand errand = new PushErrand(fleet, device, observed, push);
      Pushing pushing = errand.pushing();
      trace.note(pushing.isClear() ? "pushes" : "pushes nothing");
      if (pushing.isClear()) {
        notePlan(pushing.plan());
        process.publish(desired, errand.observed(), pushing, report);
      }
      return report.halted().isEmpty() ? End.CUT_SHORT : endProcess("fails: " + report.halted());
    }

    /** What came was seen: a push of something else in its place is a successor of it. */
    private End pull(TreePath path) throws IOException {
      device.process = null;
      Siblings shown = device.look().siblings(Detached.ROOT, path);
      device.errand = null;
      if (shown.isLive() && !shown.isOpen()) {
        Version version = shown.winner();
        trace.say(() -> "  " + device + " pulls " + path + " " + Text.of(version));
        Predicate<Content> stored = fleet.variant.stored(device.outside::isStored);
        Report pulled = new Report();
        device.outside.pull(device.name, version, stored, pulled);
        if (pulled.failures().isEmpty()) {
          device.seen.add(version.key());
          Base base = Base.of(version, version.clock(), null);
          device.states.commit(List.of(new StateChange.SetBase(Detached.ROOT, path, base)));
        }
      }
      return End.CUT_SHORT;
    }

    /** Checks the head that this cycle has written, if any. */
    private void requireSettled() {
      Head head = fleet.store.highest().get(device.name);
      if (state != null
          && head != null
          && head.seq() > seqBefore
          && head.incarnation().equals(state.incarnation())) {
        KnownSlot own = state.known().get(device.name);
        if (own != null && own.seq() == head.seq()) {
          fleet.history.requireSettled(head, state);
        }
      }
    }

    private Reconciler process() throws IOException {
      Reconciler process = device.process;
      if (process == null) {
        if (device.loop != null) {
          device.loop.goOn();
        }
        process = new Reconciler(device.ports, PORTIONS);
        device.process = process;
        process.resume(device.name, report);
      }
      return process;
    }

    private Observed observe(Reconciler process, Desired desired) throws IOException {
      return fleet.variant.observed(process.observe(desired));
    }

    /** A plan that was known is what planning comes to. */
    private Plan plan(Reconciler process, Desired desired, Observed observed) {
      if (!fleet.variant.equals(Variant.NONE) || !decisions.equals(Decisions.NONE)) {
        return plan(desired, observed, decisions);
      }
      Plan known = process.knownPlan(desired, observed);
      if (known != null) {
        fleet.knownPlans++;
        Plan anew = plan(desired, viewedAnew(observed), decisions);
        if (!known.equals(anew)) {
          throw new Violation(
              Violation.Kind.NOT_AT_REST, device + " plans " + anew + ", and knew " + known);
        }
      }
      return process.plan(desired, observed);
    }

    /** A view that was kept is to be the one that the heads give. */
    private static Observed viewedAnew(Observed observed) {
      return new Observed(
          observed.writer(),
          observed.counter(),
          observed.heads(),
          observed.highest(),
          observed.state(),
          observed.roots(),
          observed.leftBehind(),
          observed.rebooted(),
          observed.now());
    }

    private Plan plan(Desired desired, Observed observed, Decisions said) {
      return fleet.variant.plan(desired, observed, said);
    }

    private void notePlan(Plan plan) {
      device.openConflicts.clear();
      device.isHolding = false;
      for (Notice notice : plan.notices()) {
        trace.say(() -> "  " + device + " notice: " + notice);
        switch (notice) {
          case Notice.OpenConflict open -> {
            if (open.root().equals(SimDevice.ROOT)) {
              device.openConflicts.put(open.path(), open.dots());
            }
          }
          case Notice.Held _ -> device.isHolding = true;
          case Notice.DiskFloor _, Notice.Finding _, Notice.Halted _, Notice.LocalOnly _ -> {}
          case Notice.NameFinding _, Notice.NotSupported _, Notice.Waiting _ -> {}
          case Notice.UnreadableDevice _, Notice.LeftOut _, Notice.LeftBehind _ -> {}
        }
      }
      for (Action action : plan.actions()) {
        trace.note(action.getClass().getSimpleName());
        trace.note(action.path().toString());
        trace.say(() -> "  " + device + " plans: " + Text.of(action));
      }
      plan.bookkeeping()
          .drops()
          .forEach(drop ->
              trace.say(() -> "  " + device + " would drop " + drop.path() + " " + drop.dot()));
    }
  }

  /** Whether planning again would be given the same again. */
  private static boolean isNothing(Plan plan) {
    return plan.isEmpty() && plan.bookkeeping().rebases().isEmpty();
  }

  private static boolean isQuiet(Plan plan) {
    return plan.isEmpty()
        && plan.notices().stream().allMatch(notice -> notice instanceof Notice.OpenConflict);
  }
}
