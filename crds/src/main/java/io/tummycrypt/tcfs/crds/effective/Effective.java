package io.tummycrypt.tcfs.crds.effective;

import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.desired.Unsupported;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.crds.document.FleetDocument;
import io.tummycrypt.tcfs.crds.document.Result;
import io.tummycrypt.tcfs.crds.rules.LocalPath;
import io.tummycrypt.tcfs.crds.rules.MappedRoot;
import io.tummycrypt.tcfs.crds.rules.RootRules;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsDevice;
import io.tummycrypt.tcfs.crds.yaml.Finding;
import io.tummycrypt.tcfs.crds.yaml.Located;
import io.tummycrypt.tcfs.crds.yaml.Quoted;
import io.tummycrypt.tcfs.crds.yaml.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What holds on one device.
 *
 * @param desired for the planner
 * @param settings every value for people, also those that the planner need not know
 */
public record Effective(Desired desired, List<EffectiveSetting> settings) {
  public Effective {
    settings = List.copyOf(settings);
  }

  /**
   * Applies the precedence of layers for a device.
   *
   * @param home what {@code ~} stands for on the device, absolute
   * @param revision the published revision that the document is, or 0
   * @return rejected if the document does not have the device, or if two places of it turn out to
   *     be inside each other once {@code ~} is known
   */
  public static Result<Effective> of(
      FleetDocument document, DeviceName device, String home, long revision) {
    LocalPath homePath = LocalPath.of(home);
    if (homePath.underHome()) {
      throw new IllegalArgumentException("expected an absolute home folder, found '" + home + "'");
    }
    return of(document, device, homePath, revision);
  }

  /** The same for a device whose home is not known here: paths begin with {@code ~} as written. */
  public static Result<Effective> ofOther(
      FleetDocument document, DeviceName device, long revision) {
    return of(document, device, LocalPath.of("~"), revision);
  }

  /** The patterns of a fleet's defaults: they hold for what is pushed from outside of all roots. */
  public static List<Setting<String>> defaultExcludePatterns(FleetDocument document) {
    return new FleetSettings(document.fleet()).defaultExcludePatterns();
  }

  private static Result<Effective> of(
      FleetDocument document, DeviceName device, LocalPath home, long revision) {
    return document
        .device(device)
        .map(located -> of(document, device, located, home, revision))
        .orElseGet(() -> new Result.Rejected<>(List.of(unknown(document, device))));
  }

  private static Finding unknown(FleetDocument document, DeviceName device) {
    List<String> known = document.deviceNames().stream().map(DeviceName::text).toList();
    String message = "there is no TcfsDevice " + Quoted.of(device.text());
    return new Finding(
        document.fleet().at(""), Finding.DOCUMENT, message + Suggestion.of(device.text(), known));
  }

  private static Result<Effective> of(
      FleetDocument document,
      DeviceName name,
      Located<TcfsDevice> device,
      LocalPath home,
      long revision) {
    List<Finding> findings = RootRules.checkPlaces(document.fleet(), device, home);
    if (!findings.isEmpty()) {
      return new Result.Rejected<>(findings);
    }
    FleetSettings fleet = new FleetSettings(document.fleet());
    List<Unsupported> unsupported = new ArrayList<>();
    SortedMap<RootName, DesiredRoot> roots = new TreeMap<>();
    SettingLines lines = new SettingLines();
    lines.addFleet(document.fleet().origin("metadata.name"), document.name(), fleet);
    for (MappedRoot mapped : MappedRoot.of(document.fleet(), device)) {
      RootSettings settings = new RootSettings(document.fleet(), device, mapped);
      DesiredRoot root = desired(mapped, settings, fleet, home);
      roots.put(root.name(), root);
      unsupported.addAll(NotYet.ofRoot(mapped.name(), settings));
      lines.addRoot(root, settings);
    }
    LeafSettings.of(device).ifPresent(lines::addLeaf);
    Desired desired =
        new Desired(document.name(), revision, name, roots, unsupported, fleet.suspend());
    return new Result.Ok<>(new Effective(desired, lines.list()));
  }

  private static DesiredRoot desired(
      MappedRoot mapped, RootSettings settings, FleetSettings fleet, LocalPath home) {
    String path = LocalPath.of(mapped.path().value()).expand(home).toString();
    return new DesiredRoot(
        new RootName(mapped.name()),
        new Setting<>(path, mapped.path().origin()),
        settings.mode(),
        settings.conflictMode(),
        settings.rules(),
        settings.excludePatterns(),
        fleet.guards());
  }
}
