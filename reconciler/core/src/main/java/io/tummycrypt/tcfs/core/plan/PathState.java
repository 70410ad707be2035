package io.tummycrypt.tcfs.core.plan;

import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.LocalItem;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Clock;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.view.Siblings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One path while it is being planned: what is here, what was agreed, what the fleet says. */
final class PathState {
  final TreePath path;

  /** What the scan found; null if nothing, or nothing that counts. */
  final @Nullable LocalItem item;

  /** What is here: the item's content, or a tombstone. */
  final Content current;

  /** What was agreed before this plan; null if nothing, or if no log knows it any more. */
  final @Nullable Base before;

  /** What will be agreed once the local change is published or adopted. */
  @Nullable Base base;

  /** What is on record when all that this plan publishes is published. */
  @Nullable Base noted;

  /** Those of the logs, which are others' to change, until this plan adds one. */
  private List<Version> versions;

  private @Nullable Siblings known;
  private int knownVersions;
  private @Nullable Base knownBase;

  /** Whether nothing that was read has seen what was agreed, so that a head must be missing. */
  boolean isBehind;

  /** Whether what was agreed is what an earlier run made of the path and did not note. */
  boolean isRecovered;

  /** Why this plan leaves the path alone; null if it does not. */
  @Nullable Obstacle obstacle;

  /** What the local change is, before any guard. */
  LocalChange change = LocalChange.NONE;

  /** What the path shall be; null if the plan leaves it alone, or the fleet knows nothing of it. */
  @Nullable Target target;

  /** How a local change came about that is not the plain case of its kind. */
  @Nullable Reason reason;

  PathState(
      TreePath path,
      @Nullable LocalItem item,
      Content current,
      @Nullable Base before,
      List<Version> versions) {
    this.path = path;
    this.item = item;
    this.current = current;
    this.before = before;
    this.base = before;
    this.versions = versions;
  }

  /** All versions in all logs, and those that this plan adds. */
  List<Version> versions() {
    return versions;
  }

  /** Adds a version that this plan publishes. */
  void add(Version version) {
    List<Version> more = new ArrayList<>(versions);
    more.add(version);
    versions = List.copyOf(more);
  }

  /** Whether this plan leaves the path alone. */
  boolean isBlocked() {
    return obstacle != null;
  }

  /** Leaves the path alone; the first reason stays. */
  void block(Obstacle why) {
    if (obstacle == null) {
      obstacle = why;
    }
  }

  /** What is undominated, less what a deletion of ours has covered. */
  @SuppressWarnings("ReferenceEquality") // it asks whether anything has been put in its place
  Siblings siblings() {
    Siblings siblings = known;
    if (siblings == null || knownVersions != versions.size() || knownBase != base) {
      siblings = siblingsNow();
      known = siblings;
      knownVersions = versions.size();
      knownBase = base;
    }
    return siblings;
  }

  private Siblings siblingsNow() {
    Siblings all = Siblings.of(versions);
    return base != null && !base.content().isLive()
        ? all.withoutContentCoveredBy(base.clock())
        : all;
  }

  /**
   * Whether what is here was changed or deleted while the fleet got a version that nobody here has
   * seen.
   */
  boolean isOvertaken() {
    return (change == LocalChange.EDIT || change == LocalChange.PULL_BACK)
        && siblings().versions().stream()
            .anyMatch(version -> before == null || !before.clock().covers(version.clock()));
  }

  /** What was agreed to be here before this plan. */
  Content agreed() {
    return before == null ? Content.nothing() : before.content();
  }

  /**
   * Of which path something here that {@code seen} covers is the conflict copy; null if of none.
   * What supersedes a copy has to remember that: if a deletion forgets it, the copy is made again.
   */
  @Nullable TreePath copyOf(Clock seen) {
    if (before != null && before.copyOf() != null) {
      return before.copyOf();
    }
    for (Version version : versions) {
      if (version.copyOf() != null && seen.covers(version.clock())) {
        return version.copyOf();
      }
    }
    return null;
  }

  /** The version to show at a path, and what the base will have seen then. */
  record Target(Version version, Clock clock) {
    Content content() {
      return version.content();
    }
  }

  /** What a difference between here and the base means. */
  enum LocalChange {
    /** Here is what was agreed. */
    NONE,
    /** What is here, the fleet has as well. */
    ADOPT,
    /** What is here shall be published. */
    EDIT,
    /** It was deleted here while it was changed elsewhere: it comes back. */
    PULL_BACK,
    /** A person has to say what it means. */
    HELD
  }
}
