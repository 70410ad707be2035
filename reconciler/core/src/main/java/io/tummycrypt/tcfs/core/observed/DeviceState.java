package io.tummycrypt.tcfs.core.observed;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.PathMap;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Incarnation;
import io.tummycrypt.tcfs.core.version.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that a device remembers; it may be deleted at any time. The fold of its {@link StateChange}s.
 * Mutable and not thread-safe: whoever holds it applies what was committed, in the same order.
 */
public final class DeviceState {
  private @Nullable Incarnation incarnation;
  private long counter;
  private final TreeMap<RootName, PathMap<Base>> bases = new TreeMap<>();
  private final TreeMap<RootName, PathMap<Base>> intended = new TreeMap<>();
  private final TreeMap<RootName, RootMemory> roots = new TreeMap<>();
  private final TreeMap<DeviceName, KnownSlot> known = new TreeMap<>();
  private final TreeMap<RootName, List<Deletions>> deletions = new TreeMap<>();
  private SortedMap<DeviceName, Long> settled = new TreeMap<>();
  private @Nullable SealedSlot pending;
  private String bootId = "";

  /** Takes over one change. */
  public void apply(StateChange change) {
    switch (change) {
      case StateChange.Begin(Incarnation next) -> {
        incarnation = next;
        counter = 0;
        settled = new TreeMap<>();
      }
      case StateChange.Counter(long next) -> counter = Math.max(counter, next);
      case StateChange.SetBase(RootName root, TreePath path, Base base) ->
          bases.computeIfAbsent(root, _ -> new PathMap<>()).put(path, base);
      case StateChange.ForgetBase(RootName root, TreePath path) ->
          bases.getOrDefault(root, new PathMap<>()).remove(path);
      case StateChange.ForgetBases(RootName root) -> {
        bases.remove(root);
        intended.remove(root);
      }
      case StateChange.Intend(RootName root, TreePath path, Base base) ->
          intended.computeIfAbsent(root, _ -> new PathMap<>()).put(path, base);
      case StateChange.EndIntents(RootName root) -> intended.remove(root);
      case StateChange.Remember(RootName root, RootMemory memory) -> roots.put(root, memory);
      case StateChange.Saw(DeviceName device, KnownSlot slot) -> known.put(device, slot);
      case StateChange.Pending(SealedSlot slot) -> pending = slot;
      case StateChange.NotPending() -> pending = null;
      case StateChange.Settled(SortedMap<DeviceName, Long> seqs) -> settled = seqs;
      case StateChange.RecentDeletions(RootName root, List<Deletions> recent) ->
          deletions.put(root, recent);
      case StateChange.Boot(String id) -> bootId = id;
    }
  }

  /**
   * The same version, as it is to be kept in memory: its path is that of the base at the path, if
   * there is one, which from now on has all else in common with it.
   */
  public Version share(Version version) {
    PathMap<Base> ofRoot = bases.get(version.root());
    Map.Entry<TreePath, Base> at = ofRoot == null ? null : ofRoot.entry(version.path());
    if (ofRoot == null || at == null) {
      return version;
    }
    if (at.getValue().dot().equals(version.dot())) {
      ofRoot.put(at.getKey(), at.getValue().sharing(version));
    }
    return version.at(at.getKey());
  }

  /** The fewest changes that make this state out of an empty one, always in the same order. */
  public List<StateChange> changes() {
    List<StateChange> changes = new ArrayList<>();
    if (incarnation != null) {
      changes.add(new StateChange.Begin(incarnation));
    }
    if (counter > 0) {
      changes.add(new StateChange.Counter(counter));
    }
    if (!settled.isEmpty()) {
      changes.add(new StateChange.Settled(settled));
    }
    if (pending != null) {
      changes.add(new StateChange.Pending(pending));
    }
    if (!bootId.isEmpty()) {
      changes.add(new StateChange.Boot(bootId));
    }
    known.forEach((device, slot) -> changes.add(new StateChange.Saw(device, slot)));
    roots.forEach((root, memory) -> changes.add(new StateChange.Remember(root, memory)));
    deletions.forEach((root, list) -> changes.add(new StateChange.RecentDeletions(root, list)));
    bases.forEach((root, byPath) ->
        byPath.forEach((path, base) -> changes.add(new StateChange.SetBase(root, path, base))));
    intended.forEach((root, byPath) ->
        byPath.forEach((path, base) -> changes.add(new StateChange.Intend(root, path, base))));
    return changes;
  }

  /** The present life; null when the state is new or lost. */
  public @Nullable Incarnation incarnation() {
    return incarnation;
  }

  /** The highest counter that is used up in this life. */
  public long counter() {
    return counter;
  }

  /** The bases of a root, by path; a view that later changes show through. */
  public PathMap<Base> bases(RootName root) {
    return bases.getOrDefault(root, new PathMap<>()).view();
  }

  /**
   * What a run that was cut short was making of a root; a path that is so now stands at that base.
   */
  public PathMap<Base> intended(RootName root) {
    return intended.getOrDefault(root, new PathMap<>()).view();
  }

  /** The roots that have bases. */
  public Iterable<RootName> rootsWithBases() {
    return List.copyOf(bases.keySet());
  }

  /** What is remembered of each root that was ever taken up. */
  public SortedMap<RootName, RootMemory> roots() {
    return Collections.unmodifiableSortedMap(roots);
  }

  /** What is remembered of a root; null if it was never taken up. */
  public @Nullable RootMemory root(RootName root) {
    return roots.get(root);
  }

  /** The highest slot seen of each device, one's own included. */
  public SortedMap<DeviceName, KnownSlot> known() {
    return Collections.unmodifiableSortedMap(known);
  }

  /** The deletions let through lately, oldest first. */
  public List<Deletions> deletions(RootName root) {
    return deletions.getOrDefault(root, List.of());
  }

  /** Up to where everything of the others is applied or decided here. */
  public SortedMap<DeviceName, Long> settled() {
    return settled;
  }

  /** The slot that was about to be created; null if none. */
  public @Nullable SealedSlot pending() {
    return pending;
  }

  /** The boot of the machine in which the last run ended; empty if unknown. */
  public String bootId() {
    return bootId;
  }
}
