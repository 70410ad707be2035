package io.tummycrypt.tcfs.core.desired;

import io.tummycrypt.tcfs.core.path.DeviceName;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the stream of messages that the devices share is to be, and in it the consumer of one of
 * them. A setting that is not named here may be as somebody has made it.
 *
 * @param settings of the stream, by name
 * @param consumer its name, unless another fleet has that already
 * @param consumerSettings of the consumer, by name
 */
public record DesiredStream(
    String name,
    SortedMap<String, String> settings,
    String consumer,
    SortedMap<String, String> consumerSettings) {
  /** Settings without which a stream has to be made anew: they cannot be changed. */
  public static final List<String> FIXED = List.of("retention", "storage");

  private static final String NAME = "STATE_UPDATES";

  public DesiredStream {
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    consumerSettings = Collections.unmodifiableSortedMap(new TreeMap<>(consumerSettings));
  }

  /**
   * For this device. Durations are in days.
   *
   * @param fleet its id: two fleets may have devices of one name at one server
   */
  public static DesiredStream of(DeviceName device, String fleet) {
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
                "start", "new")));
  }
}
