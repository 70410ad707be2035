package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.core.apply.Checkout;
import io.tummycrypt.tcfs.core.apply.Report;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.engine.home.PullNote;
import io.tummycrypt.tcfs.engine.home.PullNotes;
import io.tummycrypt.tcfs.engine.tree.PullFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finishes what killed pulls have left. A folder that is not there may be on a disk that is away:
 * its note waits until it is back.
 */
final class PullRecovery {
  private static final int OWNER_MAY_REMOVE = 0300;

  private final Session session;
  private final PullNotes notes;
  private final PullFolders folders;

  PullRecovery(Session session) {
    this.session = session;
    this.notes = new PullNotes(session.home());
    this.folders = new PullFolders(session);
  }

  /**
   * Finds what a killed pull left half done its place; what it displaced gets a name beside. Where
   * a mode is due our folder stays until {@link #giveModes}: it tells that the pull made the folder
   * around it, and this run may write there first.
   *
   * @param kept takes up these names
   * @return why something had to be left where it is; null if nothing had to be
   */
  @Nullable String recover(List<Path> kept) throws IOException {
    List<String> left = new ArrayList<>();
    for (PullNote note : present()) {
      try (PullFolder folder = folders.open(note)) {
        if (folder.isBegun()) {
          finish(note, folder, kept);
        }
        if (note.mode() == null) {
          folder.end();
          notes.remove(note);
        }
      } catch (IOException e) {
        left.add(note.folder().resolve(note.name()) + ": " + IoText.of(e));
        notes.remove(note);
      }
    }
    return left.isEmpty() ? null : String.join("; ", left);
  }

  private void finish(PullNote note, PullFolder folder, List<Path> kept) throws IOException {
    Report report = new Report();
    new Checkout(RootName.DETACHED, session.config().name(), folder.ends()).recover(report);
    report.displaced().forEach(each -> kept.add(note.folder().resolve(each.copy().toString())));
  }

  /** Gives the folders that pulls made the modes that they are to have. */
  void giveModes() throws IOException {
    for (PullNote note : present()) {
      Integer mode = note.mode();
      if (mode != null) {
        giveMode(note, mode);
      }
    }
  }

  private void giveMode(PullNote note, int mode) throws IOException {
    try (PullFolder folder = folders.open(note)) {
      if (folder.isBegun()) {
        PullFolders.give(note.folder(), mode | OWNER_MAY_REMOVE);
        folder.end();
        PullFolders.give(note.folder(), mode);
      }
    } finally {
      // Whatever goes wrong here goes wrong once; what is left in our folder is for the next pull.
      if (Files.exists(note.folder().resolve(note.name()), LinkOption.NOFOLLOW_LINKS)) {
        notes.add(note.withoutMode());
      } else {
        notes.remove(note);
      }
    }
  }

  private List<PullNote> present() throws IOException {
    return notes.list().stream()
        .filter(note -> !Files.notExists(note.folder(), LinkOption.NOFOLLOW_LINKS))
        .toList();
  }
}
