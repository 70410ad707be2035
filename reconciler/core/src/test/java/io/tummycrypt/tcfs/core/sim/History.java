package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.TreePath;
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

/** Everything that was ever published, and what must hold of it. */
final class History {
  private final Map<VersionKey, Version> versions = new HashMap<>();
  private final Map<Dot, Content> edits = new HashMap<>();
  private final Set<Object> published = new HashSet<>();
  private final Map<DeviceName, Head> last = new TreeMap<>();

  /** Whether this content was ever in a head. */
  boolean wasPublished(Object identity) {
    return published.contains(identity);
  }

  /** Takes up a head that has just become the highest of its chain. */
  void note(Head head, Store store) {
    Head before = last.put(head.device(), head);
    if (before != null && before.seq() >= head.seq()) {
      throw new Violation("the chain of " + head.device() + " went back to " + head.seq());
    }
    for (Put put : head.log().entries()) {
      note(put.version(), head, store);
    }
    requireOrderFreedom(new ArrayList<>(store.highest().values()));
  }

  private void note(Version version, Head head, Store store) {
    Version known = versions.putIfAbsent(version.key(), version);
    if (known != null && !known.equals(version)) {
      throw new Violation(
          "two versions are named " + version.key() + ": " + known + ", " + version);
    }
    Content edit = edits.putIfAbsent(version.dot(), version.content());
    if (edit != null && !edit.equals(version.content())) {
      throw new Violation("two edits are named " + version.dot());
    }
    Object identity = Contents.identity(version.content());
    if (version.content() instanceof Content.File file && !store.contents.has(file.digest())) {
      throw new Violation(
          "head " + head.seq() + " of " + head.device() + " names what is not stored: " + version);
    }
    if (identity != null) {
      published.add(identity);
    }
  }

  /** The view does not depend on the order in which heads arrive. */
  private static void requireOrderFreedom(List<Head> heads) {
    List<Log> logs = new ArrayList<>(heads.stream().map(Head::log).toList());
    FleetView one = FleetView.of(logs);
    Collections.reverse(logs);
    FleetView other = FleetView.of(logs);
    for (var root : one.roots()) {
      for (TreePath path : one.of(root).keySet()) {
        if (!one.siblings(root, path).equals(other.siblings(root, path))) {
          throw new Violation("the siblings of " + path + " depend on the order of heads");
        }
      }
    }
    if (!ViewDigest.of(one).equals(ViewDigest.of(other))) {
      throw new Violation("the digest of the view depends on the order of heads");
    }
  }
}
