package io.tummycrypt.tcfs.crds.effective;

import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import io.tummycrypt.tcfs.core.desired.Origin;
import io.tummycrypt.tcfs.core.desired.PathRule;
import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.path.FleetName;
import io.tummycrypt.tcfs.crds.shape.Choices;
import java.util.ArrayList;
import java.util.List;

/** Collects the settings in the order in which people read them. */
final class SettingLines {
  private final List<EffectiveSetting> list = new ArrayList<>();

  List<EffectiveSetting> list() {
    return list;
  }

  void addFleet(Origin origin, FleetName name, FleetSettings fleet) {
    add("fleet", new Setting<>(name, origin));
    add("storage", fleet.storage());
    fleet.nats().ifPresent(urls -> add("nats", urls));
    add("suspend", fleet.suspend());
    fleet.minimumVersion().ifPresent(version -> add("minimumVersion", version));
    add("guards.maxDeletes.percent", fleet.percent());
    add("guards.maxDeletes.count", fleet.count());
    add("guards.minFreeBytes", fleet.minFreeBytes());
  }

  void addRoot(DesiredRoot root, RootSettings settings) {
    String prefix = "roots." + root.name() + ".";
    add(prefix + "path", root.localPath());
    add(prefix + "mode", root.mode());
    add(prefix + "conflictMode", root.conflictMode());
    for (int i = 0; i < root.rules().size(); i++) {
      PathRule rule = root.rules().get(i);
      add(prefix + "rules[" + i + "].match", rule.match());
      add(prefix + "rules[" + i + "].conflictMode", rule.conflictMode());
    }
    add(prefix + "syncGitDirs", settings.syncGitDirs());
    add(prefix + "gitSyncMode", settings.gitSyncMode());
    addAll(prefix + "excludePatterns", root.excludePatterns());
    addAll(prefix + "pinned", settings.pinned());
  }

  void addLeaf(LeafSettings leaf) {
    String prefix = "leafNode.";
    addAll(prefix + "remotes", leaf.remotes());
    add(prefix + "listen", leaf.listen());
    add(prefix + "domain", leaf.domain());
    add(prefix + "maxMemoryBytes", leaf.maxMemoryBytes());
    add(prefix + "maxFileBytes", leaf.maxFileBytes());
    add(prefix + "monitorPort", leaf.monitorPort());
    add(prefix + "insecure", leaf.insecure());
    add(prefix + "run", leaf.run());
  }

  private void addAll(String field, List<Setting<String>> values) {
    for (int i = 0; i < values.size(); i++) {
      add(field + "[" + i + "]", values.get(i));
    }
  }

  private void add(String field, Setting<?> setting) {
    Object value = setting.value();
    String text = value instanceof Enum<?> word ? Choices.word(word) : value.toString();
    list.add(new EffectiveSetting(field, text, setting.origin()));
  }
}
