package io.tummycrypt.tcfs.core.desired;

import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.version.ConflictMode;
import java.util.List;

/**
 * A root as this device shall have it.
 *
 * @param localPath where it is on this machine: absolute, {@code ~} already replaced
 * @param rules in document order; the last match counts
 * @param excludePatterns in document order, with the syntax of gitignore; the last match counts
 */
public record DesiredRoot(
    RootName name,
    Setting<String> localPath,
    Setting<RootMode> mode,
    Setting<ConflictMode> conflictMode,
    List<PathRule> rules,
    List<Setting<String>> excludePatterns,
    Guards guards) {
  public DesiredRoot {
    rules = List.copyOf(rules);
    excludePatterns = List.copyOf(excludePatterns);
  }
}
