package io.tummycrypt.tcfs.crds.rules;

import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.crds.v1alpha1.Storage;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsDevice;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsFleet;
import io.tummycrypt.tcfs.crds.yaml.Finding;
import io.tummycrypt.tcfs.crds.yaml.Located;
import io.tummycrypt.tcfs.crds.yaml.Quoted;
import io.tummycrypt.tcfs.crds.yaml.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The roots of a device exist, have places of their own, and are apart from the store. */
public final class RootRules {
  private RootRules() {}

  /** A root with the place that its path names. */
  private record Placed(String name, LocalPath place, Setting<String> path) {}

  /** Every path of a root, wherever it is written, is one that a root may have. */
  static void checkPaths(Located<?> object, List<@Nullable String> paths, List<Finding> findings) {
    for (int i = 0; i < paths.size(); i++) {
      String path = paths.get(i);
      String refusal = path == null ? null : refusal(path);
      if (refusal != null) {
        findings.add(object.finding("spec.roots[" + i + "].path", refusal));
      }
    }
  }

  /** The root of what is pushed from outside of all roots has no folder, and is in no document. */
  static void checkNames(Located<TcfsFleet> fleet, List<Finding> findings) {
    List<TcfsFleet.Root> roots = MappedRoot.roots(fleet.object());
    for (int i = 0; i < roots.size(); i++) {
      String name = roots.get(i).name();
      if (RootName.DETACHED.text().equals(name)) {
        String message =
            "the name '"
                + name
                + "' is reserved for what 'tcfs push' publishes from outside of roots";
        findings.add(fleet.finding("spec.roots[" + i + "].name", message));
      }
    }
  }

  private static @Nullable String refusal(String path) {
    String refusal = LocalPath.refusal(path);
    if (refusal != null) {
      return refusal;
    }
    LocalPath place = LocalPath.of(path);
    boolean all = !place.underHome() && place.names().isEmpty();
    return all ? "a root cannot be the whole file system" : null;
  }

  /** What the device lists is in the fleet, and has a path. */
  static void checkListed(
      Located<TcfsFleet> fleet, Located<TcfsDevice> device, List<Finding> findings) {
    List<TcfsFleet.Root> known = MappedRoot.roots(fleet.object());
    if (fleet.has("spec.roots") && known.isEmpty() && !isEmptyList(fleet)) {
      return; // the fleet's list could not be read, and that is a finding already
    }
    List<@Nullable String> names = new ArrayList<>();
    known.forEach(root -> names.add(root.name()));
    List<TcfsDevice.Root> listed = MappedRoot.roots(device.object());
    for (int i = 0; i < listed.size(); i++) {
      String name = listed.get(i).name();
      int at = names.indexOf(name);
      String field = "spec.roots[" + i + "]";
      if (name == null || (at < 0 && names.contains(null))) {
        continue; // a name that could not be read may be this one
      }
      if (at < 0) {
        findings.add(device.finding(field + ".name", unknown(name, names)));
      } else if (!device.has(field + ".path") && !fleet.has("spec.roots[" + at + "].path")) {
        String message = "neither this device nor the fleet says where root '" + name + "' is";
        findings.add(device.finding(field + ".path", message));
      }
    }
  }

  private static boolean isEmptyList(Located<TcfsFleet> fleet) {
    TcfsFleet.Spec spec = fleet.object().spec();
    return spec != null && spec.roots() != null;
  }

  private static String unknown(String name, List<@Nullable String> names) {
    Set<String> known = new LinkedHashSet<>();
    names.forEach(each -> known.add(String.valueOf(each)));
    String nearest = Suggestion.of(name, known);
    return "the fleet has no root " + Quoted.of(name) + nearest;
  }

  /**
   * No root of a device is another one or inside it, or shares a place with the store.
   *
   * @param home what {@code ~} stands for, or null where that is not known; then only paths of the
   *     same kind can be compared
   */
  public static List<Finding> checkPlaces(
      Located<TcfsFleet> fleet, Located<TcfsDevice> device, @Nullable LocalPath home) {
    List<Placed> placed = new ArrayList<>();
    for (MappedRoot root : MappedRoot.of(fleet, device)) {
      if (refusal(root.path().value()) == null) {
        placed.add(new Placed(root.name(), place(root.path().value(), home), root.path()));
      }
    }
    placed.sort((a, b) -> a.place().compareTo(b.place()));
    String whose = " of device '" + device.object().name() + "'";
    List<Finding> findings = new ArrayList<>();
    checkApart(placed, whose, findings);
    checkStore(fleet, placed, home, whose, findings);
    return findings;
  }

  private static LocalPath place(String path, @Nullable LocalPath home) {
    LocalPath place = LocalPath.of(path);
    return home == null ? place : place.expand(home);
  }

  private static void checkApart(List<Placed> placed, String whose, List<Finding> findings) {
    Placed outer = null;
    for (Placed root : placed) {
      if (outer == null || !outer.place().contains(root.place())) {
        outer = root;
        continue;
      }
      String how = outer.place().equals(root.place()) ? "the place of" : "inside";
      findings.add(
          Finding.at(
              root.path().origin(),
              "root '%s'%s is at %s, %s root '%s' at %s"
                  .formatted(
                      root.name(),
                      whose,
                      Quoted.of(root.path().value()),
                      how,
                      outer.name(),
                      Quoted.of(outer.path().value()))));
    }
  }

  private static void checkStore(
      Located<TcfsFleet> fleet,
      List<Placed> placed,
      @Nullable LocalPath home,
      String whose,
      List<Finding> findings) {
    Storage storage = StorageRules.storage(fleet.object());
    String directory = storage == null ? null : storage.directory();
    if (directory == null || LocalPath.refusal(directory) != null) {
      return;
    }
    LocalPath store = place(directory, home);
    for (Placed root : placed) {
      if (root.place().contains(store) || store.contains(root.place())) {
        findings.add(
            Finding.at(
                root.path().origin(),
                "root '%s'%s is at %s, and the store at %s: one is inside the other"
                    .formatted(
                        root.name(), whose, Quoted.of(root.path().value()), Quoted.of(directory))));
      }
    }
  }
}
