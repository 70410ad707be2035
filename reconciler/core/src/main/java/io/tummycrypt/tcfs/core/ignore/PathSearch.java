package io.tummycrypt.tcfs.core.ignore;

import io.tummycrypt.tcfs.core.ignore.Glob.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Looks whether a pattern matches any path at all, by following the pattern and the form of paths
 * together: names joined by slashes, of which none is empty, {@code .} or {@code ..}.
 */
final class PathSearch {
  /** Stands for every byte that is neither a dot nor a slash. */
  private static final char OTHER = 'x';

  /** How far the last name has come. */
  private enum Name {
    EMPTY,
    DOT,
    TWO_DOTS,
    PROPER
  }

  /** The steps before {@code next} have been taken, and the path so far ends in {@code name}. */
  private record Place(int next, Name name) {}

  private final List<Step> steps;
  private final boolean inFolders;

  /** Of each number of steps, the names that were arrived at. */
  private final List<Set<Name>> seen = new ArrayList<>();

  private final Deque<Place> open = new ArrayDeque<>();

  private PathSearch(List<Step> steps, boolean inFolders) {
    this.steps = steps;
    this.inFolders = inFolders;
    for (int i = 0; i <= steps.size(); i++) {
      seen.add(EnumSet.noneOf(Name.class));
    }
  }

  /**
   * Whether there is a path that takes all steps.
   *
   * @param inFolders whether it may have several names
   */
  static boolean findsAny(List<Step> steps, boolean inFolders) {
    PathSearch search = new PathSearch(steps, inFolders);
    search.arrive(0, Name.EMPTY);
    while (!search.open.isEmpty()) {
      search.leave(search.open.remove());
    }
    return search.seen.getLast().contains(Name.PROPER);
  }

  /** As in {@link Glob}: a step that takes nothing lets the next one come at once. */
  private void arrive(int next, Name name) {
    stay(next, name);
    if (next < steps.size() && steps.get(next) instanceof Step.Any any) {
      arrive(next + 1, name);
      if (any.mayVanish()) {
        arrive(next + 2, name);
      }
    }
  }

  private void stay(int next, Name name) {
    if (seen.get(next).add(name)) {
      open.add(new Place(next, name));
    }
  }

  private void leave(Place place) {
    if (place.next == steps.size()) {
      return;
    }
    Step step = steps.get(place.next);
    take(place, step.takes('.'), '.');
    take(place, step.takes('/'), '/');
    take(place, step.takesOther(), OTHER);
  }

  private void take(Place place, boolean allowed, char c) {
    if (!allowed || (c == '/' && !(inFolders && place.name == Name.PROPER))) {
      return;
    }
    Name name =
        switch (c) {
          case '/' -> Name.EMPTY;
          case '.' -> afterDot(place.name);
          default -> Name.PROPER;
        };
    if (steps.get(place.next) instanceof Step.Any) {
      stay(place.next, name);
    }
    arrive(place.next + 1, name);
  }

  private static Name afterDot(Name name) {
    return switch (name) {
      case EMPTY -> Name.DOT;
      case DOT -> Name.TWO_DOTS;
      case TWO_DOTS, PROPER -> Name.PROPER;
    };
  }
}
