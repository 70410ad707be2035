package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.Change;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.store.slot.History;
import io.tummycrypt.tcfs.store.slot.History.Sink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Finds the changes that ended a conflict: their clock has seen several versions of the path none
 * of which had seen the other, or one that is not what they were made from. That is all that is
 * stored of a resolution.
 */
final class Joins {
  /** What has seen more comes first: so whatever dominates a version stands before it. */
  private static final Comparator<Version> MOST_SEEN =
      Comparator.<Version>comparingLong(version ->
              version.clock().counters().values().stream().mapToLong(Long::longValue).sum())
          .reversed();

  private record Spot(RootName root, TreePath path) {
    static Spot of(Version version) {
      return new Spot(version.root(), version.path());
    }
  }

  private Joins() {}

  /** The changes with what each has joined. The history is read again only if one may have. */
  static List<Change> in(List<Change> changes, History history) throws IOException {
    Map<Spot, List<Version>> versions = new HashMap<>();
    for (Change change : changes) {
      if (mayJoin(change.version())) {
        versions.put(Spot.of(change.version()), new ArrayList<>());
      }
    }
    if (versions.isEmpty()) {
      return changes;
    }
    Predicate<Version> wanted = version -> versions.containsKey(Spot.of(version));
    Sink note =
        written ->
            versions
                .computeIfAbsent(Spot.of(written.version()), _ -> new ArrayList<>())
                .add(written.version());
    if (versions.size() == 1) {
      history.readOf(versions.keySet().iterator().next().path(), wanted, note);
    } else {
      history.read(wanted, note);
    }
    versions.values().forEach(known -> known.sort(MOST_SEEN));
    boolean isWhole = history.gaps().isEmpty();
    return changes.stream()
        .map(change -> {
          Version version = change.version();
          List<Version> known = versions.getOrDefault(Spot.of(version), List.of());
          return change.joining(joined(version, known, isWhole));
        })
        .toList();
  }

  /** One writer's edits follow each other. */
  private static boolean mayJoin(Version version) {
    return version.clock().counters().size() > 1;
  }

  /**
   * @param isWhole whether all is known that the version has seen: only then does a difference to
   *     what it was made from tell of an edit that was never published by itself
   */
  private static List<Dot> joined(Version version, List<Version> known, boolean isWhole) {
    List<Version> latest = new ArrayList<>();
    for (Version before : known) {
      if (version.dominates(before)
          && latest.stream().noneMatch(later -> later.clock().covers(before.clock()))) {
        latest.add(before);
      }
    }
    if (latest.isEmpty()) {
      return List.of();
    }
    Content first = latest.getFirst().content();
    boolean isConflict =
        latest.size() > 1
            ? latest.stream().anyMatch(other -> !other.content().sameContent(first))
            : isWhole && version.isLive() && !first.sameContent(version.from());
    return isConflict ? latest.stream().map(Version::dot).sorted().toList() : List.of();
  }
}
