package io.tummycrypt.tcfs.crds.document;

import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.crds.rules.LocalPath;
import io.tummycrypt.tcfs.crds.rules.MappedRoot;
import io.tummycrypt.tcfs.crds.v1alpha1.Metadata;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsDevice;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsFleet;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsObject;
import io.tummycrypt.tcfs.crds.yaml.Finding;
import io.tummycrypt.tcfs.crds.yaml.Located;
import io.tummycrypt.tcfs.crds.yaml.ObjectWriter;
import io.tummycrypt.tcfs.crds.yaml.Position;
import io.tummycrypt.tcfs.crds.yaml.Quoted;
import io.tummycrypt.tcfs.crds.yaml.SourceText;
import io.tummycrypt.tcfs.crds.yaml.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Adds a device to a document by writing behind its text, never by rewriting it. */
final class DeviceAddition {
  private final FleetDocument document;
  private final DeviceName name;
  private final SortedMap<RootName, String> roots;

  DeviceAddition(FleetDocument document, DeviceName name, SortedMap<RootName, String> roots) {
    this.document = document;
    this.name = name;
    this.roots = roots;
  }

  Result<FleetDocument> apply() {
    return document.device(name).map(this::compare).orElseGet(this::append);
  }

  /** The device is there: whether it has what is asked for. */
  private Result<FleetDocument> compare(Located<TcfsDevice> device) {
    List<Finding> findings = new ArrayList<>();
    List<MappedRoot> mapped = MappedRoot.of(document.fleet(), device);
    roots.forEach((root, path) -> {
      Setting<String> written = find(mapped, root);
      if (written == null) {
        findings.add(device.finding("spec.roots", lacks(root, path)));
      } else if (!samePlace(written.value(), path)) {
        findings.add(Finding.at(written.origin(), elsewhere(root, path, written.value())));
      }
    });
    return findings.isEmpty() ? new Result.Ok<>(document) : new Result.Rejected<>(findings);
  }

  private static @Nullable Setting<String> find(List<MappedRoot> mapped, RootName name) {
    for (MappedRoot root : mapped) {
      if (root.name().equals(name.text())) {
        return root.path();
      }
    }
    return null;
  }

  private String lacks(RootName root, String path) {
    return "device '%s' is there already, without root '%s'; to add it, write {name: %s, path: %s}"
        .formatted(name, root, root, Quoted.of(path));
  }

  private String elsewhere(RootName root, String path, String written) {
    return "root '%s' of device '%s' is at %s, not at %s; change the path here to move it"
        .formatted(root, name, Quoted.of(written), Quoted.of(path));
  }

  private static boolean samePlace(String a, String b) {
    return LocalPath.refusal(b) == null && LocalPath.of(a).equals(LocalPath.of(b));
  }

  private Result<FleetDocument> append() {
    List<Finding> unknown = unknownRoots();
    if (!unknown.isEmpty()) {
      return new Result.Rejected<>(unknown);
    }
    SourceText last = document.sources().getLast();
    String device = ObjectWriter.write(device());
    String text = last.text() + FleetDocument.separator(last.text()) + device;
    List<SourceText> sources = new ArrayList<>(document.sources());
    sources.set(sources.size() - 1, new SourceText(last.name(), text));
    return FleetDocument.parse(sources).then(this::requireOthersUnchanged);
  }

  private List<Finding> unknownRoots() {
    List<TcfsFleet.Root> written = document.spec().roots();
    List<String> known = new ArrayList<>();
    if (written != null) {
      written.forEach(root -> known.add(String.valueOf(root.name())));
    }
    List<Finding> findings = new ArrayList<>();
    for (RootName root : roots.keySet()) {
      if (!known.contains(root.text())) {
        String near = Suggestion.ifNear(root.text(), known);
        String message = "the fleet has no root '" + root + "'" + near + "; to add it, write";
        findings.add(document.fleet().finding("spec.roots", message + " {name: " + root + "}"));
      }
    }
    return findings;
  }

  private TcfsDevice device() {
    List<TcfsDevice.Root> list = new ArrayList<>();
    for (Map.Entry<RootName, String> root : roots.entrySet()) {
      list.add(new TcfsDevice.Root(root.getKey().text(), root.getValue(), null, null, null, null));
    }
    String fleet = document.name().text();
    TcfsDevice.Spec spec =
        new TcfsDevice.Spec(fleet, null, null, null, list.isEmpty() ? null : list);
    return new TcfsDevice(Metadata.named(name.text()), spec);
  }

  /** A text that ends within a multi-line value without a line break could take up what follows. */
  private Result<FleetDocument> requireOthersUnchanged(FleetDocument changed) {
    List<TcfsObject> before = document.objects();
    List<TcfsObject> after = changed.objects();
    if (after.size() == before.size() + 1 && after.subList(0, before.size()).equals(before)) {
      return new Result.Ok<>(changed);
    }
    Position end = Position.startOf(document.sources().getLast().name());
    String message = "a device cannot be written behind this text; end it with a line break";
    return new Result.Rejected<>(List.of(new Finding(end, Finding.DOCUMENT, message)));
  }
}
