package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.core.version.Version;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * One change of one path, as the fleet has it on record.
 *
 * @param at when it was published, by the clock of the device that did
 * @param publishedBy the device in whose log it stands: of a conflict copy the one that made the
 *     copy, and of a change whose own record is lost the one that carries it
 * @param joins the versions of a conflict that this one has ended; none if it is no such version
 */
public record Change(Version version, Instant at, DeviceName publishedBy, List<Dot> joins) {
  /**
   * Newest first. Within a second, what has seen more is newer: so no change is told before the one
   * that it follows.
   */
  public static final Comparator<Change> NEWEST_FIRST =
      Comparator.comparing(Change::at)
          .thenComparingLong(Change::edits)
          .thenComparing(Change::version, Comparator.comparing(Version::key))
          .reversed();

  /** What happened at the path. */
  public enum Kind {
    NEW,
    CHANGED,
    /** Only the permission bits. */
    MODE,
    /** Nothing at this path: it is what was there before a conflict that it ends. */
    RESOLVED,
    DELETED,
    /** New here, and gone from another path at the same time. */
    RENAMED,
    /** The loser of a conflict, under its own name. */
    COPY
  }

  public Change {
    joins = List.copyOf(joins);
  }

  /** The same as what ended a conflict. */
  public Change joining(List<Dot> siblings) {
    return new Change(version, at, publishedBy, siblings);
  }

  /** What happened. */
  public Kind kind() {
    if (!version.isLive()) {
      return Kind.DELETED;
    }
    if (version.from().isLive()) {
      boolean isSame = version.content().equals(version.from());
      Kind attributes = isSame && !joins.isEmpty() ? Kind.RESOLVED : Kind.MODE;
      return version.content().sameContent(version.from()) ? attributes : Kind.CHANGED;
    }
    if (version.copyOf() != null) {
      return Kind.COPY;
    }
    return version.movedFrom() == null ? Kind.NEW : Kind.RENAMED;
  }

  /** Whether another device tells it because its writer's own record is lost. */
  public boolean isCarried() {
    return kind() != Kind.COPY && !publishedBy.equals(version.dot().writer().device());
  }

  /** How many edits its clock has seen: more than that of any version that it dominates. */
  private long edits() {
    return version.clock().counters().values().stream().mapToLong(Long::longValue).sum();
  }
}
