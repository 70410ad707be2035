package io.tummycrypt.tcfs.core.observed;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How the stream of messages was found. */
public sealed interface StreamObserved {
  /** Nobody could say. */
  record Unknown(String why) implements StreamObserved {}

  /**
   * It was looked at.
   *
   * @param settings of the stream, by the names that desired state has for them; null without one
   * @param consumer the name under which this device has its consumer, or would
   * @param consumerSettings of that; null if there is none
   * @param isAhead whether that has seen more than the stream has, which was made anew or has lost
   *     its end: it gives nothing until the stream is as long again
   * @param copied the domains of leaf nodes whose streams are there as copies
   */
  record Seen(
      @Nullable SortedMap<String, String> settings,
      String consumer,
      @Nullable SortedMap<String, String> consumerSettings,
      boolean isAhead,
      SortedSet<String> copied)
      implements StreamObserved {
    /** With a consumer that is within its stream, and without copies. */
    public Seen(
        @Nullable SortedMap<String, String> settings,
        String consumer,
        @Nullable SortedMap<String, String> consumerSettings) {
      this(
          settings, consumer, consumerSettings, /* isAhead= */ false, Collections.emptySortedSet());
    }

    public Seen {
      settings = copy(settings);
      consumerSettings = copy(consumerSettings);
      copied = Collections.unmodifiableSortedSet(new TreeSet<>(copied));
    }

    private static @Nullable SortedMap<String, String> copy(
        @Nullable SortedMap<String, String> map) {
      return map == null ? null : Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
  }
}
