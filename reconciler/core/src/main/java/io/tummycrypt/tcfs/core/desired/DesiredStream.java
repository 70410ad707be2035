package io.tummycrypt.tcfs.core.desired;

import io.tummycrypt.tcfs.core.path.DeviceName;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How the stream of messages that the devices share is to be, and in it the consumer of one of
 * them. A setting that is not named here may be as somebody has made it.
 *
 * @param settings of the stream, by name
 * @param consumer its name, unless another fleet has that already
 * @param consumerSettings of the consumer, by name
 * @param copied the domains of leaf nodes whose streams are to be here as copies
 */
public record DesiredStream(
    String name,
    SortedMap<String, String> settings,
    String consumer,
    SortedMap<String, String> consumerSettings,
    SortedSet<String> copied) {
  /** Settings without which a stream has to be made anew: they cannot be changed. */
  public static final List<String> FIXED = List.of("retention", "storage");

  private static final String NAME = "STATE_UPDATES";

  public DesiredStream {
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    consumerSettings = Collections.unmodifiableSortedMap(new TreeMap<>(consumerSettings));
    copied = Collections.unmodifiableSortedSet(new TreeSet<>(copied));
  }

  /**
   * For this device. Durations are in days.
   *
   * @param fleet its id: two fleets may have devices of one name at one server
   */
  public static DesiredStream of(DeviceName device, String fleet) {
    return of(device, fleet, Collections.emptySortedSet());
  }

  /** The same at a hub, with copies of the streams of these leaf nodes. */
  public static DesiredStream of(DeviceName device, String fleet, SortedSet<String> copied) {
    return new DesiredStream(
        NAME,
        new TreeMap<>(
            Map.of(
                "maxAge", "7d",
                "retention", "limits",
                "storage", "file",
                "subjects", "STATE.>")),
        "state-" + device,
        new TreeMap<>(
            Map.of(
                "ack", "explicit",
                "delivery", "pull",
                "description", "tcfs, fleet " + fleet,
                "filter", "STATE.*.head",
                "kept", "30d",
                "start", "new")),
        copied);
  }

  /**
   * The copy of the stream of a leaf node. What was published there while the hub was away comes
   * into it when the hub is back, each message under the number that it has there.
   */
  public String copyOf(String domain) {
    return name + "_" + domain;
  }
}
