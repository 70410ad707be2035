package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import java.util.List;

/**
 * What became of a root of this device in the fleet document.
 *
 * @param path its folder on this device, absolute; empty if this device did not have the root
 * @param revision the revision that says so
 * @param changed whether that is a new one
 * @param others the other devices that have the root, or had it until it was taken out of the fleet
 */
public record RootChange(
    RootName root, String path, long revision, boolean changed, List<DeviceName> others) {
  public RootChange {
    others = List.copyOf(others);
  }
}
