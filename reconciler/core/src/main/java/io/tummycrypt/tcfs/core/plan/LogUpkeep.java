package io.tummycrypt.tcfs.core.plan;

import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Plan.Rebase;
import io.tummycrypt.tcfs.core.version.LogEntry.Put;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.version.VersionKey;
import io.tummycrypt.tcfs.core.view.Head;
import io.tummycrypt.tcfs.core.view.RootVersions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What leaves and enters our log and our bases without any file changing. */
final class LogUpkeep {
  private LogUpkeep() {}

  /**
   * Versions of our log that another version strictly dominates, and tombstones that everybody has
   * settled, but for those that are why something is held here.
   */
  static List<VersionKey> drops(Context context, List<Version> published, List<Notice> notices) {
    Map<Place, List<Version>> fresh = byPlace(published);
    Set<Place> held = held(notices);
    List<VersionKey> drops = new ArrayList<>();
    RootName root = null;
    RootVersions.InOrder view = null;
    for (Put put : context.ownLog().entries()) {
      Version version = put.version();
      if (view == null || !version.root().equals(root)) {
        root = version.root();
        view = context.view().of(root).inOrder();
      }
      if (isDominated(view.at(version.path()), version)
          || (!fresh.isEmpty()
              && isDominated(fresh.getOrDefault(Place.of(version), List.of()), version))
          || (isNeededByNobody(context, put) && !held.contains(Place.of(version)))) {
        drops.add(version.key());
      }
    }
    return drops;
  }

  private static Map<Place, List<Version>> byPlace(List<Version> versions) {
    Map<Place, List<Version>> byPlace = new HashMap<>();
    for (Version version : versions) {
      byPlace.computeIfAbsent(Place.of(version), _ -> new ArrayList<>()).add(version);
    }
    return byPlace;
  }

  private static boolean isDominated(List<Version> others, Version version) {
    for (Version other : others) {
      if (other.dominates(version)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNeededByNobody(Context context, Put put) {
    Version version = put.version();
    return !version.isLive()
        && isSettledByAll(context, put.seq())
        && !coversAnything(context, version)
        && (version.copyOf() == null
            || !context.sourceIsCovered(version.root(), version.copyOf(), version.clock()));
  }

  /** The log of a retired device stays as it was, with what has been deleted since. */
  private static boolean coversAnything(Context context, Version tombstone) {
    return context.view().versions(tombstone.root(), tombstone.path()).stream()
        .anyMatch(version -> version.isLive() && tombstone.dominates(version));
  }

  private static Set<Place> held(List<Notice> notices) {
    Set<Place> places = new HashSet<>();
    for (Notice notice : notices) {
      if (notice instanceof Notice.Held held) {
        places.add(new Place(held.root(), held.path()));
      }
    }
    return places;
  }

  private static boolean isSettledByAll(Context context, long seq) {
    for (DeviceName device : context.heads().active()) {
      Head head = context.heads().byDevice().get(device);
      if (!device.equals(context.device())
          && (head == null || head.settled(context.device()) < seq)) {
        return false;
      }
    }
    return true;
  }

  /** The live versions of the devices that we retired, which from now on stand in our log. */
  static List<Version> carries(Context context) {
    List<Version> carries = new ArrayList<>();
    context
        .heads()
        .retired()
        .forEach((device, by) -> {
          Head head = context.heads().byDevice().get(device);
          if (by.equals(context.device()) && head != null) {
            head.log().entries().forEach(put -> addIfMissing(context, carries, put.version()));
          }
        });
    return carries;
  }

  private static void addIfMissing(Context context, List<Version> carries, Version version) {
    List<Version> others = context.view().versions(version.root(), version.path());
    if (version.isLive()
        && context.ownLog().get(version.key()) == null
        && !isDominated(others, version)) {
      carries.add(version);
    }
  }

  /** Deleted bases of paths that no log knows any more, and none will by this plan. */
  static List<Rebase> forgettable(Context context, List<Version> published) {
    Map<Place, List<Version>> fresh = byPlace(published);
    List<Rebase> forgettable = new ArrayList<>();
    if (!context.headsAreClosed()) {
      return forgettable;
    }
    for (RootName root : context.state().rootsWithBases()) {
      context
          .state()
          .bases(root)
          .forEach((path, base) -> {
            if (isForgettable(context, root, path, base)
                && !fresh.containsKey(new Place(root, path))) {
              forgettable.add(new Rebase(root, path, null));
            }
          });
    }
    return forgettable;
  }

  private static boolean isForgettable(Context context, RootName root, TreePath path, Base base) {
    return !base.content().isLive()
        && context.view().versions(root, path).isEmpty()
        && (base.copyOf() == null || !context.sourceIsCovered(root, base.copyOf(), base.clock()));
  }

  private record Place(RootName root, TreePath path) {
    static Place of(Version version) {
      return new Place(version.root(), version.path());
    }
  }
}
