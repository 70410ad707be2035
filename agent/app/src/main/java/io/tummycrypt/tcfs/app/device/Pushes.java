package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.Applied;
import io.tummycrypt.tcfs.app.operations.Outcome;
import io.tummycrypt.tcfs.app.operations.OutdatedPush;
import io.tummycrypt.tcfs.app.operations.Planned;
import io.tummycrypt.tcfs.app.operations.PushRequest;
import io.tummycrypt.tcfs.app.operations.Pushed;
import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.app.operations.VersionName;
import io.tummycrypt.tcfs.core.apply.Report;
import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import io.tummycrypt.tcfs.core.ignore.IgnoreRules;
import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.LocalItem;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Decisions;
import io.tummycrypt.tcfs.core.plan.Decisions.Choice;
import io.tummycrypt.tcfs.core.plan.Decisions.Resolution;
import io.tummycrypt.tcfs.core.plan.Plan;
import io.tummycrypt.tcfs.core.plan.Pushing;
import io.tummycrypt.tcfs.core.plan.Pushing.Overtaken;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.crds.effective.Effective;
import io.tummycrypt.tcfs.engine.device.LocalDevice;
import io.tummycrypt.tcfs.engine.home.RefusedPushes;
import io.tummycrypt.tcfs.engine.home.RefusedPushes.Refused;
import io.tummycrypt.tcfs.engine.progress.Progress;
import io.tummycrypt.tcfs.engine.progress.Progress.Phase;
import io.tummycrypt.tcfs.engine.tree.PushedFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Publishes single paths. Where the fleet has versions that nobody here has seen it publishes
 * nothing, and notes what it has shown: a person's word then holds for that, and for nothing newer.
 */
final class Pushes {
  private final Session session;
  private final RefusedPushes refused;

  Pushes(Session session) {
    this.session = session;
    this.refused = new RefusedPushes(session.home());
  }

  Pushed push(PushRequest request) throws IOException {
    Documents.Ruling ruling = new Documents(session).followed();
    Suspension.refuse(ruling);
    Progress progress = session.watch().progress();
    IgnoreRules rules = IgnoreRules.of(Effective.defaultExcludePatterns(ruling.document()));
    try (PushedFiles files = new PushedFiles(session.machine()::now, progress, rules)) {
      PushSources sources = new PushSources(session, ruling.desired(), files);
      progress.enter(Phase.LOOK);
      sources.add(request);
      progress.rest();
      return push(ruling, sources, files, (pushing, _) -> decided(pushing, request.choice()));
    }
  }

  /** Decides an open conflict in the detached root, where two devices have pushed at once. */
  Pushed resolve(Resolving resolving) throws IOException {
    Documents.Ruling ruling = new Documents(session).followed();
    Suspension.refuse(ruling);
    IgnoreRules rules = IgnoreRules.of(List.of());
    try (PushedFiles none = new PushedFiles(session.machine()::now, Progress.NONE, rules)) {
      PushSources sources = new PushSources(session, ruling.desired(), none);
      sources.addAgreed(resolving.place());
      return push(
          ruling, sources, none, (pushing, observed) -> resolving.on(pushing.plan(), observed));
    }
  }

  private Pushed push(
      Documents.Ruling ruling, PushSources sources, PushedFiles files, LocalDevice.Word word)
      throws IOException {
    List<Place> places = sources.places();
    Desired desired = ruling.desired().withRoots(roots(ruling.desired(), places));
    try (LocalDevice device = session.device(desired)) {
      LocalDevice.Pushed pushed = device.push(places, files, word);
      requireNothingInTheWay(pushed.pushing());
      note(pushed.pushing(), sources, files);
      Report report = pushed.report();
      LeftAlone left = new LeftAlone(pushed.observed(), places, files);
      left.addTo(report);
      Plan plan = left.with(pushed.pushing().plan());
      Planned planned = new Planned(desired, ruling.source(), plan, null).within(places);
      boolean isClear = pushed.pushing().isClear();
      Outcome outcome =
          isClear
              ? Outcome.of(pushed.pushing().plan(), report)
              : new Outcome(List.of(), List.of(), report.failures(), report.displaced());
      return new Pushed(
          new Applied(planned, outcome),
          places,
          pushed.pushing().overtaken(),
          outdated(pushed, sources),
          pushed.pushing().behind(),
          files.leftOut());
    }
  }

  private static List<OutdatedPush> outdated(LocalDevice.Pushed pushed, PushSources sources) {
    List<OutdatedPush> outdated = new ArrayList<>();
    for (Overtaken each : pushed.pushing().outdated()) {
      Place place = new Place(each.root(), each.path());
      Base base =
          Objects.requireNonNull(pushed.observed().state().bases(each.root()).get(each.path()));
      String local = sources.localPath(place).toString();
      outdated.add(new OutdatedPush(local, VersionName.of(base.dot()), each));
    }
    return outdated;
  }

  /** The others need not be looked at. */
  private static SortedMap<RootName, DesiredRoot> roots(Desired desired, List<Place> places) {
    Set<RootName> asked = places.stream().map(Place::root).collect(Collectors.toSet());
    TreeMap<RootName, DesiredRoot> roots = new TreeMap<>(desired.roots());
    roots.keySet().retainAll(asked);
    return roots;
  }

  private Decisions decided(Pushing pushing, @Nullable Choice choice) throws IOException {
    if (choice == null) {
      return Decisions.NONE;
    }
    List<Refused> earlier = refused.list();
    TreeMap<RootName, SortedMap<TreePath, Resolution>> resolutions = new TreeMap<>();
    for (Overtaken overtaken : pushing.overtaken()) {
      Set<Dot> unseen = dots(overtaken);
      if (earlier.stream().allMatch(each -> !isOf(each, overtaken) || covers(each, unseen))) {
        resolutions
            .computeIfAbsent(overtaken.root(), _ -> new TreeMap<>())
            .put(overtaken.path(), new Resolution(choice, unseen));
      }
    }
    return new Decisions(new TreeMap<>(), resolutions);
  }

  private static boolean isOf(Refused refused, Overtaken overtaken) {
    return refused.place().equals(new Place(overtaken.root(), overtaken.path()));
  }

  private static boolean covers(Refused refused, Set<Dot> unseen) {
    return refused.shown().containsAll(unseen);
  }

  private static Set<Dot> dots(Overtaken overtaken) {
    return overtaken.unseen().versions().stream().map(Version::dot).collect(Collectors.toSet());
  }

  private static void requireNothingInTheWay(Pushing pushing) throws RefusedException {
    if (!pushing.inTheWay().isEmpty()) {
      Place file = pushing.inTheWay().getFirst();
      throw new RefusedException(
          "'%s' is a file in one place and a folder in the other; nothing was pushed"
              .formatted(file),
          file.root().equals(RootName.DETACHED)
              ? "push it under another name: --as default/NAME"
              : "'tcfs sync' keeps the folder, and the file as a conflict copy beside it");
    }
  }

  private void note(Pushing pushing, PushSources sources, PushedFiles files) throws IOException {
    if (pushing.isClear()) {
      refused.removeIf(sources::hasInstead);
      return;
    }
    refused.add(
        pushing.overtaken().stream()
            .map(each -> {
              Place place = new Place(each.root(), each.path());
              boolean isDetached = each.root().equals(RootName.DETACHED);
              LocalItem read = isDetached ? files.items().get(each.path()) : null;
              return new Refused(place, sources.localPath(place), dots(each), read);
            })
            .toList());
  }
}
