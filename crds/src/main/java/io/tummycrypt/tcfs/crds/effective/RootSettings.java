package io.tummycrypt.tcfs.crds.effective;

import io.tummycrypt.tcfs.core.desired.PathRule;
import io.tummycrypt.tcfs.core.desired.RootMode;
import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.version.ConflictMode;
import io.tummycrypt.tcfs.crds.rules.MappedRoot;
import io.tummycrypt.tcfs.crds.v1alpha1.GitSyncMode;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsDevice;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsFleet;
import io.tummycrypt.tcfs.crds.yaml.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What holds for one root of a device, layer by layer. */
final class RootSettings {
  private static final TcfsFleet.Defaults NO_DEFAULTS =
      new TcfsFleet.Defaults(null, null, null, null);
  private static final TcfsDevice.Root NO_ROOT =
      new TcfsDevice.Root(null, null, null, null, null, null);

  private final Located<TcfsFleet> fleet;
  private final Located<TcfsDevice> device;
  private final MappedRoot root;
  private final TcfsFleet.Defaults defaults;
  private final TcfsFleet.Root fleetRoot;
  private final TcfsDevice.Spec deviceSpec;
  private final TcfsDevice.Root deviceRoot;

  RootSettings(Located<TcfsFleet> fleet, Located<TcfsDevice> device, MappedRoot root) {
    this.fleet = fleet;
    this.device = device;
    this.root = root;
    this.defaults =
        Objects.requireNonNullElse(
            Objects.requireNonNull(fleet.object().spec()).defaults(), NO_DEFAULTS);
    this.fleetRoot = root.fleetRoot();
    this.deviceSpec = Objects.requireNonNull(device.object().spec());
    this.deviceRoot = Objects.requireNonNullElse(root.deviceRoot(), NO_ROOT);
  }

  Setting<RootMode> mode() {
    return Layer.first(
        List.of(onDeviceRoot(deviceRoot.mode(), "mode"), onFleetRoot(fleetRoot.mode(), "mode")),
        RootMode.FULL,
        "mode");
  }

  Setting<ConflictMode> conflictMode() {
    return Layer.first(
        List.of(
            onDeviceRoot(deviceRoot.conflictMode(), "conflictMode"),
            onDevice(deviceSpec.conflictMode(), "conflictMode"),
            onFleetRoot(fleetRoot.conflictMode(), "conflictMode"),
            byDefault(defaults.conflictMode(), "conflictMode")),
        ConflictMode.AUTO,
        "conflictMode");
  }

  Setting<Boolean> syncGitDirs() {
    return Layer.first(
        List.of(
            onDevice(deviceSpec.syncGitDirs(), "syncGitDirs"),
            onFleetRoot(fleetRoot.syncGitDirs(), "syncGitDirs"),
            byDefault(defaults.syncGitDirs(), "syncGitDirs")),
        false,
        "syncGitDirs");
  }

  Setting<GitSyncMode> gitSyncMode() {
    return Layer.first(
        List.of(
            onDevice(deviceSpec.gitSyncMode(), "gitSyncMode"),
            onFleetRoot(fleetRoot.gitSyncMode(), "gitSyncMode"),
            byDefault(defaults.gitSyncMode(), "gitSyncMode")),
        GitSyncMode.BUNDLE,
        "gitSyncMode");
  }

  /** The lists of all layers, the most general first, so that the last match is the nearest. */
  List<Setting<String>> excludePatterns() {
    List<Setting<String>> patterns =
        new ArrayList<>(new FleetSettings(fleet).defaultExcludePatterns());
    patterns.addAll(Layer.each(onFleetRoot(fleetRoot.excludePatterns(), "excludePatterns")));
    patterns.addAll(Layer.each(onDeviceRoot(deviceRoot.excludePatterns(), "excludePatterns")));
    return patterns;
  }

  List<Setting<String>> pinned() {
    return Layer.each(onDeviceRoot(deviceRoot.pinned(), "pinned"));
  }

  List<PathRule> rules() {
    List<PathRule> rules = new ArrayList<>();
    List<TcfsFleet.Rule> written = Objects.requireNonNullElse(fleetRoot.rules(), List.of());
    for (int i = 0; i < written.size(); i++) {
      String field = root.fleetField() + ".rules[" + i + "]";
      TcfsFleet.Rule rule = written.get(i);
      rules.add(
          new PathRule(
              required(rule.match(), field + ".match"),
              required(rule.conflictMode(), field + ".conflictMode")));
    }
    return rules;
  }

  private <T> Setting<T> required(@Nullable T value, String field) {
    return new Setting<>(Objects.requireNonNull(value), fleet.origin(field));
  }

  private <T> Layer<T> onDeviceRoot(@Nullable T value, String field) {
    return new Layer<>(value, device, root.deviceField() + "." + field);
  }

  private <T> Layer<T> onDevice(@Nullable T value, String field) {
    return new Layer<>(value, device, "spec." + field);
  }

  private <T> Layer<T> onFleetRoot(@Nullable T value, String field) {
    return new Layer<>(value, fleet, root.fleetField() + "." + field);
  }

  private <T> Layer<T> byDefault(@Nullable T value, String field) {
    return new Layer<>(value, fleet, "spec.defaults." + field);
  }
}
