package io.tummycrypt.tcfs.crds.rules;

import io.tummycrypt.tcfs.crds.v1alpha1.TcfsDevice;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsFleet;
import io.tummycrypt.tcfs.crds.yaml.Finding;
import io.tummycrypt.tcfs.crds.yaml.FleetObjects;
import io.tummycrypt.tcfs.crds.yaml.Located;
import io.tummycrypt.tcfs.crds.yaml.Position;
import io.tummycrypt.tcfs.crds.yaml.Quoted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All rules over all objects of a stream. */
public final class DocumentRules {
  private final FleetObjects objects;
  private final List<Finding> findings = new ArrayList<>();

  private DocumentRules(FleetObjects objects) {
    this.objects = objects;
  }

  /**
   * What is wrong with the objects beyond the findings that they have already.
   *
   * @param start where a document that is not there would be
   */
  public static List<Finding> check(FleetObjects objects, Position start) {
    DocumentRules rules = new DocumentRules(objects);
    rules.checkOneFleet(start);
    rules.checkDeviceNames();
    objects.fleets().forEach(rules::checkFleet);
    objects.devices().forEach(rules::checkDevice);
    LeafRules.checkDomains(objects.devices(), rules.findings);
    return rules.findings;
  }

  private void checkOneFleet(Position start) {
    List<Located<TcfsFleet>> fleets = objects.fleets();
    if (fleets.isEmpty() && objects.complete()) {
      findings.add(
          new Finding(start, Finding.DOCUMENT, "expected exactly one TcfsFleet, found none"));
    }
    for (Located<TcfsFleet> extra : fleets.subList(Math.min(1, fleets.size()), fleets.size())) {
      String first = fleets.getFirst().at("").toString();
      findings.add(
          new Finding(
              extra.at(""),
              Finding.DOCUMENT,
              "expected exactly one TcfsFleet, and there is one at " + first));
    }
  }

  private void checkDeviceNames() {
    Map<String, Position> seen = new HashMap<>();
    for (Located<TcfsDevice> device : objects.devices()) {
      String name = device.object().name();
      Position earlier = name == null ? null : seen.putIfAbsent(name, device.at("metadata.name"));
      if (name != null && earlier != null) {
        String message = "device " + Quoted.of(name) + " is there already, at " + earlier;
        findings.add(device.finding("metadata.name", message));
      }
    }
  }

  private void checkFleet(Located<TcfsFleet> fleet) {
    StorageRules.check(fleet, findings);
    PatternRules.checkFleet(fleet, findings);
    List<@Nullable String> paths = new ArrayList<>();
    MappedRoot.roots(fleet.object()).forEach(root -> paths.add(root.path()));
    RootRules.checkPaths(fleet, paths, findings);
    RootRules.checkNames(fleet, findings);
  }

  private void checkDevice(Located<TcfsDevice> device) {
    PatternRules.checkDevice(device, findings);
    LeafRules.check(device, findings);
    List<@Nullable String> paths = new ArrayList<>();
    MappedRoot.roots(device.object()).forEach(root -> paths.add(root.path()));
    RootRules.checkPaths(device, paths, findings);
    if (objects.fleets().size() == 1) {
      checkInFleet(objects.fleets().getFirst(), device);
    }
  }

  private void checkInFleet(Located<TcfsFleet> fleet, Located<TcfsDevice> device) {
    String name = fleet.object().name();
    TcfsDevice.Spec spec = device.object().spec();
    String said = spec == null ? null : spec.fleet();
    if (name != null && said != null && !name.equals(said)) {
      String message = "expected the fleet of this document, '" + name + "', found ";
      findings.add(device.finding("spec.fleet", message + Quoted.of(said)));
    }
    RootRules.checkListed(fleet, device, findings);
    findings.addAll(RootRules.checkPlaces(fleet, device, null));
  }
}
