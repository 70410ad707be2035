package io.tummycrypt.tcfs.core.version;

import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;

/**
 * What names one version in a log: where it is, and the edit that made it. Ordered by root, path,
 * dot.
 */
public record VersionKey(RootName root, TreePath path, Dot dot) implements Comparable<VersionKey> {
  @Override
  public int compareTo(VersionKey other) {
    int order = root.compareTo(other.root);
    if (order == 0) {
      order = path.compareTo(other.path);
    }
    return order == 0 ? dot.compareTo(other.dot) : order;
  }
}
