package io.tummycrypt.tcfs.crds.rules;

import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsDevice;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsFleet;
import io.tummycrypt.tcfs.crds.yaml.Located;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A root that a device has, and what the fleet and the device wrote of it.
 *
 * <p>A device with a list of roots has those and no others, so that only what is listed is ever
 * touched; a device without one has all roots of the fleet that have a path.
 *
 * @param fleetField the field of the fleet's root, such as {@code spec.roots[0]}
 * @param deviceRoot null where the device has no list
 * @param deviceField the field of the device's root; empty where the device has no list
 * @param path as it was written
 */
public record MappedRoot(
    String name,
    TcfsFleet.Root fleetRoot,
    String fleetField,
    TcfsDevice.@Nullable Root deviceRoot,
    String deviceField,
    Setting<String> path) {

  /** The roots of a device in the order of its list, or else of the fleet's. */
  public static List<MappedRoot> of(Located<TcfsFleet> fleet, Located<TcfsDevice> device) {
    if (device.has("spec.roots")) {
      return listed(fleet, device);
    }
    List<MappedRoot> mapped = new ArrayList<>();
    Set<String> seen = new HashSet<>(); // a name that is there twice is a finding already
    List<TcfsFleet.Root> roots = roots(fleet.object());
    for (int i = 0; i < roots.size(); i++) {
      TcfsFleet.Root root = roots.get(i);
      String field = field(i);
      if (root.name() != null && root.path() != null && seen.add(root.name())) {
        Setting<String> path = new Setting<>(root.path(), fleet.origin(field + ".path"));
        mapped.add(new MappedRoot(root.name(), root, field, null, "", path));
      }
    }
    return mapped;
  }

  private static List<MappedRoot> listed(Located<TcfsFleet> fleet, Located<TcfsDevice> device) {
    List<TcfsFleet.Root> fleetRoots = roots(fleet.object());
    Map<String, Integer> byName = new HashMap<>();
    for (int i = 0; i < fleetRoots.size(); i++) {
      if (fleetRoots.get(i).name() != null) {
        byName.putIfAbsent(fleetRoots.get(i).name(), i);
      }
    }
    List<MappedRoot> mapped = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    List<TcfsDevice.Root> roots = roots(device.object());
    for (int i = 0; i < roots.size(); i++) {
      Integer at = byName.get(roots.get(i).name());
      if (at != null && seen.add(String.valueOf(roots.get(i).name()))) {
        add(mapped, fleet, at, device, i);
      }
    }
    return mapped;
  }

  private static void add(
      List<MappedRoot> mapped,
      Located<TcfsFleet> fleet,
      int at,
      Located<TcfsDevice> device,
      int i) {
    TcfsFleet.Root fleetRoot = roots(fleet.object()).get(at);
    TcfsDevice.Root root = roots(device.object()).get(i);
    Setting<String> path = null;
    if (root.path() != null) {
      path = new Setting<>(root.path(), device.origin(field(i) + ".path"));
    } else if (fleetRoot.path() != null) {
      path = new Setting<>(fleetRoot.path(), fleet.origin(field(at) + ".path"));
    }
    if (path != null && root.name() != null) {
      mapped.add(new MappedRoot(root.name(), fleetRoot, field(at), root, field(i), path));
    }
  }

  private static String field(int i) {
    return "spec.roots[" + i + "]";
  }

  static List<TcfsFleet.Root> roots(TcfsFleet fleet) {
    TcfsFleet.Spec spec = fleet.spec();
    return spec == null || spec.roots() == null ? List.of() : spec.roots();
  }

  static List<TcfsDevice.Root> roots(TcfsDevice device) {
    TcfsDevice.Spec spec = device.spec();
    return spec == null || spec.roots() == null ? List.of() : spec.roots();
  }
}
