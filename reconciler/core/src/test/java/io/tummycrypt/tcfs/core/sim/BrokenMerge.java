package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.Observed;
import io.tummycrypt.tcfs.core.observed.StateChange;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Decisions;
import io.tummycrypt.tcfs.core.plan.Decisions.Choice;
import io.tummycrypt.tcfs.core.plan.Decisions.Resolution;
import io.tummycrypt.tcfs.core.plan.Plan;
import io.tummycrypt.tcfs.core.plan.Planner;
import io.tummycrypt.tcfs.core.plan.Reason;
import io.tummycrypt.tcfs.core.sim.Violation.Kind;
import io.tummycrypt.tcfs.core.version.Clock;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.view.Siblings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Cores that merge what devices wrote in other ways. */
final class BrokenMerge {
  private static final Reason REASON = new Reason(Reason.Rule.CONFLICT_WON, "broken");

  private BrokenMerge() {}

  static List<Broken> all() {
    return List.of(
        new Broken(
            "an edit ticks the view instead of the base",
            before(BrokenMerge::basesThatSawTheView),
            Set.of(Kind.LOST_BYTES),
            200),
        new Broken(
            "equal content is adopted although the base covers it",
            before(BrokenMerge::basesOfEqualSiblings),
            Set.of(Kind.BLIND_DISPLACEMENT),
            200),
        new Broken(
            "a merged version is stored",
            after(BrokenMerge::storeMerged),
            Set.of(Kind.DOT_REUSED),
            200),
        new Broken(
            "a conflict copy has a fresh clock",
            finishing(BrokenMerge::freshCopies),
            Set.of(Kind.NOT_FINISHED),
            200),
        new Broken(
            "a choice covers versions that were not shown",
            new ChoosingUnseen(),
            Set.of(Kind.LOST_BYTES),
            400,
            List.of(
                Operation.WRITE_NEW,
                Operation.EDIT,
                Operation.EDIT_CONFLICTED,
                Operation.CHANGE_CONFLICT_MODE,
                Operation.RESOLVE_KEEP_LOCAL,
                Operation.RESOLVE_KEEP_REMOTE),
            List.of(Fault.NONE)),
        new Broken(
            "a copy is named by its digest alone",
            after(BrokenMerge::copiesByDigest),
            Set.of(Kind.SHARED_COPY),
            400,
            List.of(
                Operation.WRITE_NEW,
                Operation.EDIT,
                Operation.WRITE_REUSED,
                Operation.WRITE_REUSED,
                Operation.DELETE_COPY,
                Operation.DELETE),
            List.of(Fault.LOST_STATE, Fault.CRASH, Fault.STALE_LISTING)),
        new Broken(
            "a tombstone beats content",
            after(BrokenMerge::tombstonesFirst),
            Set.of(Kind.LOST_BYTES, Kind.NOT_EQUAL, Kind.RESURRECTION),
            200),
        new Broken(
            "who has a sibling keeps it, whatever comes first",
            after(BrokenMerge::ownSiblingsFirst),
            Set.of(Kind.NOT_EQUAL),
            200),
        new Broken(
            "what comes from elsewhere replaces an edit made here",
            after(BrokenMerge::pullOverEdits),
            Set.of(Kind.BLIND_DISPLACEMENT, Kind.EXCEPTION),
            200));
  }

  /** A core whose planner is shown other bases. */
  private static Variant before(
      BiFunction<Observed, List<StateChange>, List<StateChange>> changes) {
    return new Variant() {
      @Override
      public Plan plan(Desired desired, Observed observed, Decisions decisions) {
        List<StateChange> changed = changes.apply(observed, new ArrayList<>());
        return Planner.plan(desired, Rewrite.state(observed, changed), decisions);
      }
    };
  }

  /** A core that changes its plans, and may need another cycle to come to an end. */
  private static Variant after(BiFunction<Observed, Plan, Plan> change) {
    return new Changing(change, true);
  }

  /** A core that changes its plans, after which nothing should be left to do. */
  private static Variant finishing(BiFunction<Observed, Plan, Plan> change) {
    return new Changing(change, false);
  }

  private record Changing(BiFunction<Observed, Plan, Plan> change, boolean mayNeedAnotherCycle)
      implements Variant {
    @Override
    public Plan plan(Desired desired, Observed observed, Decisions decisions) {
      return change.apply(observed, Planner.plan(desired, observed, decisions));
    }
  }

  private record ChoosingUnseen() implements Variant {
    @Override
    public Plan plan(Desired desired, Observed observed, Decisions decisions) {
      TreeMap<TreePath, Resolution> all = new TreeMap<>();
      decisions
          .resolutions()
          .getOrDefault(SimDevice.ROOT, new TreeMap<>())
          .forEach((path, said) -> all.put(path, withAll(observed, path, said.choice())));
      TreeMap<RootName, SortedMap<TreePath, Resolution>> byRoot = new TreeMap<>();
      byRoot.put(SimDevice.ROOT, all);
      return Planner.plan(desired, observed, new Decisions(decisions.releases(), byRoot));
    }

    private static Resolution withAll(Observed observed, TreePath path, Choice choice) {
      Set<Dot> dots = new HashSet<>();
      Rewrite.siblings(observed, path).versions().forEach(version -> dots.add(version.dot()));
      return new Resolution(choice, dots);
    }
  }

