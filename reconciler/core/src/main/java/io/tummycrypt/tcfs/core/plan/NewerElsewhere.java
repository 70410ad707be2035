package io.tummycrypt.tcfs.core.plan;

import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.Observed;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.plan.Pushing.Overtaken;
import io.tummycrypt.tcfs.core.view.Siblings;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the fleet has more than what is pushed: what a sync would do there, and what that means.
 */
final class NewerElsewhere {
  private final Observed observed;
  private final List<Overtaken> deletedHere = new ArrayList<>();
  private final List<Overtaken> outdated = new ArrayList<>();
  private final List<Action> behind = new ArrayList<>();

  NewerElsewhere(Observed observed) {
    this.observed = observed;
  }

  /** Takes up what a sync would do at a path at which nothing is published. */
  void add(Action.Local action) {
    Base base = observed.state().bases(action.root()).get(action.path());
    if (base == null || !changesContent(action) || !isHere(action)) {
      addBehind(action);
      return;
    }
    Siblings there = observed.view().siblings(action.root(), action.path());
    Siblings unseen = there.notCoveredBy(base.clock());
    Overtaken newer =
        new Overtaken(action.root(), action.path(), action.expected(), unseen, there.isOpen());
    if (unseen.versions().isEmpty()) {
      addBehind(action);
    } else if (action.expected().isLive()) {
      outdated.add(newer);
    } else if (base.content().isLive()) {
      deletedHere.add(newer);
    } else {
      addBehind(action);
    }
  }

  /** The root without a folder shows what was agreed upon also where nothing of it is pushed. */
  private boolean isHere(Action.Local action) {
    return !action.root().equals(RootName.DETACHED)
        || DetachedRoot.isPushed(observed, action.path());
  }

  /** A time of its own is no difference. */
  private void addBehind(Action.Local action) {
    if (changesContent(action)) {
      behind.add(action);
    }
  }

  private static boolean changesContent(Action.Local action) {
    return !(action instanceof Action.SetAttributes set)
        || !set.expected().equals(set.next().content());
  }

  /** Deletions made here that were to be pushed, and that the fleet has an edit against. */
  List<Overtaken> deletedHere() {
    return deletedHere;
  }

  /** What is unchanged here and would make room: there is no edit that could be pushed. */
  List<Overtaken> outdated() {
    return outdated;
  }

  /** The rest: nothing of it is here, so nothing of it was to be pushed. */
  List<Action> behind() {
    return behind;
  }
}
