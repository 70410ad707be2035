package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.core.observed.KnownSlot;
import io.tummycrypt.tcfs.core.observed.Observed;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Decisions;
import io.tummycrypt.tcfs.core.plan.Decisions.Choice;
import io.tummycrypt.tcfs.core.plan.Decisions.Resolution;
import io.tummycrypt.tcfs.core.plan.Notice;
import io.tummycrypt.tcfs.core.plan.Notice.OpenConflict;
import io.tummycrypt.tcfs.core.plan.Plan;
import io.tummycrypt.tcfs.core.plan.Pushing;
import io.tummycrypt.tcfs.core.plan.Pushing.Overtaken;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.core.version.LogEntry.Put;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.view.Head;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A person's word on one conflict, or on versions that came before an edit here is published. It
 * holds for the versions that the person can have seen: those with the hash that was shown, or else
 * those that were here at the last sync or that a refused push has shown.
 *
 * @param path as the person gave it
 * @param seen the hash of what was shown; empty if the person does not say
 * @param shown the edits that a refused push has shown
 */
record Resolving(Place place, String path, Choice choice, Optional<String> seen, Set<Dot> shown) {
  private static final String LOOK =
      "look at it again: 'tcfs conflicts' shows all versions, with the command that decides";

  Decisions on(Plan plan, Observed observed) throws RefusedException {
    TreePath in = place.path();
    OpenConflict conflict = in == null ? null : find(plan, observed, place.root(), in);
    if (conflict == null) {
      requireLookedAt(plan);
      throw new RefusedException(
          "'" + path + "' has no open conflict", "'tcfs conflicts' lists those that wait for you");
    }
    if (seen.isPresent()) {
      requireSame(path, conflict, seen.get());
    } else {
      requireKnown(conflict, observed);
    }
    TreeMap<TreePath, Resolution> one =
        new TreeMap<>(Map.of(conflict.path(), new Resolution(choice, conflict.dots())));
    return new Decisions(new TreeMap<>(), new TreeMap<>(Map.of(conflict.root(), one)));
  }

  /** Whether there is no conflict, and not just nothing known of one. */
  private void requireLookedAt(Plan plan) throws RefusedException {
    for (Notice notice : plan.notices()) {
      if (notice instanceof Notice.Halted halted && halted.root().equals(place.root())) {
        throw new RefusedException(
            "root '%s' is halted: %s".formatted(halted.root(), halted.reason()), halted.nextStep());
      }
    }
  }

  private @Nullable OpenConflict find(Plan plan, Observed observed, RootName root, TreePath path) {
    for (Notice notice : plan.notices()) {
      if (notice instanceof OpenConflict conflict
          && conflict.root().equals(root)
          && conflict.path().equals(path)) {
        return conflict;
      }
    }
    for (Overtaken overtaken : Pushing.of(plan, observed, List.of(place)).overtaken()) {
      if (overtaken.path().equals(path)) {
        return overtaken.conflict();
      }
    }
    return null;
  }

  /** Whether a conflict is still what was shown under a hash. */
  static void requireSame(String path, OpenConflict conflict, String hash) throws RefusedException {
    if (!hash.equals(conflict.hash())) {
      throw new RefusedException(
          "the conflict at '%s' is now %s, not %s".formatted(path, conflict.hash(), hash), LOOK);
    }
  }

  private void requireKnown(OpenConflict conflict, Observed observed) throws RefusedException {
    for (Version version : conflict.siblings().versions()) {
      if (!shown.contains(version.dot()) && !isKnown(version, observed)) {
        throw new RefusedException(
            "'%s' has a version by %s that came after the last sync here"
                .formatted(path, version.by()),
            LOOK);
      }
    }
  }

  /** An edit that is not published is only here. */
  private static boolean isKnown(Version version, Observed observed) {
    boolean isPublished = false;
    for (Head head : observed.heads().byDevice().values()) {
      Put put = head.log().get(version.key());
      KnownSlot known = observed.state().known().get(head.device());
      isPublished |= put != null;
      if (put != null && known != null && put.seq() <= known.seq()) {
        return true;
      }
    }
    return !isPublished;
  }
}
