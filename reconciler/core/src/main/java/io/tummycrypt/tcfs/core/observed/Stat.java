package io.tummycrypt.tcfs.core.observed;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a file system says of a file without reading it; if all of it is as before, so is the
 * content.
 *
 * @param size in bytes
 * @param mtimeNanos of the last change of content, in nanoseconds since 1970
 * @param ctimeNanos of the last change of anything, in nanoseconds since 1970; 0 where there is
 *     none
 * @param inode the number of the file in its file system; 0 where there is none
 */
public record Stat(long size, long mtimeNanos, long ctimeNanos, long inode) {
  /** As of any record, but for what it takes: a scan compares one for each file. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Stat stat && sameButForCtime(stat) && ctimeNanos == stat.ctimeNanos);
  }

  @Override
  public int hashCode() {
    return Objects.hash(size, mtimeNanos, ctimeNanos, inode);
  }

  /**
   * Whether {@code other} differs in the time of the last change of anything at most: a rename
   * changes that.
   */
  public boolean sameButForCtime(Stat other) {
    return size == other.size && mtimeNanos == other.mtimeNanos && inode == other.inode;
  }
}
