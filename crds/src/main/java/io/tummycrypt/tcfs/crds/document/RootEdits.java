package io.tummycrypt.tcfs.crds.document;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.crds.document.ListText.Element;
import io.tummycrypt.tcfs.crds.rules.MappedRoot;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsDevice;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsFleet;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsObject;
import io.tummycrypt.tcfs.crds.yaml.Finding;
import io.tummycrypt.tcfs.crds.yaml.Located;
import io.tummycrypt.tcfs.crds.yaml.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts roots into the lists of a document and takes them out, in its text: comments and the form of
 * everything else stay. A result that does not say exactly what was meant is refused, and the
 * person is told what to write.
 */
final class RootEdits {
  private static final String ROOTS = "spec.roots";

  private final FleetDocument document;

  RootEdits(FleetDocument document) {
    this.document = document;
  }

  /** The fleet has this root as well. */
  Result<FleetDocument> addToFleet(RootName root) {
    Element added = new Element(root.text(), null);
    List<TcfsFleet.Root> roots = new ArrayList<>(fleetRoots());
    roots.addFirst(new TcfsFleet.Root(root.text(), null, null, null, null, null, null, null));
    return edited(
        document.fleet(),
        with(roots),
        text -> inserted(text, document.fleet(), "storage", fleetRoots().size(), List.of(added)),
        "write " + ListText.flow(added) + " into it");
  }

  /** The fleet has this root no more. */
  Result<FleetDocument> removeFromFleet(RootName root) {
    List<TcfsFleet.Root> roots = new ArrayList<>(fleetRoots());
    int at = roots.stream().map(TcfsFleet.Root::name).toList().indexOf(root.text());
    roots.remove(at);
    return edited(
        document.fleet(),
        with(roots),
        text -> text.remove(document.fleet().at(field(at)), roots.isEmpty()),
        "take root '" + root + "' out of it");
  }

  /** A device that lists its roots lists this one, too; one that does not begins to. */
  Result<FleetDocument> addToDevice(DeviceName name, RootName root, @Nullable String path) {
    Located<TcfsDevice> device = document.device(name).orElseThrow();
    Element added = new Element(root.text(), path);
    List<Element> elements = new ArrayList<>();
    if (!device.has(ROOTS)) {
      elements.addAll(mapped(device));
      elements.removeIf(element -> element.name().equals(root.text()));
    }
    elements.addFirst(added);
    return insert(device, elements, "write " + ListText.flow(added) + " into it");
  }

  /** A device that lists its roots lists this one no more; one that does not lists the others. */
  Result<FleetDocument> removeFromDevice(DeviceName name, RootName root) {
    Located<TcfsDevice> device = document.device(name).orElseThrow();
    String byHand = "take root '" + root + "' out of it";
    if (!device.has(ROOTS)) {
      List<Element> others = new ArrayList<>(mapped(device));
      others.removeIf(element -> element.name().equals(root.text()));
      return insert(device, others, byHand);
    }
    List<TcfsDevice.Root> roots = new ArrayList<>(rootsOf(device));
    int at = roots.stream().map(TcfsDevice.Root::name).toList().indexOf(root.text());
    roots.remove(at);
    return edited(
        device,
        with(device, roots),
        text -> text.remove(device.at(field(at)), roots.isEmpty()),
        byHand);
  }

  /** What a device without a list has, as a list would say it. */
  private List<Element> mapped(Located<TcfsDevice> device) {
    return MappedRoot.of(document.fleet(), device).stream()
        .map(mapped -> new Element(mapped.name(), null))
        .toList();
  }

  private Result<FleetDocument> insert(
      Located<TcfsDevice> device, List<Element> elements, String byHand) {
    List<TcfsDevice.Root> roots = new ArrayList<>();
    for (Element element : elements) {
      roots.add(new TcfsDevice.Root(element.name(), element.path(), null, null, null, null));
    }
    int before = rootsOf(device).size();
    roots.addAll(rootsOf(device));
    return edited(
        device,
        with(device, roots),
        text -> inserted(text, device, "fleet", before, elements),
        byHand);
  }

  private static String inserted(
      ListText text, Located<?> object, String beside, int size, List<Element> elements) {
    if (size > 0) {
      return text.insert(object.at(field(0)), elements);
    }
    return object.has(ROOTS)
        ? text.fill(object.at(ROOTS), elements)
        : text.create(beside, object.at("spec." + beside), elements);
  }

  private Result<FleetDocument> edited(
      Located<? extends TcfsObject> object,
      TcfsObject meant,
      Function<ListText, String> edit,
      String byHand) {
    List<SourceText> sources = new ArrayList<>(document.sources());
    String file = object.at(ROOTS).file();
    sources.replaceAll(source ->
        source.name().equals(file)
            ? new SourceText(file, edit.apply(new ListText(source.text())))
            : source);
    List<TcfsObject> intended = new ArrayList<>(document.objects());
    intended.replaceAll(each -> each.equals(object.object()) ? meant : each);
    Finding refusal = object.finding(ROOTS, "this list cannot be edited as a text; " + byHand);
    Result<FleetDocument> result = FleetDocument.parse(sources);
    return switch (result) {
      case Result.Ok<FleetDocument>(FleetDocument changed)
          when changed.objects().equals(intended) ->
          result;
      case Result.Rejected<FleetDocument> rejected
          when rejected.findings().stream().noneMatch(f -> f.path().equals(Finding.DOCUMENT)) ->
          result;
      case Result.Ok<FleetDocument> _, Result.Rejected<FleetDocument> _ ->
          new Result.Rejected<>(List.of(refusal));
    };
  }

  private TcfsFleet with(List<TcfsFleet.Root> roots) {
    TcfsFleet fleet = document.fleet().object();
    TcfsFleet.Spec s = document.spec();
    return new TcfsFleet(
        fleet.metadata(),
        new TcfsFleet.Spec(
            s.storage(),
            s.nats(),
            s.defaults(),
            roots,
            s.guards(),
            s.suspend(),
            s.minimumVersion()));
  }

  /** A device with other roots. */
  static TcfsDevice with(Located<TcfsDevice> device, List<TcfsDevice.Root> roots) {
    TcfsDevice.Spec s = Objects.requireNonNull(device.object().spec());
    return new TcfsDevice(
        device.object().metadata(),
        new TcfsDevice.Spec(
            s.fleet(), s.conflictMode(), s.syncGitDirs(), s.gitSyncMode(), roots, s.leafNode()));
  }

  private List<TcfsFleet.Root> fleetRoots() {
    return rootsOf(document);
  }

  /** The roots of the fleet. */
  static List<TcfsFleet.Root> rootsOf(FleetDocument document) {
    List<TcfsFleet.Root> roots = document.spec().roots();
    return roots == null ? List.of() : roots;
  }

  /** The roots that a device lists. */
  static List<TcfsDevice.Root> rootsOf(Located<TcfsDevice> device) {
    TcfsDevice.Spec spec = device.object().spec();
    return spec == null || spec.roots() == null ? List.of() : spec.roots();
  }

  private static String field(int i) {
    return ROOTS + "[" + i + "]";
  }
}
