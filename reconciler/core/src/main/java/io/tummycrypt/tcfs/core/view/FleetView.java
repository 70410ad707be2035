package io.tummycrypt.tcfs.core.view;

import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.core.version.Log;
import io.tummycrypt.tcfs.core.version.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The logs of all devices put together: for each path of each root every version that stands in
 * some log. It depends on the set of published versions alone, never on the order in which they
 * arrived.
 */
public final class FleetView {
  private final SortedMap<RootName, RootVersions> roots;
  private volatile @Nullable SortedMap<RootName, Digest> digests;

  /** One whose digests are known, for as long as these are not. */
  private volatile @Nullable FleetView earlier;

  private FleetView(SortedMap<RootName, RootVersions> roots, @Nullable FleetView earlier) {
    this.roots = roots;
    this.earlier = earlier;
  }

  /** The view of these logs. */
  public static FleetView of(Collection<Log> logs) {
    return of(logs, null);
  }

  /**
   * The same, whose digests are made of those of an earlier view, if they are known: of two views
   * that follow one another most is equal.
   */
  public static FleetView of(Collection<Log> logs, @Nullable FleetView earlier) {
    TreeMap<RootName, List<Version>> versions = new TreeMap<>();
    for (Log log : logs) {
      for (Version version : log.versions()) {
        versions.computeIfAbsent(version.root(), _ -> new ArrayList<>()).add(version);
      }
    }
    TreeMap<RootName, RootVersions> roots = new TreeMap<>();
    versions.forEach((root, all) -> roots.put(root, RootVersions.of(all)));
    return new FleetView(roots, earlier == null ? null : earlier.known());
  }

  /** This view, if its digests are known, or else the one before of which they are. */
  private @Nullable FleetView known() {
    return digests == null ? earlier : this;
  }

  /** The {@link ViewDigest} of each root; it is made once, for all that ask. */
  public SortedMap<RootName, Digest> digests() {
    SortedMap<RootName, Digest> known = digests;
    if (known == null) {
      FleetView before = earlier;
      known =
          Collections.unmodifiableSortedMap(
              before == null ? ViewDigest.of(this) : ViewDigest.of(this, before));
      digests = known;
      earlier = null;
    }
    return known;
  }

  /** The roots in which anybody has written anything. */
  public Collection<RootName> roots() {
    return Collections.unmodifiableSet(roots.keySet());
  }

  /** All versions in all logs, by path; those that others dominate included. */
  public RootVersions of(RootName root) {
    return roots.getOrDefault(root, RootVersions.NONE);
  }

  /** All versions of {@code path} in all logs. */
  public List<Version> versions(RootName root, TreePath path) {
    return of(root).at(path);
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
