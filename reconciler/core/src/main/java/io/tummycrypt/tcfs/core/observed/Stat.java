package io.tummycrypt.tcfs.core.observed;

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
  /**
   * Whether {@code other} differs in the time of the last change of anything at most: a rename
   * changes that.
   */
  public boolean sameButForCtime(Stat other) {
    return size == other.size && mtimeNanos == other.mtimeNanos && inode == other.inode;
  }
}
