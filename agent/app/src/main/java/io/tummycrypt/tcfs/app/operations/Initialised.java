package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.FleetName;
import io.tummycrypt.tcfs.core.path.RootName;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A device that is part of a fleet.
 *
 * @param fingerprint of the device's key
 * @param revision the published revision that has the device
 * @param document the working copy
 * @param roots where each root is on this device
 */
public record Initialised(
    How how,
    FleetName fleet,
    DeviceName device,
    String fingerprint,
    String store,
    long revision,
    Path document,
    SortedMap<RootName, String> roots) {
  /** What had to be done. */
  public enum How {
    /** The store and the fleet were made. */
    CREATED,
    /** The device was added to a fleet. */
    JOINED,
    /** Nothing. */
    ALREADY
  }

  public Initialised {
    roots = Collections.unmodifiableSortedMap(new TreeMap<>(roots));
  }
}
