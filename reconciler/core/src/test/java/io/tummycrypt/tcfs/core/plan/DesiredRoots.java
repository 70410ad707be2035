package io.tummycrypt.tcfs.core.plan;

import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import io.tummycrypt.tcfs.core.desired.Guards;
import io.tummycrypt.tcfs.core.desired.Guards.DeleteBudget;
import io.tummycrypt.tcfs.core.desired.Origin;
import io.tummycrypt.tcfs.core.desired.PathRule;
import io.tummycrypt.tcfs.core.desired.RootMode;
import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.FleetName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.version.ConflictMode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The document of the tests: roots that all have the same settings. */
final class DesiredRoots {
  ConflictMode mode = ConflictMode.AUTO;
  final List<PathRule> rules = new ArrayList<>();
  final List<Setting<String>> excludes = new ArrayList<>();
  DeleteBudget budget = new DeleteBudget(25, 500);
  long minFreeBytes;

  static <T> Setting<T> setting(T value) {
    return new Setting<>(value, Origin.builtIn("test"));
  }

  void rule(String match, ConflictMode ruled) {
    rules.add(new PathRule(setting(match), setting(ruled)));
  }

  Desired on(DeviceName device, List<RootName> names) {
    TreeMap<RootName, DesiredRoot> roots = new TreeMap<>();
    names.forEach(name -> roots.put(name, root(name)));
    return new Desired(new FleetName("lab"), 1, device, roots, List.of());
  }

  private DesiredRoot root(RootName name) {
    return new DesiredRoot(
        name,
        setting("/home/" + name),
        setting(RootMode.FULL),
        setting(mode),
        rules,
        excludes,
        new Guards(setting(budget), setting(minFreeBytes)));
  }
}
