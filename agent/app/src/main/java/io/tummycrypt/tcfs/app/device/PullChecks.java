package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.PullRequest;
import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.core.observed.NameVerdict;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.core.path.ShellWord;
import io.tummycrypt.tcfs.core.plan.Notice.UnreadableDevice;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.view.FleetView;
import io.tummycrypt.tcfs.engine.tree.OwnPlaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a pull refuses before it looks at the files that are there. */
final class PullChecks {
  private final Session session;
  private final List<Path> roots;

  /**
   * @param roots the folders of roots, those remembered among them
   */
  PullChecks(Session session, List<Path> roots) {
    this.session = session;
    this.roots = roots;
  }

  /** A choice between versions is about those that a person has seen. */
  void requireShown(PullPlan plan, PullRequest request) throws RefusedException {
    Set<Dot> shown = request.shown();
    for (Version version : plan.versions().values()) {
      if (shown != null && !shown.contains(version.dot())) {
        throw new RefusedException(
            "'%s' has a version by %s that came after the push was refused"
                .formatted(request.remote(), version.by()),
            "push it again, which shows all versions: tcfs push "
                + ShellWord.of(request.local().toString()));
      }
    }
  }

  /** What cannot be read may be just what was asked for. */
  void requireReadable(List<UnreadableDevice> unreadable, FleetView view, Place remote)
      throws RefusedException {
    if (!unreadable.isEmpty() && !PullPlan.isAnythingAt(view, remote)) {
      UnreadableDevice first = unreadable.getFirst();
      throw new RefusedException(
          "what the fleet has at '%s' cannot be told: device %s: %s"
              .formatted(Printable.of(remote.toString()), first.device(), first.slot().problem()),
          "restore that object from a copy of the store, and run the command again");
    }
  }

  void requireUsable(PullPlan plan, PullRequest request) throws IOException {
    Path local = request.local().toAbsolutePath().normalize();
    boolean isFolder = Files.isDirectory(local, LinkOption.NOFOLLOW_LINKS);
    if (plan.isFile() && request.asFolder() && !isFolder) {
      throw new RefusedException(
          "there is no folder '" + local + "', and a file is to be pulled",
          "make it, and name the file in it: " + local.resolve(plan.remoteName()));
    }
    if (plan.isFile() && isFolder) {
      throw new RefusedException(
          "'" + local + "' is a folder, and a file is to be pulled",
          "name the file in it: " + local.resolve(plan.remoteName()));
    }
    if (PullWriting.isInTheWay(plan)) {
      requireForced(request);
      requireMovable(List.of(local));
    }
    Path parent = local.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new RefusedException(
          "'" + local + "' cannot be made: there is no folder '" + parent + "'",
          "make that folder first: a pull writes nowhere but where it is told to");
    }
    requireApart(plan);
  }

  /** A file in the place of a folder makes room only if a person says so. */
  private static void requireForced(PullRequest request) throws RefusedException {
    if (!request.force()) {
      throw new RefusedException(
          "'" + request.local() + "' is no folder, and a folder is to be pulled",
          "name another place; or pull with --force, which keeps what is there as a conflict copy");
    }
  }

  /** Neither a root nor what is tcfs's own gets another name in passing. */
  void requireMovable(List<Path> places) throws IOException {
    List<Path> own = own();
    for (Path place : places) {
      Path kept = OwnPlaces.movedWith(place, roots);
      if (kept == null) {
        kept = OwnPlaces.movedWith(place, own);
      }
      if (kept != null || OwnPlaces.isIn(place, own)) {
        throw new RefusedException(
            "'%s' cannot make room: %s"
                .formatted(
                    place,
                    kept == null ? "tcfs keeps its own files there" : "'" + kept + "' is in it"),
            "pull to another place");
      }
    }
  }

  private List<Path> own() throws IOException {
    List<Path> own = new ArrayList<>(session.home().folders());
    own.addAll(session.config().store().folders());
    return own;
  }

  private void requireApart(PullPlan plan) throws IOException {
    List<Path> targets = targets(plan);
    requireNoOwnName(plan.isFile() ? targets.getFirst() : plan.folder());
    List<Path> own = own();
    if (OwnPlaces.overlap(plan.folder(), own) == null) {
      return;
    }
    for (Path target : targets) {
      Path overlap = OwnPlaces.overlap(target, own);
      if (overlap != null) {
        throw new RefusedException(
            "nothing can be pulled into '" + overlap + "': tcfs keeps its own files there",
            "name another place");
      }
    }
  }

  /** What is in a folder under one of our names fails by itself, and is written nowhere. */
  private static List<Path> targets(PullPlan plan) {
    List<Path> targets =
        plan.versions().keySet().stream()
            .filter(path -> plan.isFile() || NameVerdict.ownIn(path) == null)
            .map(path -> plan.folder().resolve(path.toString()))
            .toList();
    return targets.isEmpty() ? List.of(plan.folder()) : targets;
  }

  private static void requireNoOwnName(Path target) throws RefusedException {
    for (Path name : target) {
      if (NameVerdict.isOwn(name.toString())) {
        throw new RefusedException(
            "nothing is pulled into '%s', which belongs to tcfs"
                .formatted(Printable.of(name.toString())),
            "name another place");
      }
    }
  }
}