  private static List<StateChange> basesThatSawTheView(
      Observed observed, List<StateChange> changes) {
    observed
        .state()
        .bases(SimDevice.ROOT)
        .forEach((path, base) -> {
          Content here = Rewrite.content(Rewrite.item(observed, path));
          if (!here.sameContent(base.content())) {
            Clock seen = Rewrite.siblings(observed, path).join();
            changes.add(new StateChange.SetBase(SimDevice.ROOT, path, base.joining(seen)));
          }
        });
    return changes;
  }

  private static List<StateChange> basesOfEqualSiblings(
      Observed observed, List<StateChange> changes) {
    observed
        .state()
        .bases(SimDevice.ROOT)
        .forEach((path, base) -> {
          Content here = Rewrite.content(Rewrite.item(observed, path));
          Version same = Rewrite.siblings(observed, path).withContent(here);
          if (same != null && !here.sameContent(base.content())) {
            Base taken = Base.of(same, same.clock(), null);
            changes.add(new StateChange.SetBase(SimDevice.ROOT, path, taken));
          }
        });
    return changes;
  }

  /** The winner with the clocks of all, as if whoever merges had written nothing new. */
  private static Plan storeMerged(Observed observed, Plan plan) {
    Plan next = plan;
    for (TreePath path : Rewrite.view(observed).of(SimDevice.ROOT).paths()) {
      Siblings siblings = Rewrite.siblings(observed, path);
      if (siblings.isConflict() && !siblings.isOpen() && !isPublished(plan, path)) {
        Version winner = siblings.winner();
        Clock clock = siblings.join();
        Version merged = Rewrite.version(winner, clock, winner.by(), winner.dot());
        Plan seeing = Rewrite.seeing(next, path, clock);
        List<Action> actions = new ArrayList<>(seeing.actions());
        actions.addFirst(new Action.Push(merged, null, 0, REASON));
        next = Rewrite.actions(seeing, actions);
      }
    }
    return next;
  }

  private static boolean isPublished(Plan plan, TreePath path) {
    return plan.actions().stream()
        .anyMatch(each -> each instanceof Action.Publish && each.path().equals(path));
  }

  private static Plan freshCopies(Observed observed, Plan plan) {
    Rewrite.Dots dots = new Rewrite.Dots(observed, plan);
    List<Action> actions = new ArrayList<>();
    for (Action action : plan.actions()) {
      if (action instanceof Action.PushCopy(Version version, Reason reason)) {
        Dot dot = dots.next();
        Version fresh = Rewrite.version(version, Clock.ZERO.tick(dot), plan.device(), dot);
        actions.add(new Action.PushCopy(fresh, reason));
      } else {
        actions.add(action);
      }
    }
    return Rewrite.actions(plan, actions);
  }

  private static Plan copiesByDigest(Observed observed, Plan plan) {
    return new CopiesByDigest(observed, plan).renamed();
  }

  private static Plan tombstonesFirst(Observed observed, Plan plan) {
    Plan next = plan;
    for (TreePath path : Rewrite.view(observed).of(SimDevice.ROOT).paths()) {
      Siblings siblings = Rewrite.siblings(observed, path);
      boolean isDeleted = siblings.versions().stream().anyMatch(version -> !version.isLive());
      Content here = Rewrite.content(Rewrite.item(observed, path));
      Base base = observed.state().bases(SimDevice.ROOT).get(path);
      boolean isAgreed = base != null && base.content().sameContent(here);
      if (isDeleted && siblings.isLive() && isAgreed) {
        next = delete(Rewrite.withoutLocal(next, path), path, here, siblings);
      }
    }
    return next;
  }

  private static Plan delete(Plan plan, TreePath path, Content here, Siblings siblings) {
    if (Contents.identity(here) == null) {
      return plan;
    }
    List<Action> actions = new ArrayList<>(plan.actions());
    Base deleted = Base.of(siblings.versions().getLast(), siblings.join(), null);
    actions.add(new Action.Delete(SimDevice.ROOT, path, here, deleted, REASON));
    return Rewrite.actions(plan, actions);
  }

  private static Plan ownSiblingsFirst(Observed observed, Plan plan) {
    Plan next = plan;
    for (Action action : plan.actions()) {
      if (action instanceof Action.Pull pull
          && pull.reason().rule() == Reason.Rule.CONFLICT_WON
          && Rewrite.siblings(observed, pull.path()).withContent(pull.expected()) != null) {
        next = Rewrite.withoutLocal(next, pull.path());
      }
    }
    return next;
  }

  private static Plan pullOverEdits(Observed observed, Plan plan) {
    Plan next = plan;
    for (Action action : plan.actions()) {
      Siblings siblings = Rewrite.siblings(observed, action.path());
      if (action instanceof Action.Push push
          && push.item() != null
          && siblings.isLive()
          && !push.version().clock().covers(siblings.join())) {
        List<Action> actions = new ArrayList<>(Rewrite.withoutLocal(next, action.path()).actions());
        actions.remove(action);
        Base theirs = Base.of(siblings.winner(), siblings.join(), null);
        actions.add(
            new Action.Pull(SimDevice.ROOT, push.path(), push.item().content(), theirs, 0, REASON));
        next = Rewrite.actions(Rewrite.withoutLocal(next, action.path()), actions);
      }
    }
    return next;
  }
}
