package io.tummycrypt.tcfs.core.port;

import io.tummycrypt.tcfs.core.ignore.IgnoreRules;
import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.LocalTree;
import io.tummycrypt.tcfs.core.observed.RootLook;
import io.tummycrypt.tcfs.core.observed.Stat;
import io.tummycrypt.tcfs.core.observed.TreePrint;
import io.tummycrypt.tcfs.core.path.PathMap;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads one root's folder on this machine. Reading changes nothing and is always safe to repeat.
 */
public interface RootReader {
  /**
   * Looks whether the folder and its marker are there. Never fails: what stands in the way is part
   * of the answer.
   */
  RootLook look();

  /**
   * Reads the whole tree, {@code .tcfs} at its top excepted. Links are never followed; folders on
   * another file system are problems. A file whose stat equals that of its base has the base's
   * content; every other file is read.
   *
   * @param rules the root's exclude patterns; {@code .tcfsignore} files found are added
   * @param bases by path; a null stat in a base means: read the file
   * @throws IOException if the top folder cannot be read; anything below is a problem in the answer
   */
  LocalTree scan(IgnoreRules rules, PathMap<Base> bases) throws IOException;

  /**
   * Walks the whole tree as {@link #scan} does, and reads no file but those that hold rules. It may
   * end as soon as it is clear that there is no answer.
   *
   * @param known when a tree was known that this may still be; what has changed since is not of it
   * @return that of the tree that a scan would find now; null if something there cannot be told,
   *     changed so lately that it could change again unseen, or was seen to have changed since
   * @throws IOException if the top folder cannot be read
   */
  @Nullable TreePrint print(IgnoreRules rules, Instant known) throws IOException;

  /** Whether something is left of a batch of changes, which may be at work just now. */
  boolean isUnfinished() throws IOException;

  /**
   * What is at {@code path} now, reading a file's content; a tombstone if nothing is, also where a
   * file or link is in the place of a folder above it: what a link leads to is not below it. A
   * folder is given with its mode.
   *
   * @throws IOException if it cannot be read or is special
   */
  Content identify(TreePath path) throws IOException;

  /**
   * The sizes of the files at and below {@code path} in bytes, also where rules ignore them. Links,
   * folders, other file systems and what cannot be read count nothing; so does what is not there.
   */
  long bytesAt(TreePath path);

  /**
   * The stat by which later scans know again a file whose content is known, after its name or mode
   * was changed here: its stat now, if that differs from {@code known} in the time of the last
   * change of anything at most. Null if more differs, nothing is there, or its mtime is within the
   * granularity of the clock: the next scan must then read it.
   */
  @Nullable Stat restat(TreePath path, Stat known) throws IOException;
}
