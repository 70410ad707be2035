package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.observed.LocalItem;
import io.tummycrypt.tcfs.core.observed.Observed;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Decisions;
import io.tummycrypt.tcfs.core.plan.Decisions.Resolution;
import io.tummycrypt.tcfs.core.plan.DetachedRoot;
import io.tummycrypt.tcfs.core.plan.Plan;
import io.tummycrypt.tcfs.core.plan.Pushing;
import io.tummycrypt.tcfs.core.plan.Pushing.Overtaken;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.core.version.Version;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Plans what one push publishes, as the program does, and has it checked. */
final class PushErrand {
  private final Fleet fleet;
  private final SimDevice device;
  private final Errand.Push push;
  private final SortedMap<TreePath, LocalItem> outside;
  private final Observed observed;

  PushErrand(Fleet fleet, SimDevice device, Observed roots, Errand.Push push) throws IOException {
    this.fleet = fleet;
    this.device = device;
    this.push = push;
    Place place = push.place();
    this.outside =
        place.root().equals(Detached.ROOT)
            ? device.outside.at(Objects.requireNonNull(place.path()))
            : new TreeMap<>();
    this.observed = fleet.variant.detached(roots, outside);
  }

  /** What it is planned from. */
  Observed observed() {
    return observed;
  }

  Pushing pushing() {
    Pushing pushing = pushing(Decisions.NONE);
    if (push.choice() != null && !pushing.overtaken().isEmpty()) {
      pushing = pushing(decided(pushing));
    }
    noteSame();
    if (pushing.isClear()) {
      fleet.detached.requireSeen(device, pushing.plan());
    }
    return pushing;
  }

  private Pushing pushing(Decisions decisions) {
    Plan plan = fleet.variant.plan(DetachedRoot.in(device.desired()), observed, decisions);
    fleet.detached.requireNothingDeleted(plan);
    return fleet.variant.pushing(plan, observed, push.place());
  }

  /** Who decides was shown what it is about. */
  private Decisions decided(Pushing pushing) {
    TreeMap<RootName, SortedMap<TreePath, Resolution>> all = new TreeMap<>();
    for (Overtaken overtaken : pushing.overtaken()) {
      overtaken.unseen().versions().forEach(version -> device.seen.add(version.key()));
      Set<Dot> dots =
          overtaken.unseen().versions().stream().map(Version::dot).collect(Collectors.toSet());
      all.computeIfAbsent(overtaken.root(), _ -> new TreeMap<>())
          .put(overtaken.path(), new Resolution(Objects.requireNonNull(push.choice()), dots));
    }
    return new Decisions(new TreeMap<>(), all);
  }

  /** Who has the same has seen it. */
  private void noteSame() {
    for (Map.Entry<TreePath, LocalItem> item : outside.entrySet()) {
      for (Version version : observed.view().siblings(Detached.ROOT, item.getKey()).live()) {
        if (version.content().sameContent(item.getValue().content())) {
          device.seen.add(version.key());
        }
      }
    }
  }
}
