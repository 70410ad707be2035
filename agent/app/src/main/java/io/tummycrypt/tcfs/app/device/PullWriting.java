package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.PullRequest;
import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.core.apply.Checkout;
import io.tummycrypt.tcfs.core.apply.PullLook;
import io.tummycrypt.tcfs.core.apply.Report;
import io.tummycrypt.tcfs.core.observed.NameVerdict;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.engine.home.PullNote;
import io.tummycrypt.tcfs.engine.home.PullNotes;
import io.tummycrypt.tcfs.engine.progress.Progress;
import io.tummycrypt.tcfs.engine.progress.Progress.Phase;
import io.tummycrypt.tcfs.engine.tree.PullFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.HexFormat;
import java.util.List;

/** Writes in the folder of a pull. */
final class PullWriting {
  private final Session session;
  private final PullNotes notes;
  private final PullFolders folders;

  PullWriting(Session session) {
    this.session = session;
    this.notes = new PullNotes(session.home());
    this.folders = new PullFolders(session);
  }

  /**
   * Puts in place what is wanted and not there yet. A folder that had to be made is still ours
   * afterwards: {@link PullRecovery#giveModes} ends that.
   *
   * @return whether the folder itself had to be made
   */
  boolean write(PullPlan plan, PullRequest request, Report report) throws IOException {
    boolean isNew = !plan.isFile() && !Files.exists(plan.folder(), LinkOption.NOFOLLOW_LINKS);
    String name = NameVerdict.PULL_PREFIX + HexFormat.of().toHexDigits(session.machine().random());
    PullNote note = new PullNote(plan.folder(), name, isNew ? plan.mode() : null);
    try (PullFolder folder = folders.open(note)) {
      if (isNew) {
        notes.add(note);
        PullFolders.make(plan.folder());
        folder.begin();
      }
      List<Action.Local> actions = look(plan, request, folder, report);
      if (isNew) {
        carryOut(request.remote().root(), actions, folder, report);
      } else if (!actions.isEmpty()) {
        notes.add(note);
        folder.begin();
        carryOut(request.remote().root(), actions, folder, report);
        folder.end();
        notes.remove(note);
      }
    }
    return isNew;
  }

  private List<Action.Local> look(
      PullPlan plan, PullRequest request, PullFolder folder, Report report) throws IOException {
    PullLook look =
        new PullLook(
            request.remote().root(),
            folder.ends().reader(),
            folder::attributes,
            folders.stored(),
            report);
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
    return look.actions();
  }

  private void carryOut(RootName root, List<Action.Local> actions, PullFolder folder, Report report)
      throws IOException {
    Progress progress = session.watch().progress();
    progress.expect(Phase.APPLY, actions.size(), bytes(actions));
    progress.enter(Phase.APPLY);
    new Checkout(root, session.config().name(), folder.ends()).apply(actions, report);
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
