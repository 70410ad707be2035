package io.tummycrypt.tcfs.core.version;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One state of one path, and what its writer had seen.
 *
 * @param mtime rides along and is never a change by itself; for a tombstone, when it was noticed
 * @param clock covers {@code dot}; what the writer had seen of this path, and the edit itself
 * @param by the enrolled device that made the edit
 * @param from what the edit replaced; a tombstone if nothing was there
 * @param onConflict the writer's mode when writing: documents may differ between devices, the
 *     version does not
 * @param copyOf set on a conflict copy: the path at which its content lost
 * @param movedFrom set when the writer saw the content leave that path in the same step; a hint for
 *     people
 */
public record Version(
    RootName root,
    TreePath path,
    Content content,
    Instant mtime,
    Clock clock,
    DeviceName by,
    Dot dot,
    Content from,
    ConflictMode onConflict,
    @Nullable TreePath copyOf,
    @Nullable TreePath movedFrom) {

  /** The order of siblings: content before tombstones, then device name, then digest, then dot. */
  public static final Comparator<Version> SIBLING_ORDER = Version::compareSiblings;

  public Version {
    if (!clock.covers(dot)) {
      throw new IllegalArgumentException(
          "version " + dot + " of '" + path + "' has a clock that does not cover it");
    }
  }

  private static int compareSiblings(Version left, Version right) {
    int order = Boolean.compare(right.isLive(), left.isLive());
    if (order == 0) {
      order = left.by.compareTo(right.by);
    }
    if (order == 0) {
      order = Content.ORDER.compare(left.content, right.content);
    }
    return order == 0 ? left.dot.compareTo(right.dot) : order;
  }

  /** Whether something is there in this version. */
  public boolean isLive() {
    return content.isLive();
  }

  /**
   * What names this version in a log. A conflict copy shares its dot with the version that it is a
   * copy of.
   */
  public VersionKey key() {
    return new VersionKey(root, path, dot);
  }

  /** Whether its writer had seen nothing at its path. */
  public boolean isFirst() {
    return clock.equals(Clock.ZERO.tick(dot));
  }

  /** Whether this version has seen all of {@code other} and more. */
  public boolean dominates(Version other) {
    return clock.dominates(other.clock);
  }

  /** The same version with this path, which is equal to its own. */
  public Version at(TreePath samePath) {
    return new Version(
        root, samePath, content, mtime, clock, by, dot, from, onConflict, copyOf, movedFrom);
  }

  /** The same version with this content, which is equal to its own. */
  public Version with(Content sameContent) {
    return new Version(
        root, path, sameContent, mtime, clock, by, dot, from, onConflict, copyOf, movedFrom);
  }

  /**
   * This version's content as a conflict copy: the same edit, by the same writer, under another
   * name, so that every device writes the same copy and a later edit of the copy dominates it.
   */
  public Version copiedTo(TreePath copy) {
    return new Version(
        root,
        /* path= */ copy,
        content,
        mtime,
        clock,
        by,
        dot,
        Content.nothing(),
        onConflict,
        /* copyOf= */ path,
        /* movedFrom= */ null);
  }
}
