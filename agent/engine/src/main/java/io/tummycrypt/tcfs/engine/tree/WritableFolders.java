package io.tummycrypt.tcfs.engine.tree;

import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.engine.posix.FileStat;
import io.tummycrypt.tcfs.engine.posix.Listing;
import io.tummycrypt.tcfs.engine.posix.RootHandle;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/**
 * Works in folders that their owner has made read-only: gives the right to write for one step, and
 * takes it back. What is to be taken back is noted first, in a link of ours, so that a crash does
 * not leave another mode behind.
 */
final class WritableFolders {
  private static final String PREFIX = "unlocked-";
  private static final int WRITABLE = 0300;
  private static final String TOP = ".";

  /** One step in a folder. */
  @FunctionalInterface
  interface Step {
    void run() throws IOException;
  }

  private final RootHandle handle;

  WritableFolders(RootHandle handle) {
    this.handle = handle;
  }

  /** Takes a step in a folder; if it is not allowed to write there, allows it for a moment. */
  void in(@Nullable TreePath folder, Step step) throws IOException {
    try {
      step.run();
    } catch (AccessDeniedException denied) {
      FileStat stat = handle.stat(folder);
      if (stat == null
          || stat.kind() != FileStat.Kind.FOLDER
          || (stat.mode() & WRITABLE) == WRITABLE) {
        throw denied;
      }
      unlocked(folder, stat.mode(), step);
    }
  }

  private void unlocked(@Nullable TreePath folder, int mode, Step step) throws IOException {
    TreePath note = note(folder, mode);
    try {
      handle.setMode(folder, mode | WRITABLE);
      try {
        step.run();
      } finally {
        handle.setMode(folder, mode);
      }
    } finally {
      handle.removeFile(note);
    }
  }

  private TreePath note(@Nullable TreePath folder, int mode) throws IOException {
    String text = Integer.toOctalString(mode) + " " + (folder == null ? TOP : folder);
    for (int number = 0; ; number++) {
      TreePath note = OwnFolder.BATCHES.child(PREFIX + number);
      try {
        handle.makeLink(note, text);
        return note;
      } catch (FileAlreadyExistsException _) {
        // Another step's, or one that a crash left behind.
      }
    }
  }

  /** Takes back what a killed process could not. */
  void restore() throws IOException {
    if (handle.stat(OwnFolder.BATCHES) == null) {
      return;
    }
    for (Listing.Entry entry : handle.list(OwnFolder.BATCHES).entries()) {
      if (entry instanceof Listing.Seen seen && seen.name().startsWith(PREFIX)) {
        restore(OwnFolder.BATCHES.child(seen.name()));
      }
    }
  }

  private void restore(TreePath note) throws IOException {
    String text = handle.readLink(note);
    int space = text == null ? -1 : text.indexOf(' ');
    if (text != null && space > 0) {
      int mode = Integer.parseInt(text.substring(0, space), 8);
      String path = text.substring(space + 1);
      restore(path.equals(TOP) ? null : TreePath.parse(path), mode);
    }
    handle.removeFile(note);
  }

  /** A mode that someone has changed meanwhile is theirs. */
  private void restore(@Nullable TreePath folder, int mode) throws IOException {
    FileStat stat = handle.stat(folder);
    if (stat != null && stat.kind() == FileStat.Kind.FOLDER && stat.mode() == (mode | WRITABLE)) {
      try {
        handle.setMode(folder, mode);
      } catch (NoSuchFileException _) {
        // It is gone, and needs no mode.
      }
    }
  }
}
