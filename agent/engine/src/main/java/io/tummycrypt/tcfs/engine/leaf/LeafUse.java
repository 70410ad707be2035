package io.tummycrypt.tcfs.engine.leaf;

import io.tummycrypt.tcfs.core.path.DeviceName;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the server of this machine is used for, as it said last.
 *
 * @param clients how many are connected; not each is a device
 * @param storedBytes what its streams take of the disk
 * @param maxStoredBytes what they may take; 0 where there is no server
 * @param devices those that are connected; of a server that does not answer any more, those that
 *     were, and now hear of others later
 */
public record LeafUse(
    long clients, long storedBytes, long maxStoredBytes, SortedSet<DeviceName> devices) {
  /** Of a server that has not answered yet. */
  public static final LeafUse NONE = new LeafUse(0, 0, 0, Collections.emptySortedSet());

  public LeafUse {
    devices = Collections.unmodifiableSortedSet(new TreeSet<>(devices));
  }

  /** The same once nobody is connected any more. */
  public LeafUse withoutClients() {
    return new LeafUse(0, storedBytes, maxStoredBytes, devices);
  }
}
