package io.tummycrypt.tcfs.core.apply;

import io.tummycrypt.tcfs.core.observed.RootObserved.Halted;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Plan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What came of a plan: what was done, and which paths were not and why. */
public final class Report {
  private final Consumer<Action> listener;
  private final List<Action> done = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();
  private final List<Displaced> displaced = new ArrayList<>();
  private final Set<Place> failed = new HashSet<>();
  private final SortedMap<RootName, Halted> halted = new TreeMap<>();
  private final Map<RootName, Set<TreePath>> left = new HashMap<>();
  private boolean isCutShort;

  /** A path on which an action was not done. */
  public record Failure(RootName root, TreePath path, String reason, Kind kind) {
    /** Why it was not. */
    public enum Kind {
      /** It could not be. */
      FAILED,
      /** What was there was not what the plan expected; planning again may help. */
      STALE,
      /** It was not tried: it failed before, or somebody is writing it. */
      POSTPONED
    }

    /** One that could not be done. */
    public Failure(RootName root, TreePath path, String reason) {
      this(root, path, reason, Kind.FAILED);
    }
  }

  /** Bytes that nobody expected at {@code path} and that are now at {@code copy}. */
  public record Displaced(RootName root, TreePath path, TreePath copy) {}

  private record Place(RootName root, TreePath path) {}

  /** An empty one. */
  public Report() {
    this(_ -> {});
  }

  /** An empty one that tells of each action as soon as it was done. */
  public Report(Consumer<Action> listener) {
    this.listener = listener;
  }

  void done(Action action) {
    done.add(action);
    listener.accept(action);
  }

  /** Takes up that something could not be done at a path. */
  public void failed(RootName root, TreePath path, String reason) {
    fail(root, path, reason, Failure.Kind.FAILED);
  }

  /** Leaves out for now what a plan has for paths that failed before, or are being written. */
  public void postpone(Plan plan, SortedMap<RootName, SortedSet<TreePath>> postponed) {
    if (postponed.isEmpty()) {
      return;
    }
    for (Action action : plan.actions()) {
      SortedSet<TreePath> paths = postponed.get(action.root());
      if (paths != null
          && paths.contains(action.path())
          && !hasFailed(action.root(), action.path())) {
        fail(
            action.root(),
            action.path(),
            "it waits: it failed before, or somebody is writing it",
            Failure.Kind.POSTPONED);
      }
    }
  }

  /** Leaves some of a plan to a look that has to follow. */
  void leave(List<Action> later) {
    later.forEach(
        action -> left.computeIfAbsent(action.root(), _ -> new HashSet<>()).add(action.path()));
  }

  /** That part of a plan which is not left for later. */
  public Plan tried(Plan plan) {
    return left.isEmpty()
        ? plan
        : plan.rest(
            plan.actions().stream()
                .filter(action -> !isLeft(action.root(), action.path()))
                .toList());
  }

  /** An empty one for what was left; what has failed is not tried again there. */
  public Report ofRest() {
    Report rest = new Report(listener);
    failures.stream()
        .filter(failure -> failure.kind() == Failure.Kind.FAILED)
        .forEach(failure -> rest.failed(failure.root(), failure.path(), failure.reason()));
    return rest;
  }

  private boolean isLeft(RootName root, TreePath path) {
    return left.getOrDefault(root, Set.of()).contains(path);
  }

  void stale(RootName root, TreePath path, String reason) {
    fail(root, path, reason, Failure.Kind.STALE);
  }

  private void fail(RootName root, TreePath path, String reason, Failure.Kind kind) {
    failures.add(new Failure(root, path, reason, kind));
    failed.add(new Place(root, path));
  }

  /** Takes up that unexpected bytes have a name of their own now. */
  public void displaced(RootName root, TreePath path, TreePath copy) {
    displaced.add(new Displaced(root, path, copy));
  }

  /** Takes up that nothing more can be done in a root for now; none of its actions counts. */
  void halted(RootName root, Halted halt) {
    halted.put(root, halt);
  }

  /** Takes up that the rest of the plan is left for later, though nothing is wrong. */
  void cutShort() {
    isCutShort = true;
  }

  /** Whether some of the plan was left for later, though nothing is wrong. */
  public boolean isCutShort() {
    return isCutShort || !left.isEmpty();
  }

  /** Whether nothing more of the plan is to be done now. */
  boolean isToEnd() {
    return isCutShort;
  }

  /** Whether an action is to be done, and nothing has failed at its path. */
  boolean isTried(Action action) {
    return !hasFailed(action.root(), action.path());
  }

  /** Whether nothing is to be done there, or not any more. */
  boolean hasFailed(RootName root, TreePath path) {
    return halted.containsKey(root) || failed.contains(new Place(root, path)) || isLeft(root, path);
  }

  /** The actions that were done, in order. */
  public List<Action> done() {
    return Collections.unmodifiableList(done);
  }

  /** The paths on which something was not done, in order. */
  public List<Failure> failures() {
    return Collections.unmodifiableList(failures);
  }

  /** The roots whose folders failed while the plan was carried out, and why. */
  public SortedMap<RootName, Halted> halted() {
    return Collections.unmodifiableSortedMap(halted);
  }

  /** The unexpected bytes that were kept as conflict copies. */
  public List<Displaced> displaced() {
    return Collections.unmodifiableList(displaced);
  }
}
