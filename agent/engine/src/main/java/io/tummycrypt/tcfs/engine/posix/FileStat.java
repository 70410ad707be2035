package io.tummycrypt.tcfs.engine.posix;

import io.tummycrypt.tcfs.core.observed.Stat;

/**
 * What is at a path, by its own inode and never by that of a link's target.
 *
 * @param mode the twelve bits of permissions, setuid, setgid and sticky
 * @param stat what tells a changed file from an unchanged one
 * @param names how many it has in its file system; more than one are hard links
 * @param device the number of its file system; on a layered file system only folders tell
 * @param mount the number of the mount it is reached through; 0 where the system does not say
 */
public record FileStat(Kind kind, int mode, Stat stat, long names, long device, long mount) {
  /** What kind of thing a path names. */
  public enum Kind {
    FILE,
    FOLDER,
    LINK,
    /** A socket, pipe or device. */
    SPECIAL;

    /** What the bits of a mode beyond the twelve say. */
    static Kind ofMode(int mode) {
      return switch (mode & 0170000) {
        case 0100000 -> FILE;
        case 0040000 -> FOLDER;
        case 0120000 -> LINK;
        default -> SPECIAL;
      };
    }
  }

  /** Whether both are on the same file system, reached in the same way. */
  boolean sameMount(FileStat folder) {
    return mount == folder.mount && (kind != Kind.FOLDER || device == folder.device);
  }

  /** Whether something else is mounted on this, as seen from {@code folder}, in which it is. */
  public boolean isMountedOn(FileStat folder) {
    return !sameMount(folder);
  }

  /** Whether both are the same thing. */
  public boolean isSameAs(FileStat other) {
    return sameMount(other) && device == other.device && stat.inode() == other.stat.inode();
  }
}
