package io.tummycrypt.tcfs.core.plan;

import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import io.tummycrypt.tcfs.core.desired.PathRule;
import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.ignore.Decision;
import io.tummycrypt.tcfs.core.ignore.IgnoreRules;
import io.tummycrypt.tcfs.core.ignore.IgnoreWalk;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.ConflictMode;
import java.util.ArrayList;
import java.util.List;

/** The conflict mode of each path of a root: the last rule that matches, or the root's. */
final class ConflictModes {
  private final Setting<ConflictMode> ofRoot;
  private final List<Rule> rules = new ArrayList<>();

  ConflictModes(DesiredRoot root) {
    ofRoot = root.conflictMode();
    for (PathRule rule : root.rules()) {
      IgnoreWalk pattern = new IgnoreWalk(IgnoreRules.of(List.of(rule.match())));
      rules.addFirst(new Rule(pattern, rule.conflictMode()));
    }
  }

  Setting<ConflictMode> at(TreePath path) {
    for (Rule rule : rules) {
      if (rule.pattern.decide(path, false) instanceof Decision.Ignored) {
        return rule.mode;
      }
    }
    return ofRoot;
  }

  private record Rule(IgnoreWalk pattern, Setting<ConflictMode> mode) {}
}
