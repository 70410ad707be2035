package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.Outcome;
import io.tummycrypt.tcfs.app.operations.PullRequest;
import io.tummycrypt.tcfs.app.operations.PulledFiles;
import io.tummycrypt.tcfs.app.operations.VersionName;
import io.tummycrypt.tcfs.core.apply.Report;
import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.Observed;
import io.tummycrypt.tcfs.core.observed.RootMemory;
import io.tummycrypt.tcfs.core.observed.StateChange;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.ShellWord;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Notice.UnreadableDevice;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.view.FleetView;
import io.tummycrypt.tcfs.core.view.Heads;
import io.tummycrypt.tcfs.engine.device.LocalDevice;
import io.tummycrypt.tcfs.engine.home.RefusedPushes;
import io.tummycrypt.tcfs.engine.progress.Progress;
import io.tummycrypt.tcfs.engine.progress.Progress.Phase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes what the fleet has at a place to a local path. It replaces only what the store has, too;
 * anything else makes room as a conflict copy, and only if a person says so.
 */
final class Pulls {
  private final Session session;
  private final PullRecovery recovery;

  Pulls(Session session) {
    this.session = session;
    this.recovery = new PullRecovery(session);
  }

  PulledFiles pull(PullRequest request) throws IOException {
    Documents.Ruling ruling = new Documents(session).published();
    VersionFloor.require(ruling.document());
    Observed observed = observe(ruling);
    PullChecks checks = new PullChecks(session, roots(ruling, observed));
    List<Path> recovered = new ArrayList<>();
    String unrecovered = recovery.recover(recovered);
    try {
      return pull(checks, request, observed, recovered, unrecovered);
    } finally {
      recovery.giveModes();
    }
  }

  private PulledFiles pull(
      PullChecks checks,
      PullRequest request,
      Observed observed,
      List<Path> recovered,
      @Nullable String unrecovered)
      throws IOException {
    Path local = request.local().toAbsolutePath().normalize();
    List<UnreadableDevice> unreadable = unreadable(observed.heads());
    PullPlan plan = plan(checks, request, local, observed.view(), unreadable);
    Report report = new Report();
    PullWriting writing = new PullWriting(session, checks);
    boolean makesRoom = request.force() && PullWriting.isInTheWay(plan);
    Path displacedTo = makesRoom ? writing.makeRoom(plan, request) : null;
    boolean isNew;
    try {
      isNew = writing.write(plan, request, report);
    } catch (IOException e) {
      throw PullWriting.telling(e, plan, displacedTo, report);
    }
    if (request.remote().root().equals(RootName.DETACHED)) {
      noteSeen(plan, report);
    }
    return new PulledFiles(
        request.remote(),
        local,
        plan.filesBut(failed(report)),
        plan.foldersBut(failed(report)),
        written(report) + (isNew && plan.self() != null ? 1 : 0),
        new Outcome(report.done(), List.of(), failures(plan, report), report.displaced()),
        displacedTo,
        unreadable,
        recovered,
        unrecovered);
  }

  private PullPlan plan(
      PullChecks checks,
      PullRequest request,
      Path local,
      FleetView view,
      List<UnreadableDevice> unreadable)
      throws IOException {
    Progress progress = session.watch().progress();
    progress.enter(Phase.PLAN);
    checks.requireReadable(unreadable, view, request.remote());
    PullPlan plan = PullPlan.of(view, request.remote(), local);
    checks.requireUsable(plan, request);
    checks.requireShown(plan, request);
    progress.rest();
    return plan;
  }

  /** Only what the fleet says; no root is looked at. */
  private Observed observe(Documents.Ruling ruling) throws IOException {
    try (LocalDevice device = session.device(ruling.desired().withRoots(new TreeMap<>()))) {
      return device.observe();
    }
  }

  private static List<Path> roots(Documents.Ruling ruling, Observed observed) {
    List<Path> roots = new ArrayList<>();
    ruling.desired().roots().values().forEach(root -> roots.add(Path.of(root.localPath().value())));
    observed.state().roots().values().stream()
        .map(RootMemory::localPath)
        .filter(path -> !path.isEmpty())
        .forEach(path -> roots.add(Path.of(path)));
    return roots;
  }

  private static List<UnreadableDevice> unreadable(Heads heads) {
    List<UnreadableDevice> unreadable = new ArrayList<>();
    heads
        .unreadable()
        .forEach((device, slot) -> unreadable.add(new UnreadableDevice(device, slot)));
    return unreadable;
  }

  private static long written(Report report) {
    return report.done().stream()
        .filter(action -> action instanceof Action.Pull || action instanceof Action.MakeFolder)
        .count();
  }

  /** What was pulled was seen: a push of something else in its place is a successor of it. */
  private void noteSeen(PullPlan plan, Report report) throws IOException {
    Set<TreePath> failed = failed(report);
    List<StateChange> changes = new ArrayList<>();
    Set<Place> seen = new HashSet<>();
    plan.versions()
        .forEach((path, version) -> {
          if (!failed.contains(path)) {
            changes.add(seen(version));
            seen.add(new Place(version.root(), version.path()));
          }
        });
    if (!changes.isEmpty()) {
      session.states().commit(changes);
      new RefusedPushes(session.home()).removeIf(push -> seen.contains(push.place()));
    }
  }

  private static StateChange seen(Version version) {
    Base base = Base.of(version, version.clock(), null);
    return new StateChange.SetBase(version.root(), version.path(), base);
  }

  private static List<Report.Failure> failures(PullPlan plan, Report report) {
    List<Report.Failure> failures = new ArrayList<>(report.failures());
    for (Version file : plan.hidden()) {
      Place place = new Place(file.root(), file.path());
      String version = place + "@" + VersionName.of(file.dot());
      failures.add(
          new Report.Failure(
              file.root(),
              file.path(),
              "a folder has the same name there; for this file: tcfs show %s > FILE"
                  .formatted(ShellWord.of(version))));
    }
    return failures;
  }

  private static Set<TreePath> failed(Report report) {
    return report.failures().stream().map(Report.Failure::path).collect(Collectors.toSet());
  }
}
