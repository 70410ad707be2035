package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Notice;
import io.tummycrypt.tcfs.core.plan.Plan;
import io.tummycrypt.tcfs.core.plan.StreamPlan;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A plan, and what it was made for.
 *
 * @param reported null when the device was looked at just now; otherwise the plan is of another
 *     device and rests on what that one last reported: what it would do at the most
 * @param streams what there is to do at message servers
 */
public record Planned(
    Desired desired, Source source, Plan plan, @Nullable Reported reported, StreamPlan streams)
    implements Outlook {
  /** Of the files alone. */
  public Planned(Desired desired, Source source, Plan plan, @Nullable Reported reported) {
    this(desired, source, plan, reported, StreamPlan.NONE);
  }

  /** The same with this to do at message servers. */
  public Planned with(StreamPlan others) {
    return new Planned(desired, source, plan, reported, others);
  }

  /** Whether there is nothing to apply. */
  public boolean isEmpty() {
    return plan.isEmpty() && streams.actions().isEmpty();
  }

  @Override
  public DeviceName device() {
    return desired.device();
  }

  /** Whether it is a plan of the device at which it was made. */
  public boolean isOwn() {
    return reported == null;
  }

  /** The same without what is outside of {@code place}; what concerns its root as a whole stays. */
  public Planned within(Place place) {
    return within(List.of(place));
  }

  /**
   * The same for several places. What is held in a root is released as a whole, so whoever asks
   * about a part of it is shown all of it, under the hash that {@code release} takes.
   */
  public Planned within(Collection<Place> places) {
    List<Action> actions =
        plan.actions().stream()
            .filter(action ->
                places.stream().anyMatch(place -> place.contains(action.root(), action.path())))
            .toList();
    Set<RootName> held =
        plan.notices().stream()
            .filter(notice -> notice instanceof Notice.Held && isIn(places, notice))
            .map(notice -> ((Notice.Held) notice).root())
            .collect(Collectors.toSet());
    List<Notice> notices =
        plan.notices().stream()
            .filter(notice -> isIn(places, notice) || isHeldWithOthers(notice, held))
            .toList();
    return with(actions, notices);
  }

  /** The same without the notices of which the exit code says nothing. */
  public Planned withoutRemarks() {
    return with(plan.actions(), plan.notices().stream().filter(Facts::count).toList());
  }

  private Planned with(List<Action> actions, List<Notice> notices) {
    Plan part = new Plan(plan.device(), plan.revision(), actions, notices, plan.bookkeeping());
    return new Planned(desired, source, part, reported, streams);
  }

  private static boolean isIn(Collection<Place> places, Notice notice) {
    return places.stream().anyMatch(place -> concerns(place, notice));
  }

  private static boolean isHeldWithOthers(Notice notice, Set<RootName> roots) {
    return notice instanceof Notice.Held held && roots.contains(held.root());
  }

  /** Nothing is known of what is below something that cannot be read. */
  private static boolean touches(Place place, Place finding) {
    TreePath path = place.path();
    TreePath found = Objects.requireNonNull(finding.path());
    return place.contains(finding.root(), found)
        || (path != null && finding.contains(place.root(), path));
  }

  private static boolean concerns(Place place, Notice notice) {
    return switch (notice) {
      case Notice.Halted halted -> halted.root().equals(place.root());
      case Notice.Held held -> place.contains(held.root(), held.path());
      case Notice.OpenConflict conflict -> place.contains(conflict.root(), conflict.path());
      case Notice.Finding finding -> touches(place, new Place(finding.root(), finding.path()));
      case Notice.NameFinding finding ->
          finding.root().equals(place.root()) && finding.name().isWithin(place.path());
      case Notice.LocalOnly local -> place.contains(local.root(), local.path());
      case Notice.LeftBehind left -> left.root().equals(place.root());
      case Notice.DiskFloor floor -> floor.root().equals(place.root());
      case Notice.Waiting waiting -> waiting.root().equals(place.root());
      case Notice.LeftOut left -> place.path() == null && left.root().equals(place.root());
      case Notice.NotSupported _, Notice.UnreadableDevice _ -> true;
    };
  }
}
