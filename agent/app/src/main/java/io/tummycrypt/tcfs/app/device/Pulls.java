package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.Outcome;
import io.tummycrypt.tcfs.app.operations.PullRequest;
import io.tummycrypt.tcfs.app.operations.PulledFiles;
import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.core.apply.Checkout;
import io.tummycrypt.tcfs.core.apply.PullLook;
import io.tummycrypt.tcfs.core.apply.Report;
import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.NameVerdict;
import io.tummycrypt.tcfs.core.observed.Observed;
import io.tummycrypt.tcfs.core.observed.StateChange;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Notice.UnreadableDevice;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.view.FleetView;
import io.tummycrypt.tcfs.core.view.Heads;
import io.tummycrypt.tcfs.engine.device.LocalDevice;
import io.tummycrypt.tcfs.engine.fleet.FleetStore;
import io.tummycrypt.tcfs.engine.home.PullNote;
import io.tummycrypt.tcfs.engine.home.RefusedPushes;
import io.tummycrypt.tcfs.engine.progress.Progress;
import io.tummycrypt.tcfs.engine.progress.Progress.Phase;
import io.tummycrypt.tcfs.engine.tree.OwnPlaces;
import io.tummycrypt.tcfs.engine.tree.PullFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes what the fleet has at a place to a local path. It replaces only what the store has, too;
 * anything else makes room as a conflict copy, and only if a person says so.
 */
final class Pulls {
  /** Our folder in every root, whichever device's it is. */
  private static final String OWN = ".tcfs";

  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Session session;

  Pulls(Session session) {
    this.session = session;
  }

  PulledFiles pull(PullRequest request) throws IOException {
    Path local = request.local().toAbsolutePath().normalize();
    Observed observed = observe();
    Heads heads = observed.heads();
    List<Path> recovered = new ArrayList<>();
    String unrecovered = recover(recovered);
    FleetView view = observed.view();
    requireReadable(heads, view, request.remote());
    PullPlan plan = PullPlan.of(view, request.remote(), local);
    requireUsable(plan, local);
    requireShown(plan, request);
    Report report = new Report();
    boolean isNew = write(plan, request, report);
    if (request.remote().root().equals(RootName.DETACHED)) {
      noteSeen(plan, report);
    }
    return new PulledFiles(
        request.remote(),
        local,
        plan.filesBut(failed(report)),
        plan.foldersBut(failed(report)),
        written(report) + (isNew && plan.self() != null ? 1 : 0),
        new Outcome(report.done(), List.of(), report.failures(), report.displaced()),
        unreadable(heads),
        recovered,
        unrecovered);
  }

  /** A choice between versions is about those that a person has seen. */
  private static void requireShown(PullPlan plan, PullRequest request) throws RefusedException {
    Set<Dot> shown = request.shown();
    for (Version version : plan.versions().values()) {
      if (shown != null && !shown.contains(version.dot())) {
        throw new RefusedException(
            "'%s' has a version by %s that came after the push was refused"
                .formatted(request.remote(), version.by()),
            "push it again, which shows all versions: tcfs push " + request.local());
      }
    }
  }

  /** Only what the fleet says; no root is looked at. */
  private Observed observe() throws IOException {
    Documents.Ruling ruling = new Documents(session).published();
    try (LocalDevice device = session.device(ruling.desired().withRoots(new TreeMap<>()))) {
      return device.observe();
    }
  }

  /** What cannot be read may be just what was asked for. */
  private static void requireReadable(Heads heads, FleetView view, Place remote)
      throws RefusedException {
    List<UnreadableDevice> unreadable = unreadable(heads);
    if (!unreadable.isEmpty() && !PullPlan.isAnythingAt(view, remote)) {
      UnreadableDevice first = unreadable.getFirst();
      throw new RefusedException(
          "what the fleet has at '%s' cannot be told: device %s: %s"
              .formatted(Printable.of(remote.toString()), first.device(), first.slot().problem()),
          "restore that object from a copy of the store, and run the command again");
    }
  }

  private static List<UnreadableDevice> unreadable(Heads heads) {
    List<UnreadableDevice> unreadable = new ArrayList<>();
    heads
        .unreadable()
        .forEach((device, slot) -> unreadable.add(new UnreadableDevice(device, slot)));
    return unreadable;
  }

