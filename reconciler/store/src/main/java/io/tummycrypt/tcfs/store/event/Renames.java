package io.tummycrypt.tcfs.store.event;

import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.version.VersionKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which of the versions that one head has published belong together as a rename: one that its
 * writer saw come from another path, and the end of the same content there. Where several have that
 * content, each goes with another one, in the order of paths. The same head gives the same pairs.
 */
final class Renames {
  private record Same(RootName root, Digest digest) {}

  private record Moved(VersionKey key, TreePath from, Same content) {}

  private final List<Moved> moved = new ArrayList<>();
  private final Map<Same, NavigableMap<TreePath, VersionKey>> gone = new HashMap<>();
  private final Map<VersionKey, TreePath> origins = new HashMap<>();
  private final Set<VersionKey> left = new HashSet<>();

  /** Takes a version of the head. */
  void see(Version version) {
    if (version.movedFrom() != null && version.content() instanceof Content.File file) {
      Same content = new Same(version.root(), file.digest());
      moved.add(new Moved(version.key(), version.movedFrom(), content));
    } else if (!version.isLive() && version.from() instanceof Content.File file) {
      gone.computeIfAbsent(new Same(version.root(), file.digest()), _ -> new TreeMap<>())
          .put(version.path(), version.key());
    }
  }

  /** Makes the pairs; all versions of the head were seen. */
  void pair() {
    for (Moved each : moved) {
      NavigableMap<TreePath, VersionKey> ends = gone.getOrDefault(each.content(), new TreeMap<>());
      if (ends.isEmpty()) {
        continue;
      }
      TreePath origin = ends.containsKey(each.from()) ? each.from() : ends.firstKey();
      left.add(ends.remove(origin));
      origins.put(each.key(), origin);
    }
    moved.clear();
    gone.clear();
  }

  /** From where the version was renamed; null if it was not. */
  @Nullable TreePath origin(Version version) {
    return origins.get(version.key());
  }

  /** Whether a deletion is a part of a rename. */
  boolean isPart(Version deletion) {
    return left.contains(deletion.key());
  }
}
