package io.tummycrypt.tcfs.core.plan;

import io.tummycrypt.tcfs.core.observed.Observed;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Notice.OpenConflict;
import io.tummycrypt.tcfs.core.plan.Plan.Bookkeeping;
import io.tummycrypt.tcfs.core.plan.Reason.Rule;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.view.FleetView;
import io.tummycrypt.tcfs.core.view.Siblings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The part of a plan that publishes what is in some places, and nothing else: it changes no folder,
 * and what it leaves out is planned again by the next run.
 *
 * @param plan with the notices of the whole one
 * @param overtaken where it would settle by itself what a person has not seen
 * @param outdated where nothing was changed here, and the fleet has something newer
 * @param behind what else a sync would do to what is here; a push leaves that to it
 * @param inTheWay files at the path of a folder: one of the two would have to give way
 */
public record Pushing(
    Plan plan,
    List<Overtaken> overtaken,
    List<Overtaken> outdated,
    List<Action> behind,
    List<Place> inTheWay) {
  public Pushing {
    overtaken = List.copyOf(overtaken);
    outdated = List.copyOf(outdated);
    behind = List.copyOf(behind);
    inTheWay = List.copyOf(inTheWay);
  }

  /** Whether it may be published; otherwise nothing of it may. */
  public boolean isClear() {
    return overtaken.isEmpty() && outdated.isEmpty() && inTheWay.isEmpty();
  }

  /**
   * A path at which the fleet has something that nobody here has seen.
   *
   * @param here what was to be published
   * @param unseen what the fleet has; in an open conflict the others, which may have been seen
   * @param isOpen whether the fleet has an open conflict there already, with or without this push
   */
  public record Overtaken(
      RootName root, TreePath path, Content here, Siblings unseen, boolean isOpen) {
    /** The same as something to decide. */
    public OpenConflict conflict() {
      return new OpenConflict(root, path, unseen, here);
    }
  }

  /** Takes from a plan what is in these places. */
  public static Pushing of(Plan plan, Observed observed, Collection<Place> places) {
    List<Action> actions =
        plan.actions().stream()
            .map(Pushing::agreed)
            .filter(action -> isPublished(action, places))
            .toList();
    Bookkeeping whole = plan.bookkeeping();
    Bookkeeping part =
        new Bookkeeping(
            whole.recovered(),
            whole.rebases().stream().filter(at -> has(places, at.root(), at.path())).toList(),
            whole.drops().stream().filter(at -> has(places, at.root(), at.path())).toList(),
            List.of(),
            /* settles= */ false);
    Plan publishing = new Plan(plan.device(), plan.revision(), actions, plan.notices(), part);
    NewerElsewhere newer = new NewerElsewhere(observed);
    Set<Place> published = actions.stream().map(Pushing::at).collect(Collectors.toSet());
    for (Action action : plan.actions()) {
      if (action instanceof Action.Local local
          && has(places, action.root(), action.path())
          && !published.contains(at(action))) {
        newer.add(local);
      }
    }
    List<Overtaken> overtaken = overtaken(actions, observed.view());
    overtaken.addAll(newer.deletedHere());
    return new Pushing(
        publishing, overtaken, newer.outdated(), newer.behind(), inTheWay(plan, places));
  }

  /**
   * In the root without a folder nobody sets the time of a file whose content is the fleet's: it is
   * agreed upon as it is.
   */
  private static Action agreed(Action action) {
    return action instanceof Action.SetAttributes set
            && set.root().equals(RootName.DETACHED)
            && set.expected().equals(set.next().content())
        ? new Action.Adopt(set.root(), set.path(), set.next(), Reason.of(Rule.SAME_CONTENT))
        : action;
  }

  private static List<Place> inTheWay(Plan plan, Collection<Place> places) {
    return Stream.concat(
            plan.actions().stream().filter(Pushing::givesWay).map(Pushing::at),
            plan.notices().stream().filter(Pushing::isGone).map(Pushing::heldAt))
        .filter(file -> places.stream().anyMatch(place -> touches(place, file)))
        .toList();
  }

  /** Nothing is ever gone in the root without a folder, unless a folder is pushed over it. */
  private static boolean isGone(Notice notice) {
    return notice instanceof Notice.Held held && held.root().equals(RootName.DETACHED);
  }

  private static Place heldAt(Notice notice) {
    Notice.Held held = (Notice.Held) notice;
    return new Place(held.root(), held.path());
  }

  private static boolean givesWay(Action action) {
    return action instanceof Action.PushDeletion && action.reason().rule() == Rule.FOLDER_STAYS;
  }

  private static boolean touches(Place place, Place file) {
    TreePath path = place.path();
    return place.contains(file.root(), Objects.requireNonNull(file.path()))
        || (path != null && file.contains(place.root(), path));
  }

  private static boolean isPublished(Action action, Collection<Place> places) {
    return switch (action) {
      case Action.Push _, Action.Adopt _ -> has(places, action.root(), action.path());
      case Action.PushDeletion _ ->
          !action.root().equals(RootName.DETACHED) && has(places, action.root(), action.path());
      case Action.PushCopy copy -> isPublished(copy.version(), places);
      case Action.Local _ -> false;
    };
  }

  /** A copy belongs to the path at which its content lost. */
  private static boolean isPublished(Version copy, Collection<Place> places) {
    TreePath lost = copy.copyOf();
    return has(places, copy.root(), lost == null ? copy.path() : lost);
  }

  private static boolean has(Collection<Place> places, RootName root, TreePath path) {
    return places.stream().anyMatch(place -> place.contains(root, path));
  }

  /** An edit may be followed by its own successor, which has seen what the edit has not. */
  private static List<Overtaken> overtaken(List<Action> actions, FleetView view) {
    Map<Place, Action.Publish> last = new LinkedHashMap<>();
    for (Action action : actions) {
      switch (action) {
        case Action.Push push -> last.put(at(push), push);
        case Action.PushDeletion deletion -> last.put(at(deletion), deletion);
        case Action.PushCopy _, Action.Adopt _, Action.Local _ -> {}
      }
    }
    List<Overtaken> overtaken = new ArrayList<>();
    for (Action.Publish publish : last.values()) {
      Version version = publish.version();
      Siblings there = view.siblings(version.root(), version.path());
      Siblings unseen = there.notCoveredBy(version.clock());
      if (!unseen.versions().isEmpty()) {
        overtaken.add(
            new Overtaken(
                version.root(), version.path(), version.content(), unseen, there.isOpen()));
      }
    }
    return overtaken;
  }

  private static Place at(Action action) {
    return new Place(action.root(), action.path());
  }
}
