package io.tummycrypt.tcfs.engine.tree;

import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.path.UnsafePathException;
import io.tummycrypt.tcfs.engine.posix.FileStat;
import io.tummycrypt.tcfs.engine.posix.Listing;
import io.tummycrypt.tcfs.engine.posix.RootHandle;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  private static final Pattern NOTE =
      Pattern.compile("(?<mode>[0-7]{1,4}) (?<folder>.+)", Pattern.DOTALL);

  /** One step in a folder. */
  @FunctionalInterface
  interface Step {
    void run() throws IOException;
  }

  private final RootHandle handle;
  private final TreePath notes;

  /** Works beneath {@code handle}, and keeps its notes in this folder. */
  WritableFolders(RootHandle handle, TreePath notes) {
    this.handle = handle;
    this.notes = notes;
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
      TreePath note = notes.child(PREFIX + number);
      try {
        handle.makeLink(note, text);
        return note;
      } catch (FileAlreadyExistsException _) {
        // Another step's, or one that a crash left behind.
      }
    }
  }

  /**
   * Takes back what a killed process could not. What cannot be taken back now stays noted, and what
   * is no note of ours stays as it is: neither keeps a root from its work.
   */
  void restore() throws IOException {
    if (handle.stat(notes) == null) {
      return;
    }
    for (Listing.Entry entry : handle.list(notes).entries()) {
      if (entry instanceof Listing.Seen(String name, FileStat stat)
          && name.startsWith(PREFIX)
          && stat.kind() == FileStat.Kind.LINK) {
        restoreIfAble(notes.child(name));
      }
    }
  }

  private void restoreIfAble(TreePath note) throws IOException {
    try {
      String text = handle.readLink(note);
      Matcher parts = NOTE.matcher(text == null ? "" : text);
      if (parts.matches()) {
        restore(folder(parts.group("folder")), Integer.parseInt(parts.group("mode"), 8));
        handle.removeFile(note);
      }
    } catch (FileSystemException | UnsafePathException _) {
      // Its folder is out of reach, or not in a root at all.
    }
  }

  private static @Nullable TreePath folder(String path) {
    return path.equals(TOP) ? null : TreePath.parse(path);
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
