package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.PullRequest;
import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.core.apply.Checkout;
import io.tummycrypt.tcfs.core.apply.PullLook;
import io.tummycrypt.tcfs.core.apply.Report;
import io.tummycrypt.tcfs.core.observed.NameVerdict;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.engine.home.PullNote;
import io.tummycrypt.tcfs.engine.home.PullNotes;
import io.tummycrypt.tcfs.engine.progress.Progress;
import io.tummycrypt.tcfs.engine.progress.Progress.Phase;
import io.tummycrypt.tcfs.engine.tree.PullFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes in the folder of a pull. */
final class PullWriting {
  private final Session session;
  private final PullChecks checks;
  private final PullNotes notes;
  private final PullFolders folders;

  PullWriting(Session session, PullChecks checks) {
    this.session = session;
    this.checks = checks;
    this.notes = new PullNotes(session.home());
    this.folders = new PullFolders(session);
  }

  /** Whether something that is no folder is where one is to be. */
  static boolean isInTheWay(PullPlan plan) {
    return !plan.isFile()
        && Files.exists(plan.folder(), LinkOption.NOFOLLOW_LINKS)
        && !Files.isDirectory(plan.folder(), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Lets what is in the place of the folder itself make room for it.
   *
   * @return where it is now; null if it is gone
   */
  @Nullable Path makeRoom(PullPlan plan, PullRequest request) throws IOException {
    Path parent = plan.folder().toAbsolutePath().getParent();
    TreePath name = PullPlan.name(plan.folder());
    RootName root = request.remote().root();
    Report report = new Report();
    PullNote note = note(Objects.requireNonNull(parent), null);
    try (PullFolder folder = folders.open(note)) {
      PullLook look = at(root, folder, report);
      look.addFolder(name);
      carryOut(look, root, note, folder, report);
    }
    for (Report.Failure failure : report.failures()) {
      throw new RefusedException(
          "'%s' cannot make room for a folder: %s".formatted(plan.folder(), failure.reason()),
          "move it away, or name another place");
    }
    return report.displaced().stream()
        .map(displaced -> parent.resolve(displaced.copy().toString()))
        .findFirst()
        .orElse(null);
  }

  /** The same failure; what has made room before it is where nobody else would tell. */
  static IOException telling(
      IOException failure, PullPlan plan, @Nullable Path displacedTo, Report report) {
    List<String> kept = new ArrayList<>();
    if (displacedTo != null) {
      kept.add(displacedTo.toString());
    }
    for (Report.Displaced each : report.displaced()) {
      kept.add(plan.folder().resolve(each.copy().toString()).toString());
    }
    return kept.isEmpty()
        ? failure
        : new IOException(
            "%s; what had to make room is now %s"
                .formatted(IoText.of(failure), Printable.of(String.join(", ", kept))),
            failure);
  }

  private PullNote note(Path folder, @Nullable Integer mode) {
    HexFormat hex = HexFormat.of();
    String name = NameVerdict.PULL_PREFIX + hex.toHexDigits(session.machine().random());
    return new PullNote(folder, name, mode);
  }

  private PullLook at(RootName root, PullFolder folder, Report report) throws IOException {
    return new PullLook(root, folder.ends().reader(), folder::attributes, folders.stored(), report);
  }

  /**
   * Puts in place what is wanted and not there yet. A folder that had to be made is still ours
   * afterwards: {@link PullRecovery#giveModes} ends that.
   *
   * @return whether the folder itself had to be made
   */
  boolean write(PullPlan plan, PullRequest request, Report report) throws IOException {
    boolean isNew = !plan.isFile() && !Files.exists(plan.folder(), LinkOption.NOFOLLOW_LINKS);
    PullNote note = note(plan.folder(), isNew ? plan.mode() : null);
    try (PullFolder folder = folders.open(note)) {
      if (isNew) {
        notes.add(note);
        PullFolders.make(plan.folder());
        folder.begin();
      }
      RootName root = request.remote().root();
      PullLook look = look(plan, request, at(root, folder, report));
      if (isNew) {
        carryOut(look, root, folder, report);
      } else {
        carryOut(look, root, note, folder, report);
      }
    }
    return isNew;
  }

  private PullLook look(PullPlan plan, PullRequest request, PullLook look) throws IOException {
    Progress progress = session.watch().progress();
    progress.enter(Phase.LOOK);
    plan.versions().forEach(look::add);
    progress.rest();
    if (!look.unknown().isEmpty() && !request.force()) {
      throw new RefusedException(
          "the store does not have what is in %s; nothing was written"
              .formatted(plan.named(look.unknown())),
          "move it away or push it; or pull with --force, which keeps it as a conflict copy");
    }
    if (!look.folders().isEmpty()) {
      requireRoom(plan, request, look);
    }
    return look;
  }

  private void requireRoom(PullPlan plan, PullRequest request, PullLook look) throws IOException {
    List<TreePath> folders = List.copyOf(look.folders());
    if (!request.force()) {
      throw new RefusedException(
          "a folder is where a file is to be: %s; nothing was written"
              .formatted(plan.named(folders)),
          "move it away; or pull with --force, which keeps it as a conflict copy");
    }
    checks.requireMovable(
        folders.stream().map(path -> plan.folder().resolve(path.toString())).toList());
  }

  /** In a folder that was there; what is begun there is noted until it is done. */
  private void carryOut(
      PullLook look, RootName root, PullNote note, PullFolder folder, Report report)
      throws IOException {
    if (!look.actions().isEmpty()) {
      notes.add(note);
      folder.begin();
      carryOut(look, root, folder, report);
      folder.end();
      notes.remove(note);
    }
  }

  private void carryOut(PullLook look, RootName root, PullFolder folder, Report report)
      throws IOException {
    List<Action.Local> actions = look.actions();
    Progress progress = session.watch().progress();
    progress.expect(Phase.APPLY, actions.size(), bytes(actions));
    progress.enter(Phase.APPLY);
    new Checkout(root, session.config().name(), folder.ends()).apply(look, report);
    progress.rest();
  }

  private static long bytes(List<Action.Local> actions) {
    long bytes = 0;
    for (Action.Local action : actions) {
      bytes += action instanceof Action.Pull pull ? pull.next().content().bytes() : 0;
    }
    return bytes;
  }
}
