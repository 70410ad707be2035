package io.tummycrypt.tcfs.core.desired;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.FleetName;
import io.tummycrypt.tcfs.core.path.RootName;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that shall hold on one device.
 *
 * @param revision the published revision of the document that this is; 0 for a working copy that is
 *     not published
 * @param roots the roots that this device maps, by name
 * @param unsupported what was declared for this device and cannot be honoured, in document order
 * @param suspended whether the fleet pauses: a plan is still made, and nobody carries it out
 */
public record Desired(
    FleetName fleet,
    long revision,
    DeviceName device,
    SortedMap<RootName, DesiredRoot> roots,
    List<Unsupported> unsupported,
    Setting<Boolean> suspended) {
  private static final Setting<Boolean> GOING_ON = new Setting<>(false, Origin.builtIn("suspend"));

  public Desired {
    roots = Collections.unmodifiableSortedMap(new TreeMap<>(roots));
    unsupported = List.copyOf(unsupported);
  }

  /** Of a fleet that does not pause. */
  public Desired(
      FleetName fleet,
      long revision,
      DeviceName device,
      SortedMap<RootName, DesiredRoot> roots,
      List<Unsupported> unsupported) {
    this(fleet, revision, device, roots, unsupported, GOING_ON);
  }

  /** The same, with these roots instead. */
  public Desired withRoots(SortedMap<RootName, DesiredRoot> others) {
    return new Desired(fleet, revision, device, others, unsupported, suspended);
  }
}
