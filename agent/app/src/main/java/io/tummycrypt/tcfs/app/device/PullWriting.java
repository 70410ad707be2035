package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.PullRequest;
import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.core.apply.Checkout;
import io.tummycrypt.tcfs.core.apply.PullLook;
import io.tummycrypt.tcfs.core.apply.Report;
import io.tummycrypt.tcfs.core.observed.NameVerdict;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.engine.fleet.FleetStore;
import io.tummycrypt.tcfs.engine.home.PullNote;
import io.tummycrypt.tcfs.engine.progress.Progress;
import io.tummycrypt.tcfs.engine.progress.Progress.Phase;
import io.tummycrypt.tcfs.engine.tree.PullFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Writes in the folder of a pull, and finds there what a killed one has left. */
final class PullWriting {
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Session session;

  PullWriting(Session session) {
    this.session = session;
  }

  /**
   * Puts in place what is wanted and not there yet.
   *
   * @return whether the folder itself had to be made
   */
  boolean write(PullPlan plan, PullRequest request, Report report) throws IOException {
    boolean isNew = !plan.isFile() && !Files.exists(plan.folder(), LinkOption.NOFOLLOW_LINKS);
    if (isNew) {
      // Nobody else looks in before it has the mode that it is to have.
      Files.createDirectory(plan.folder(), PRIVATE);
    }
    try {
      put(plan, request, report);
    } finally {
      if (isNew) {
        Files.setPosixFilePermissions(plan.folder(), permissions(plan.mode()));
      }
    }
    return isNew;
  }

  private void put(PullPlan plan, PullRequest request, Report report) throws IOException {
    RootName root = request.remote().root();
    String name = NameVerdict.PULL_PREFIX + HexFormat.of().toHexDigits(session.machine().random());
    PullNote note = new PullNote(plan.folder(), name);
    try (PullFolder folder = open(note)) {
      PullLook look =
          new PullLook(root, folder.ends().reader(), folder::changesOthers, stored(), report);
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
      if (!look.actions().isEmpty()) {
        carryOut(root, look.actions(), folder, note, report);
      }
    }
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

  /**
   * Finds what a killed pull left half done its place; what it displaced gets a name beside.
   *
   * @param kept takes up these names
   * @return why something had to be left where it is; null if nothing had to be
   */
  @Nullable String recover(List<Path> kept) throws IOException {
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
      left = note.folder() + ": it is not there any more (is its disk mounted?)";
    } catch (IOException e) {
      left = note.folder().resolve(note.name()) + ": " + IoText.of(e);
    }
    PullNote.remove(session.home());
    return left;
  }
}
