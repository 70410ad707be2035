package io.tummycrypt.tcfs.core.view;

import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.core.version.Log;
import io.tummycrypt.tcfs.core.version.LogEntry.Put;
import io.tummycrypt.tcfs.core.version.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The logs of all devices put together: for each path of each root every version that stands in
 * some log. It depends on the set of published versions alone, never on the order in which they
 * arrived.
 */
public final class FleetView {
  private final TreeMap<RootName, TreeMap<TreePath, List<Version>>> versions = new TreeMap<>();
  private volatile @Nullable SortedMap<RootName, Digest> digests;

  /** The view of these logs. */
  public static FleetView of(Collection<Log> logs) {
    FleetView view = new FleetView();
    for (Log log : logs) {
      for (Put put : log.entries()) {
        view.add(put.version());
      }
    }
    return view;
  }

  private void add(Version version) {
    versions
        .computeIfAbsent(version.root(), _ -> new TreeMap<>())
        .merge(version.path(), List.of(version), FleetView::both);
  }

  private static List<Version> both(List<Version> some, List<Version> more) {
    List<Version> both = new ArrayList<>(some);
    both.addAll(more);
    return List.copyOf(both);
  }

  /** The {@link ViewDigest} of each root; it is made once, for all that ask. */
  public SortedMap<RootName, Digest> digests() {
    SortedMap<RootName, Digest> known = digests;
    if (known == null) {
      known = Collections.unmodifiableSortedMap(ViewDigest.of(this));
      digests = known;
    }
    return known;
  }

  /** The roots in which anybody has written anything. */
  public Collection<RootName> roots() {
    return Collections.unmodifiableSet(versions.keySet());
  }

  /** All versions in all logs, by path; those that others dominate included. */
  public NavigableMap<TreePath, List<Version>> of(RootName root) {
    return Collections.unmodifiableNavigableMap(versions.getOrDefault(root, new TreeMap<>()));
  }

  /** All versions of {@code path} in all logs. */
  public List<Version> versions(RootName root, TreePath path) {
    TreeMap<TreePath, List<Version>> paths = versions.get(root);
    return paths == null ? List.of() : paths.getOrDefault(path, List.of());
  }

  /** The undominated versions of {@code path}. */
  public Siblings siblings(RootName root, TreePath path) {
    return Siblings.of(versions(root, path));
  }

  /** Whether some log holds the edit {@code dot} of this path, or a version that has seen it. */
  public boolean knows(RootName root, TreePath path, Dot dot) {
    return versions(root, path).stream().anyMatch(version -> version.clock().covers(dot));
  }
}
