package io.tummycrypt.tcfs.engine.posix;

import io.tummycrypt.tcfs.core.path.TreePath;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An open folder, and the only way to what is beneath it. It stays the same folder when its path is
 * renamed or something is mounted over it.
 *
 * <p>Every path is relative to it; null stands for the folder itself. No symbolic link is followed,
 * neither on the way nor at the end: a link on the way is a {@link
 * java.nio.file.FileSystemException}. A missing folder on the way is a {@link NoSuchFileException},
 * a file on the way a {@link NotDirectoryException}, missing rights are an {@link
 * java.nio.file.AccessDeniedException}. Every message names the path. A method that throws has
 * changed nothing, unless it says otherwise.
 *
 * <p>Safe for use by several threads; close it only when they are done. Changes are visible on
 * return and durable after {@link #sync}.
 */
public sealed interface RootHandle extends AutoCloseable permits LinuxRootHandle, NioRootHandle {
  /**
   * Opens {@code folder}, an absolute path; links in that path are followed, for its user wrote it.
   *
   * @throws NoSuchFileException if nothing is there
   * @throws NotDirectoryException if it is no folder
   */
  static RootHandle open(String folder) throws IOException {
    LinuxRootHandle handle = Kernel.isAvailable() ? LinuxRootHandle.openIfAble(folder) : null;
    return handle == null ? NioRootHandle.open(folder) : handle;
  }

  /**
   * Opens {@code folder} through {@code java.nio} alone, also where the system's own calls serve;
   * with the gaps that {@link NioRootHandle} names.
   */
  static RootHandle openPortably(String folder) throws IOException {
    return NioRootHandle.open(folder);
  }

  /** The file system, asked anew. */
  FileSystemState fileSystem() throws IOException;

  /**
   * What is at {@code path}; null if nothing is, also because a folder above it is missing or is a
   * file.
   */
  @Nullable FileStat stat(@Nullable TreePath path) throws IOException;

  /** Reads a folder and looks at each thing in it. */
  Listing list(@Nullable TreePath folder) throws IOException;

  /** The target of a link; null if it is not UTF-8. */
  @Nullable String readLink(TreePath link) throws IOException;

  /** Opens a regular file; anything else is a {@link java.nio.file.FileSystemException}. */
  OpenFile open(TreePath file) throws IOException;

  /** Opens a folder to work in it by names; nothing in it is looked at yet. */
  OpenFolder openFolder(@Nullable TreePath folder) throws IOException;

  /**
   * Makes a file and opens it for writing.
   *
   * @throws FileAlreadyExistsException if anything is there
   */
  NewFile create(TreePath file) throws IOException;

  /**
   * Makes a folder with exactly this mode.
   *
   * @throws FileAlreadyExistsException if anything is there
   */
  void makeFolder(TreePath folder, int mode) throws IOException;

  /**
   * Makes a symbolic link.
   *
   * @throws FileAlreadyExistsException if anything is there
   */
  void makeLink(TreePath link, String target) throws IOException;

  /**
   * Renames {@code from} to {@code to}, where nothing is.
   *
   * @throws FileAlreadyExistsException if anything is there
   */
  void move(TreePath from, TreePath to) throws IOException;

  /** Renames a file to {@code to}, in place of a file that may be there. */
  void replace(TreePath from, TreePath to) throws IOException;

  /**
   * Swaps what is at two paths, in one step.
   *
   * @throws UnsupportedOperationException if this system or file system cannot; nothing has changed
   */
  void exchange(TreePath a, TreePath b) throws IOException;

  /** Removes a file, link or special file. */
  void removeFile(TreePath file) throws IOException;

  /**
   * Removes an empty folder.
   *
   * @throws DirectoryNotEmptyException if something is in it
   */
  void removeFolder(TreePath folder) throws IOException;

  /** Gives a file or folder a mode, all twelve bits of it. */
  void setMode(@Nullable TreePath path, int mode) throws IOException;

  /** Gives a file, folder or link a time of last change. */
  void setTime(TreePath path, Instant mtime) throws IOException;

  /** Makes all that was changed through this handle durable, and maybe more. */
  void sync() throws IOException;

  @Override
  void close();
}
