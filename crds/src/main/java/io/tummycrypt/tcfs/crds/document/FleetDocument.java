package io.tummycrypt.tcfs.crds.document;

import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.FleetName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.crds.rules.DocumentRules;
import io.tummycrypt.tcfs.crds.rules.PlainConnections;
import io.tummycrypt.tcfs.crds.v1alpha1.Storage;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsDevice;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsFleet;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsObject;
import io.tummycrypt.tcfs.crds.yaml.Finding;
import io.tummycrypt.tcfs.crds.yaml.FleetObjects;
import io.tummycrypt.tcfs.crds.yaml.Located;
import io.tummycrypt.tcfs.crds.yaml.ObjectReader;
import io.tummycrypt.tcfs.crds.yaml.ObjectWriter;
import io.tummycrypt.tcfs.crds.yaml.Position;
import io.tummycrypt.tcfs.crds.yaml.SourceText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** A fleet document without findings: one fleet and its devices. */
public final class FleetDocument {
  private final List<SourceText> sources;
  private final Located<TcfsFleet> fleet;
  private final List<Located<TcfsDevice>> devices;

  private FleetDocument(List<SourceText> sources, FleetObjects objects) {
    this.sources = List.copyOf(sources);
    this.fleet = objects.fleets().getFirst();
    this.devices = objects.devices();
  }

  /**
   * Reads and checks a text.
   *
   * @param fileName what findings and origins call it
   */
  public static Result<FleetDocument> parse(String fileName, String text) {
    return parse(List.of(new SourceText(fileName, text)));
  }

  /** Reads and checks several texts as one stream; the findings are in the order of the texts. */
  public static Result<FleetDocument> parse(List<SourceText> sources) {
    FleetObjects objects = ObjectReader.read(sources);
    Position start = Position.startOf(sources.isEmpty() ? "" : sources.getFirst().name());
    List<Finding> findings = new ArrayList<>(objects.findings());
    findings.addAll(DocumentRules.check(objects, start));
    if (findings.isEmpty()) {
      return new Result.Ok<>(new FleetDocument(sources, objects));
    }
    findings.sort(inTextOrder(sources.stream().map(SourceText::name).toList()));
    return new Result.Rejected<>(findings);
  }

  private static Comparator<Finding> inTextOrder(List<String> files) {
    return Comparator.comparingInt((Finding f) -> files.indexOf(f.position().file()))
        .thenComparingInt(f -> f.position().line())
        .thenComparingInt(f -> f.position().column());
  }

  /** The texts as they were read. */
  public List<SourceText> sources() {
    return sources;
  }

  /** The text as it was read, to the byte; several are joined into one stream. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (SourceText source : sources) {
      text.append(text.isEmpty() ? "" : separator(text)).append(source.text());
    }
    return text.toString();
  }

  /** What is written behind {@code text} so that another document can follow. */
  static String separator(CharSequence text) {
    boolean lineEnded = !text.isEmpty() && text.charAt(text.length() - 1) == '\n';
    return lineEnded ? "---\n" : "\n---\n";
  }

  /** The same objects as canonical YAML, the fleet first; comments are left out. */
  public String render() {
    return ObjectWriter.write(objects());
  }

  /** The fleet and its devices, in the order of the document. */
  public List<TcfsObject> objects() {
    List<TcfsObject> objects = new ArrayList<>();
    objects.add(fleet.object());
    devices.forEach(device -> objects.add(device.object()));
    return objects;
  }

  public FleetName name() {
    return new FleetName(Objects.requireNonNull(fleet.object().name()));
  }

  public Located<TcfsFleet> fleet() {
    return fleet;
  }

  /** What the fleet says, which every valid document has. */
  public TcfsFleet.Spec spec() {
    return Objects.requireNonNull(fleet.object().spec());
  }

  /** The servers through which devices hear of each other; none if there are none. */
  public List<String> natsUrls() {
    TcfsFleet.Nats nats = spec().nats();
    return nats == null || nats.urls() == null ? List.of() : List.copyOf(nats.urls());
  }

  /** What holds, and had better be otherwise. */
  public List<Finding> warnings() {
    return PlainConnections.warnings(fleet, devices);
  }

  /** The oldest version of tcfs that may change anything; empty if any may. */
  public Optional<Setting<String>> minimumVersion() {
    return Optional.ofNullable(spec().minimumVersion())
        .map(version -> new Setting<>(version, fleet.origin("spec.minimumVersion")));
  }

  /** Where the fleet keeps its content. */
  public Storage storage() {
    return Objects.requireNonNull(spec().storage());
  }

  public List<Located<TcfsDevice>> devices() {
    return devices;
  }

  /** The names of the devices, in the order of the document. */
  public List<DeviceName> deviceNames() {
    return devices.stream()
        .map(device -> new DeviceName(Objects.requireNonNull(device.object().name())))
        .toList();
  }

  public Optional<Located<TcfsDevice>> device(DeviceName name) {
    return devices.stream().filter(d -> name.text().equals(d.object().name())).findFirst();
  }

  /**
   * This document with a device that has these roots. The text that is there stays as it is, to the
   * byte; the device is written behind it. If the device is there already and has the roots, this
   * is the same document; if it lacks one or has it elsewhere, that is a finding, for a person to
   * change.
   *
   * @param roots where each root is on the device; none means that the device has all roots of the
   *     fleet that have a path
   */
  public Result<FleetDocument> withDevice(DeviceName name, SortedMap<RootName, String> roots) {
    return new DeviceAddition(this, name, roots).apply();
  }

  /**
   * This document with devices that only another one has, each written behind its text. What does
   * not fit together is a finding; one in such a device names it and {@code whose}.
   *
   * @param whose what the other document is called
   */
  public Result<FleetDocument> withDevicesOf(
      FleetDocument other, String whose, Collection<DeviceName> names) {
    return new KeptDevices(this, other, whose).apply(names);
  }

  /**
   * This document with one root more in the fleet, first in its list; the rest of the text stays as
   * it is. The fleet must not have the root yet.
   */
  public Result<FleetDocument> withRoot(RootName root) {
    return new RootEdits(this).addToFleet(root);
  }

  /**
   * This document with a root of the fleet on a device that does not have it yet, in the same way.
   *
   * @param path where it is on the device; null for the path of the fleet's root
   */
  public Result<FleetDocument> withRoot(DeviceName device, RootName root, @Nullable String path) {
    return new RootEdits(this).addToDevice(device, root, path);
  }

  /** This document with a root less on a device that has it, in the same way. */
  public Result<FleetDocument> withoutRoot(DeviceName device, RootName root) {
    return new RootEdits(this).removeFromDevice(device, root);
  }

  /** This document with a root less in the fleet; no device may list it any more. */
  public Result<FleetDocument> withoutRoot(RootName root) {
    return new RootEdits(this).removeFromFleet(root);
  }
}
