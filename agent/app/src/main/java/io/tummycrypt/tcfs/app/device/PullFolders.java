package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.engine.fleet.FleetStore;
import io.tummycrypt.tcfs.engine.home.PullNote;
import io.tummycrypt.tcfs.engine.tree.PullFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Predicate;

/** The folders that pulls write in. */
final class PullFolders {
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Session session;

  PullFolders(Session session) {
    this.session = session;
  }

  /** Takes a folder; nothing is looked at yet. */
  PullFolder open(PullNote note) throws IOException {
    return new PullFolder(
        note.folder().toString(),
        note.name(),
        session.config().name().text(),
        session.store().contents(),
        stored(),
        session.machine()::now,
        session.watch().progress());
  }

  /** Whether the store has a content, too. */
  Predicate<Content> stored() throws IOException {
    FleetStore store = session.store();
    return content -> content instanceof Content.File file && store.has(file);
  }

  /** Makes a folder that nobody else looks into before it has the mode that it is to have. */
  static void make(Path folder) throws IOException {
    Files.createDirectory(folder, PRIVATE);
  }

  /** Gives a folder a mode; no link is followed. */
  static void give(Path folder, int mode) throws IOException {
    StringBuilder text = new StringBuilder("rwxrwxrwx");
    for (int i = 0; i < text.length(); i++) {
      if ((mode >> (text.length() - 1 - i) & 1) == 0) {
        text.setCharAt(i, '-');
      }
    }
    Files.getFileAttributeView(folder, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .setPermissions(PosixFilePermissions.fromString(text.toString()));
  }
}
