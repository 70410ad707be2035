package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.DeviceState;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.sim.Violation.Kind;
import io.tummycrypt.tcfs.core.version.Clock;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.core.version.Log;
import io.tummycrypt.tcfs.core.version.LogEntry.Put;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.version.VersionKey;
import io.tummycrypt.tcfs.core.view.FleetView;
import io.tummycrypt.tcfs.core.view.Head;
import io.tummycrypt.tcfs.core.view.ViewDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everything that was ever published, and what must hold of it. */
final class History {
  private final Map<VersionKey, Version> versions = new HashMap<>();
  private final Map<Place, List<Version>> byPlace = new HashMap<>();
  private final Map<Dot, Content> edits = new HashMap<>();

  /** The edit that each conflict copy is of. */
  private final Map<Place, Dot> copies = new HashMap<>();

  private final Set<Object> published = new HashSet<>();
  private final Map<DeviceName, TreeMap<Long, Head>> heads = new TreeMap<>();

  /** Whether this content was ever in a head, for a folder. */
  boolean wasPublished(Object identity) {
    return published.contains(identity);
  }

  /** Whether this content was ever published for a folder, by an edit that {@code seen} lacks. */
  boolean hasUnseen(TreePath path, Content content, Clock seen) {
    return byPlace.getOrDefault(new Place(SimDevice.ROOT, path), List.of()).stream()
        .anyMatch(
            version -> version.content().sameContent(content) && !seen.covers(version.clock()));
  }

  /**
   * Takes up a head that has just become the highest of its chain.
   *
   * @param sawAll whether its writer could read all that is in the store
   */
  void note(Head head, Store store, boolean sawAll) {
    TreeMap<Long, Head> chain = heads.computeIfAbsent(head.device(), _ -> new TreeMap<>());
    Head before = chain.isEmpty() ? null : chain.lastEntry().getValue();
    if (before != null && before.seq() >= head.seq()) {
      throw new Violation(
          Kind.HEAD_WENT_BACK, "the chain of " + head.device() + " went back to " + head.seq());
    }
    chain.put(head.seq(), head);
    for (Put put : head.log().entries()) {
      if (before == null || !put.equals(before.log().get(put.version().key()))) {
        note(put.version(), head, store);
      }
    }
    if (before != null) {
      requireNothingDroppedEarly(before, head);
    }
    requireOrderFreedom(new ArrayList<>(store.highest().values()));
    if (sawAll) {
      requireDigest(head);
    } else if (!head.viewDigests().isEmpty()) {
      throw new Violation(
          Kind.VIEW_DIGEST, "head " + head.seq() + " of " + head.device() + " guesses a view");
    }
  }

  private void note(Version version, Head head, Store store) {
    Version known = versions.putIfAbsent(version.key(), version);
    if (known != null && !known.equals(version)) {
      throw new Violation(
          Kind.DOT_REUSED,
          "two versions are named " + version.key() + ": " + known + ", " + version);
    }
    Content edit = edits.putIfAbsent(version.dot(), version.content());
    if (edit != null && !edit.equals(version.content())) {
      throw new Violation(Kind.DOT_REUSED, "two edits are named " + version.dot());
    }
    if (version.content() instanceof Content.File file && !store.contents.has(file.digest())) {
      throw new Violation(
          Kind.MISSING_CONTENT,
          "head " + head.seq() + " of " + head.device() + " names what is not stored: " + version);
    }
    Object identity = Contents.identity(version.content());
    if (identity != null && version.root().equals(SimDevice.ROOT)) {
      published.add(identity);
    }
    if (known == null) {
      noteCopy(version);
      byPlace.computeIfAbsent(place(version), _ -> new ArrayList<>()).add(version);
    }
  }

  private static Place place(Version version) {
    return new Place(version.root(), version.path());
  }

  /** A copy shares its dot with a version at its source; an edit of the copy has one of its own. */
  private void noteCopy(Version version) {
    TreePath source = version.copyOf();
    if (source != null
        && versions.containsKey(new VersionKey(version.root(), source, version.dot()))) {
      Dot other = copies.putIfAbsent(place(version), version.dot());
      if (other != null && !other.equals(version.dot())) {
        throw new Violation(
            Kind.SHARED_COPY,
            version.path() + " is the copy of both " + other + " and " + version.dot());
      }
    }
  }

  /** Checks that whoever wrote this head shows nothing that a tombstone it has settled deletes. */
  void requireSettled(Head head, DeviceState state) {
    head.settled()
        .forEach((device, seq) -> {
          Head settled = head(device, seq);
          if (settled != null) {
            settled.log().entries().forEach(put -> requireApplied(put.version(), head, state));
          }
        });
  }

  private static void requireApplied(Version version, Head head, DeviceState state) {
    Base base = state.bases(version.root()).get(version.path());
    if (!version.isLive()
        && base != null
        && base.content().isLive()
        && version.clock().dominates(base.clock())) {
      throw new Violation(
          Kind.SETTLED_EARLY,
          head.device() + " has settled, but not applied, " + version.path() + " " + version.dot());
    }
  }

  private void requireNothingDroppedEarly(Head before, Head head) {
    for (Put put : before.log().entries()) {
      Version version = put.version();
      if (version.isLive()
          && head.log().get(version.key()) == null
          && byPlace.getOrDefault(place(version), List.of()).stream()
              .noneMatch(other -> other.dominates(version))) {
        throw new Violation(
            Kind.DROPPED_EARLY,
            head.device() + " dropped what nothing has superseded: " + Text.of(version));
      }
    }
  }

  /** The view does not depend on the order in which heads arrive. */
  private static void requireOrderFreedom(List<Head> heads) {
    List<Log> logs = new ArrayList<>(heads.stream().map(Head::log).toList());
    FleetView one = FleetView.of(logs);
    Collections.reverse(logs);
    FleetView other = FleetView.of(logs);
    for (RootName root : one.roots()) {
      for (TreePath path : one.of(root).paths()) {
        if (!one.siblings(root, path).equals(other.siblings(root, path))) {
          throw new Violation(
              Kind.ORDER_MATTERS, "the siblings of " + path + " depend on the order of heads");
        }
      }
    }
  }

  /** Whoever sees the same heads computes the same digest, whatever became of them meanwhile. */
  private void requireDigest(Head head) {
    List<Log> seen = new ArrayList<>();
    for (Map.Entry<DeviceName, Long> each : head.seen().entrySet()) {
      Head other = head(each.getKey(), each.getValue());
      if (other == null) {
        return;
      }
      seen.add(other.log());
    }
    seen.add(head.log());
    if (!ViewDigest.of(FleetView.of(seen)).equals(head.viewDigests())) {
      throw new Violation(
          Kind.VIEW_DIGEST,
          "head " + head.seq() + " of " + head.device() + " has a digest of another view");
    }
  }

  private @Nullable Head head(DeviceName device, long seq) {
    TreeMap<Long, Head> chain = heads.get(device);
    return chain == null ? null : chain.get(seq);
  }
}
