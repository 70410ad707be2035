package io.tummycrypt.tcfs.crds.yaml;

import io.tummycrypt.tcfs.crds.v1alpha1.TcfsDevice;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsFleet;
import java.util.List;

/**
 * What was read of a stream, in its order.
 *
 * @param complete false when a document could not be read or recognised, so that what seems to be
 *     missing may have been in it
 */
public record FleetObjects(
    List<Located<TcfsFleet>> fleets,
    List<Located<TcfsDevice>> devices,
    List<Finding> findings,
    boolean complete) {
  public FleetObjects {
    fleets = List.copyOf(fleets);
    devices = List.copyOf(devices);
    findings = List.copyOf(findings);
  }
}
