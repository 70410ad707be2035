package io.tummycrypt.tcfs.core.observed;

import io.tummycrypt.tcfs.core.version.Content;
import org.jspecify.annotations.Nullable;

/**
 * What a scan found at one path.
 *
 * @param content never a tombstone
 * @param trusted whether a later scan may believe an equal {@code stat}; false when the file
 *     changed within the granularity of the clock, so that another change could leave the same stat
 * @param empty for a folder, whether nothing at all is in it, not even what is ignored; false for
 *     everything else
 */
public record LocalItem(Content content, Stat stat, boolean trusted, boolean empty) {
  public LocalItem {
    if (!content.isLive()) {
      throw new IllegalArgumentException("a scan finds what is there, never a tombstone");
    }
  }

  /**
   * The stat that a base may keep of what was found; null if nothing was, or if it must be read
   * again.
   */
  public static @Nullable Stat trustedStat(@Nullable LocalItem item) {
    return item != null && item.trusted() ? item.stat() : null;
  }
}
