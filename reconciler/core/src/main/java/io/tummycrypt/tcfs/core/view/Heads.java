package io.tummycrypt.tcfs.core.view;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.version.Log;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The highest head of every device, one's own included, as read in one go.
 *
 * @param byDevice the last head of each device that has one that can be read; of a retired device
 *     the last before its end
 * @param retired the devices whose chains have ended, with the device that retired each
 * @param unreadable the devices that have published something after that head, if there is one,
 *     which cannot be read; none of them is retired
 */
public record Heads(
    SortedMap<DeviceName, Head> byDevice,
    SortedMap<DeviceName, DeviceName> retired,
    SortedMap<DeviceName, UnreadableSlot> unreadable) {
  public Heads {
    byDevice = Collections.unmodifiableSortedMap(new TreeMap<>(byDevice));
    retired = Collections.unmodifiableSortedMap(new TreeMap<>(retired));
    unreadable = Collections.unmodifiableSortedMap(new TreeMap<>(unreadable));
  }

  /** Where every slot could be read. */
  public Heads(SortedMap<DeviceName, Head> byDevice, SortedMap<DeviceName, DeviceName> retired) {
    this(byDevice, retired, new TreeMap<>());
  }

  /** The logs of all devices. */
  public Collection<Log> logs() {
    return byDevice.values().stream().map(Head::log).toList();
  }

  /** The devices that count for settling. */
  public SortedSet<DeviceName> active() {
    SortedSet<DeviceName> active = new TreeSet<>(byDevice.keySet());
    active.addAll(unreadable.keySet());
    active.removeAll(retired.keySet());
    return active;
  }

  /**
   * Whether no head is older than another head, or {@code reader}, says it has seen, and none
   * cannot be read. Until then a version may be missing that some device has already acted on. What
   * a retired device has written and nobody can read never comes any more.
   */
  public boolean areClosed(DeviceName reader) {
    return unreadable.isEmpty() && awaited(reader).isEmpty();
  }

  /** The highest slot of each device that some head has seen and that is not there now. */
  public SortedMap<DeviceName, Long> awaited(DeviceName reader) {
    TreeMap<DeviceName, Long> awaited = new TreeMap<>();
    for (Head witness : byDevice.values()) {
      for (DeviceName device : witness.seen().keySet()) {
        Head head = byDevice.get(device);
        long seq = head == null ? 0 : head.seq();
        boolean isAwaited =
            !device.equals(reader)
                && !retired.containsKey(device)
                && !unreadable.containsKey(device);
        if (isAwaited && witness.seen(device) > seq) {
          awaited.merge(device, witness.seen(device), Math::max);
        }
      }
    }
    return awaited;
  }

  /** The slot up to which each other device is read, or was before it became unreadable. */
  public SortedMap<DeviceName, Long> seenBy(DeviceName reader) {
    TreeMap<DeviceName, Long> seen = new TreeMap<>();
    byDevice.forEach((device, head) -> seen.put(device, head.seq()));
    Head own = byDevice.get(reader);
    if (own != null) {
      unreadable.keySet().forEach(device -> seen.merge(device, own.seen(device), Math::max));
    }
    seen.remove(reader);
    return seen;
  }
}
