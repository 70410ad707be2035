package io.tummycrypt.tcfs.core.plan;

import io.tummycrypt.tcfs.core.desired.Guards;
import io.tummycrypt.tcfs.core.observed.Deletions;
import io.tummycrypt.tcfs.core.version.Content;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether so many deletions at once look like what a person meant. Moves are no deletions. */
public final class DeletionGuard {
  private static final Duration WINDOW = Duration.ofDays(1);

  private final Guards guards;
  private final long recent;

  DeletionGuard(Guards guards, List<Deletions> earlier, Instant now) {
    this.guards = guards;
    this.recent =
        earlier.stream()
            .filter(deletions -> isWithinWindow(deletions.at(), now))
            .mapToLong(Deletions::count)
            .sum();
  }

  /**
   * Whether what was let through {@code at} still counts {@code now}; a clock that went back counts
   * it.
   */
  public static boolean isWithinWindow(Instant at, Instant now) {
    return at.isAfter(now.minus(WINDOW));
  }

  /**
   * Whether the budget lets these deletions through, those of the last day counted in.
   *
   * @param files how many files the root had before
   */
  boolean allows(long deletions, long files) {
    return deletions == 0 || guards.maxDeletes().value().allows(deletions + recent, files + recent);
  }

  /**
   * How many of {@code deleted} are no moves: each content that arrives elsewhere at the same time
   * makes up for one that goes. What stays where it was makes up for nothing, and folders are not
   * counted.
   */
  public static long count(Collection<Content> deleted, Collection<Content> arriving) {
    Map<Object, Integer> moved = new HashMap<>();
    arriving.forEach(content -> moved.merge(identity(content), 1, Integer::sum));
    long count = 0;
    for (Content content : deleted) {
      int left = isFile(content) ? moved.merge(identity(content), -1, Integer::sum) : 0;
      count += left < 0 ? 1 : 0;
    }
    return count;
  }

  /** Whether it is a file or link, which the budget counts. */
  static boolean isFile(Content content) {
    return content instanceof Content.File || content instanceof Content.Link;
  }

  /** What two places have in common where one content has moved from one to the other. */
  public static Object identity(Content content) {
    return content instanceof Content.File file ? file.digest() : content;
  }
}
