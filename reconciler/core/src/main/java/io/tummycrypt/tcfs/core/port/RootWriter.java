package io.tummycrypt.tcfs.core.port;

import io.tummycrypt.tcfs.core.observed.Marker;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Changes one root's folder, in batches. Every path is resolved beneath the root's folder and no
 * link is followed on the way. A batch is a folder {@code .tcfs/tmp/BATCH} with numbered
 * temporaries and at most one intent.
 *
 * <p>Changes are visible on return; they are durable after the next {@link #sync}. Any method may
 * throw an {@link IOException} that names the path. The step may then have been done, or a part of
 * it: a file is renamed, and what follows in the same call fails. A caller takes it for what a
 * killed process leaves: a temporary may be content of ours or something displaced, as the intent
 * tells, and what is at the path is compared with what was intended before it is taken for the work
 * of a user. A method that answers false has not done its step.
 */
public interface RootWriter {
  /**
   * Writes the marker, in place of any other; durable on return. Makes {@code .tcfs} and its
   * folders.
   */
  void mark(Marker marker) throws IOException;

  /** Makes the folder of a new batch, of which there are then no temporaries and no intent. */
  String begin() throws IOException;

  /**
   * Begins to make temporaries from the store's content, verified, with mode and mtime. One that
   * fails is a result, and the others go on; a failed one leaves no temporary. They are there when
   * the {@link Staging#results} are. Until then other batches may be worked on, and this one may
   * not.
   */
  Staging stage(String batch, List<StageRequest> requests) throws IOException;

  /** Writes the batch's intent; all or nothing. */
  void intend(String batch, Intent intent) throws IOException;

  /** Makes everything done so far durable. */
  void sync() throws IOException;

  /**
   * Renames a temporary to {@code path}, where nothing is; missing folders above it are made with
   * the usual mode.
   *
   * @return false if something is there, or a file is in the place of a folder above it, and
   *     nothing has happened
   */
  boolean place(String batch, int number, TreePath path) throws IOException;

  /**
   * Swaps a temporary with the file or link at {@code path}, in one step.
   *
   * @return false if nothing or a folder is there, and nothing has happened
   */
  boolean exchange(String batch, int number, TreePath path) throws IOException;

  /**
   * Renames the file or link at {@code path} to a temporary.
   *
   * @return false if nothing or a folder is there, and nothing has happened
   */
  boolean take(String batch, int number, TreePath path) throws IOException;

  /** What a temporary is, read anew; a tombstone if there is none. */
  Content identify(String batch, int number) throws IOException;

  /**
   * Moves a temporary to the vault, noting where it was and what it is. A folder that is no root
   * has no vault: what is safe elsewhere is deleted there; anything else stays a temporary, and
   * that is an error.
   */
  void vault(String batch, int number, TreePath path, Content content) throws IOException;

  /**
   * Deletes a temporary. Only for content that is known to be elsewhere; none there is no error.
   */
  void discard(String batch, int number) throws IOException;

  /**
   * Makes a folder, and missing ones above it; sets its mode also if it is there. False if
   * something else is there, or a file is in the place of a folder above it.
   */
  boolean makeFolder(TreePath path, int mode) throws IOException;

  /**
   * Removes an empty folder. False if something is in it, or no folder is there: nothing has
   * happened.
   */
  boolean removeFolder(TreePath path) throws IOException;

  /**
   * Renames a folder, with all that is in it, to {@code to}, where nothing is and whose folder is
   * there.
   *
   * @return false if no folder is at {@code path}, or something is at {@code to}, and nothing has
   *     happened
   */
  boolean moveFolder(TreePath path, TreePath to) throws IOException;

  /**
   * Gives what is there the mode, and a file or link the mtime as well; its content is untouched. A
   * link keeps its mode, a folder its mtime.
   *
   * @return false if nothing is there
   */
  boolean setAttributes(TreePath path, int mode, Instant mtime) throws IOException;

  /**
   * Removes the batch's intent, then its folder. While temporaries are left both stay: without its
   * intent, what was displaced could not be told from what was to be placed.
   */
  void end(String batch) throws IOException;

  /** The batches that a killed process left behind. */
  SortedSet<String> batches() throws IOException;

  /**
   * The batch's intent; null if it has none, which means that nothing has been displaced. One that
   * is there and was not kept whole is {@link Intent#DAMAGED}.
   */
  @Nullable Intent intent(String batch) throws IOException;

  /** The numbers of the temporaries that are there. */
  SortedSet<Integer> temporaries(String batch) throws IOException;
}
