package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.version.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What leads from one content of a path to another.
 *
 * @param lines a unified diff; empty if the bytes are the same, or cannot be shown as lines
 * @param unshown why there are no lines although the bytes differ; null if there are
 * @param unreadable reports that might have named a later version of a device
 */
public record Difference(
    Place place,
    Side from,
    Side to,
    List<String> lines,
    @Nullable String unshown,
    List<UnreadableReport> unreadable) {
  public Difference {
    lines = List.copyOf(lines);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * One of the two.
   *
   * @param name such as {@code base}; empty for what is here
   */
  public record Side(String name, Content content) {}

  /** Whether there is any, be it only in the mode. */
  public boolean isAny() {
    return !from.content().equals(to.content());
  }
}
