package io.tummycrypt.tcfs.core.version;

import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import java.util.Comparator;

/**
 * What names one version in a log: where it is, and the edit that made it. Ordered by root, path,
 * dot.
 */
public record VersionKey(RootName root, TreePath path, Dot dot) implements Comparable<VersionKey> {
  private static final Comparator<VersionKey> ORDER =
      Comparator.comparing(VersionKey::root)
          .thenComparing(VersionKey::path)
          .thenComparing(VersionKey::dot);

  @Override
  public int compareTo(VersionKey other) {
    return ORDER.compare(this, other);
  }
}
