package io.tummycrypt.tcfs.core.plan;

import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Dot;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a person has said for this one plan. */
public record Decisions(
    SortedMap<RootName, Release> releases,
    SortedMap<RootName, SortedMap<TreePath, Resolution>> resolutions) {
  /** Nobody has said anything. */
  public static final Decisions NONE = new Decisions(new TreeMap<>(), new TreeMap<>());

  public Decisions {
    releases = Collections.unmodifiableSortedMap(new TreeMap<>(releases));
    resolutions = Collections.unmodifiableSortedMap(new TreeMap<>(resolutions));
  }

  /** What is to happen with everything that is held in a root. */
  public enum Release {
    /** Do it. */
    CARRY_OUT,
    /** Undo it: bring back, or keep, what would be gone. */
    REJECT
  }

  /**
   * What a person has said of an open conflict.
   *
   * @param shown the edits that the person has seen; no other one is superseded or copied
   */
  public record Resolution(Choice choice, Set<Dot> shown) {
    public Resolution {
      shown = Set.copyOf(shown);
    }
  }

  /** How an open conflict ends. */
  public enum Choice {
    /** What is here stays; the others are superseded. */
    KEEP_LOCAL,
    /** The first of the others takes its place. */
    KEEP_REMOTE,
    /** What is here stays; each of the others becomes a conflict copy. */
    KEEP_BOTH
  }
}
