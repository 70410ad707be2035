package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What users have finished writing, and what they have given up having seen it. It errs on the side
 * of giving up: a content at several places of one name is given up at all of them.
 */
final class Ledger {
  private static final String COPY = ".conflict-";

  /** The places at which users want each content. */
  private final Map<Object, Set<TreePath>> wanted = new LinkedHashMap<>();

  private final Map<Object, Set<TreePath>> written = new HashMap<>();
  private final Map<Object, Map<TreePath, Integer>> writes = new HashMap<>();

  /** A user has put this content there. */
  void wrote(TreePath path, Content content) {
    Object identity = Contents.identity(content);
    if (identity == null) {
      return;
    }
    if (writes(path, identity) == 0) {
      wanted.computeIfAbsent(identity, _ -> new TreeSet<>()).add(origin(path));
    } else {
      // One who saw it there may already have given up this content, here unseen.
      gaveUp(path, identity);
    }
    countWrite(path, identity);
  }

  /** A user has asked for what is at the path to be there, without having made it. */
  void confirmed(TreePath path, Content content) {
    Object identity = Contents.identity(content);
    if (identity != null) {
      countWrite(path, identity);
    }
  }

  private void countWrite(TreePath path, Object identity) {
    written.computeIfAbsent(identity, _ -> new HashSet<>()).add(origin(path));
    writes.computeIfAbsent(identity, _ -> new HashMap<>()).merge(origin(path), 1, Integer::sum);
  }

  /** A user who saw this content there has replaced or deleted it. */
  void gaveUp(TreePath path, Content content) {
    Object identity = Contents.identity(content);
    if (identity != null) {
      gaveUp(path, identity);
    }
  }

  private void gaveUp(TreePath path, Object identity) {
    Set<TreePath> places = wanted.get(identity);
    if (places == null) {
      return;
    }
    if (isCopy(path)) {
      wanted.remove(identity);
    } else {
      places.remove(path);
      if (places.isEmpty()) {
        wanted.remove(identity);
      }
    }
  }

  /** Nobody can be held to this content any more. */
  void excuse(Object identity) {
    wanted.remove(identity);
  }

  /** What must be somewhere. */
  Set<Object> wanted() {
    return wanted.keySet();
  }

  /** Where users want it. */
  Set<TreePath> places(Object identity) {
    return wanted.getOrDefault(identity, Set.of());
  }

  /**
   * Whether some user has put this content at this path, or at the path of which this is a copy, or
   * below it.
   */
  boolean wasWritten(TreePath path, Object identity) {
    Set<TreePath> places = written.getOrDefault(identity, Set.of());
    TreePath origin = origin(path);
    return places.contains(origin)
        || (isCopy(path) && places.stream().anyMatch(place -> place.isWithin(origin)));
  }

  /** How often users have put this content at this path, or at the path of which it is a copy. */
  int writes(TreePath path, Object identity) {
    return writes.getOrDefault(identity, Map.of()).getOrDefault(origin(path), 0);
  }

  static boolean isCopy(TreePath path) {
    return path.name().contains(COPY);
  }

  /** The path of which this is a conflict copy, or of which that one is; itself if it is none. */
  static TreePath origin(TreePath path) {
    String name = path.name();
    int copy = name.indexOf(COPY);
    if (copy < 0) {
      return path;
    }
    int dash = name.lastIndexOf('-');
    int dot = name.indexOf('.', dash);
    return path.sibling(name.substring(0, copy) + (dot < 0 ? "" : name.substring(dot)));
  }
}