  private void requireUsable(PullPlan plan, Path local) throws IOException {
    boolean isFolder = Files.isDirectory(local, LinkOption.NOFOLLOW_LINKS);
    if (plan.isFile() && isFolder) {
      throw new RefusedException(
          "'" + local + "' is a folder, and a file is to be pulled",
          "name the file in it: " + local.resolve(plan.remoteName()));
    }
    if (!plan.isFile() && !isFolder && Files.exists(local, LinkOption.NOFOLLOW_LINKS)) {
      throw new RefusedException(
          "'" + local + "' is no folder, and a folder is to be pulled", "name another place");
    }
    Path parent = local.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new RefusedException(
          "'" + local + "' cannot be made: there is no folder '" + parent + "'",
          "make that folder first: a pull writes nowhere but where it is told to");
    }
    requireApart(plan);
  }

  private void requireApart(PullPlan plan) throws IOException {
    for (TreePath path : plan.versions().keySet()) {
      for (Path name : plan.folder().resolve(path.toString())) {
        if (isOwn(name.toString())) {
          throw new RefusedException(
              "nothing is pulled into '%s', which belongs to tcfs"
                  .formatted(Printable.of(name.toString())),
              "name another place");
        }
      }
    }
    List<Path> own = new ArrayList<>(session.home().folders());
    own.add(session.config().store().directory());
    if (OwnPlaces.overlap(plan.folder(), own) == null) {
      return;
    }
    for (TreePath path : plan.versions().keySet()) {
      Path overlap = OwnPlaces.overlap(plan.folder().resolve(path.toString()), own);
      if (overlap != null) {
        throw new RefusedException(
            "nothing can be pulled into '" + overlap + "': tcfs keeps its own files there",
            "name another place");
      }
    }
  }

  private static boolean isOwn(String name) {
    return name.equals(OWN) || name.startsWith(NameVerdict.PULL_PREFIX);
  }

  private static long written(Report report) {
    return report.done().stream()
        .filter(
            action -> action instanceof Action.Pull || action instanceof Action.MakeFolder)
        .count();
  }

  /** Whether the folder itself had to be made. */
  private boolean write(PullPlan plan, PullRequest request, Report report) throws IOException {
    RootName root = request.remote().root();
    boolean isNew = !plan.isFile() && !Files.exists(plan.folder(), LinkOption.NOFOLLOW_LINKS);
    if (isNew) {
      // Nobody else looks in before it has the mode that it is to have.
      Files.createDirectory(plan.folder(), PRIVATE);
    }
    String name = NameVerdict.PULL_PREFIX + HexFormat.of().toHexDigits(session.machine().random());
    PullNote note = new PullNote(plan.folder(), name);
    try (PullFolder folder = open(note)) {
      PullLook look =
          new PullLook(root, folder.ends().reader(), folder::changesOthers, stored(), report);
      plan.versions().forEach(look::add);
      if (!look.unknown().isEmpty() && !request.force()) {
        throw new RefusedException(
            "the store does not have what is in %s; nothing was written"
                .formatted(plan.named(look.unknown())),
            "move it away or push it; or pull with --force, which keeps it as a conflict copy");
      }
      if (!look.actions().isEmpty()) {
        carryOut(root, look.actions(), folder, note, report);
      }
    }
    if (isNew) {
      Files.setPosixFilePermissions(plan.folder(), permissions(plan.mode()));
    }
    return isNew;
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    StringBuilder text = new StringBuilder("rwxrwxrwx");
    for (int i = 0; i < text.length(); i++) {
      if ((mode >> (text.length() - 1 - i) & 1) == 0) {
        text.setCharAt(i, '-');
      }
    }
    return PosixFilePermissions.fromString(text.toString());
  }

  private void carryOut(
      RootName root, List<Action.Local> actions, PullFolder folder, PullNote note, Report report)
      throws IOException {
    note.write(session.home());
    folder.begin();
    Progress progress = session.watch().progress();
    progress.expect(Phase.APPLY, actions.size(), bytes(actions));
    progress.enter(Phase.APPLY);
    new Checkout(root, session.config().name(), folder.ends()).apply(actions, report);
    progress.rest();
    folder.end();
    PullNote.remove(session.home());
  }

  private static long bytes(List<Action.Local> actions) {
    long bytes = 0;
    for (Action.Local action : actions) {
      bytes += action instanceof Action.Pull pull ? pull.next().content().bytes() : 0;
    }
    return bytes;
  }

  private PullFolder open(PullNote note) throws IOException {
    String path = note.folder().toString();
    return new PullFolder(
        path,
        note.name(),
        session.config().name().text(),
        session.store().contents(),
        stored(),
        session.machine()::now,
        session.watch().progress());
  }

  private Predicate<Content> stored() throws IOException {
    FleetStore store = session.store();
    return content -> content instanceof Content.File file && store.has(file);
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

  private static Set<TreePath> failed(Report report) {
    return report.failures().stream().map(Report.Failure::path).collect(Collectors.toSet());
  }

  /**
   * Finds what a killed pull left half done its place; what it displaced gets a name beside.
   *
   * @param kept takes up these names
   * @return why something had to be left where it is; null if nothing had to be
   */
  private @Nullable String recover(List<Path> kept) throws IOException {
    PullNote note = PullNote.read(session.home());
    if (note == null) {
      return null;
    }
    String left = null;
    try (PullFolder folder = open(note)) {
      if (folder.isBegun()) {
        Report report = new Report();
        new Checkout(RootName.DETACHED, session.config().name(), folder.ends()).recover(report);
        folder.end();
        report.displaced().forEach(each -> kept.add(note.folder().resolve(each.copy().toString())));
      }
    } catch (NoSuchFileException _) {
      // The folder is gone, and what was in it.
    } catch (IOException e) {
      left = note.folder().resolve(note.name()) + ": " + IoText.of(e);
    }
    PullNote.remove(session.home());
    return left;
  }
}
