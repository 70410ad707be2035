package io.tummycrypt.tcfs.crds.rules;

import io.tummycrypt.tcfs.crds.v1alpha1.TcfsDevice;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsFleet;
import io.tummycrypt.tcfs.crds.yaml.Finding;
import io.tummycrypt.tcfs.crds.yaml.Located;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every pattern of an object is one that can match. */
final class PatternRules {
  private final Located<?> object;
  private final List<Finding> findings;

  private PatternRules(Located<?> object, List<Finding> findings) {
    this.object = object;
    this.findings = findings;
  }

  static void checkFleet(Located<TcfsFleet> fleet, List<Finding> findings) {
    PatternRules rules = new PatternRules(fleet, findings);
    TcfsFleet.Spec spec = fleet.object().spec();
    if (spec != null && spec.defaults() != null) {
      rules.checkAll("spec.defaults.excludePatterns", spec.defaults().excludePatterns());
    }
    List<TcfsFleet.Root> roots = MappedRoot.roots(fleet.object());
    for (int i = 0; i < roots.size(); i++) {
      rules.checkAll("spec.roots[" + i + "].excludePatterns", roots.get(i).excludePatterns());
      rules.checkRules("spec.roots[" + i + "].rules", roots.get(i).rules());
    }
  }

  static void checkDevice(Located<TcfsDevice> device, List<Finding> findings) {
    PatternRules rules = new PatternRules(device, findings);
    List<TcfsDevice.Root> roots = MappedRoot.roots(device.object());
    for (int i = 0; i < roots.size(); i++) {
      rules.checkAll("spec.roots[" + i + "].excludePatterns", roots.get(i).excludePatterns());
      rules.checkAll("spec.roots[" + i + "].pinned", roots.get(i).pinned());
    }
  }

  private void checkRules(String field, @Nullable List<TcfsFleet.Rule> rules) {
    for (int i = 0; rules != null && i < rules.size(); i++) {
      String match = rules.get(i).match();
      String refusal = match == null ? null : Patterns.refusalAlone(match);
      add(field + "[" + i + "].match", refusal);
    }
  }

  private void checkAll(String field, @Nullable List<String> patterns) {
    for (int i = 0; patterns != null && i < patterns.size(); i++) {
      // An element that could not be read is null, which the type of the list does not say.
      @Nullable String pattern = patterns.get(i);
      add(field + "[" + i + "]", pattern == null ? null : Patterns.refusal(pattern));
    }
  }

  private void add(String field, @Nullable String refusal) {
    if (refusal != null) {
      findings.add(object.finding(field, refusal));
    }
  }
}
