package io.tummycrypt.tcfs.crds.yaml;

import io.tummycrypt.tcfs.crds.shape.Shape;
import io.tummycrypt.tcfs.crds.shape.Shapes;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsDevice;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsFleet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads the objects of one or several texts, which count as one stream.
 *
 * <p>Limits: 1 MiB of text in all; per text 1,000 documents and 64 aliases; per document 32 levels
 * and 100,000 values.
 */
public final class ObjectReader {
  /** The most bytes that all texts of a stream have together. */
  public static final int MAX_BYTES = 1 << 20;

  private static final Shape.ObjectOf FLEET = Shapes.of(TcfsFleet.class);
  private static final Shape.ObjectOf DEVICE = Shapes.of(TcfsDevice.class);
  private static final Set<String> TYPE_KEYS = Set.of("apiVersion", "kind");

  private final List<Located<TcfsFleet>> fleets = new ArrayList<>();
  private final List<Located<TcfsDevice>> devices = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private boolean complete = true;
  private long bytes;

  private ObjectReader() {}

  /** Reads everything that can be read; never throws for what is in the texts. */
  public static FleetObjects read(List<SourceText> sources) {
    ObjectReader reader = new ObjectReader();
    sources.forEach(reader::readSource);
    return new FleetObjects(reader.fleets, reader.devices, reader.findings, reader.complete);
  }

  private void readSource(SourceText source) {
    bytes += source.text().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_BYTES) {
      refuse(
          Position.startOf(source.name()),
          Finding.DOCUMENT,
          "with this text the fleet document is larger than " + MAX_BYTES + " bytes");
      return;
    }
    YamlTree.Reading reading = YamlTree.read(source);
    findings.addAll(reading.findings());
    complete &= reading.complete();
    reading.documents().forEach(this::readObject);
  }

  private void readObject(YamlNode node) {
    if (!(node instanceof YamlNode.Entries entries)) {
      String message = "expected an object with apiVersion and kind, found " + node.describe();
      refuse(node.at(), Finding.DOCUMENT, message);
      return;
    }
    ObjectType.Reading type = ObjectType.read(entries, findings);
    switch (type.kind()) {
      case "TcfsFleet" -> add(FLEET, type.rest(), TcfsFleet.class, fleets);
      case "TcfsDevice" -> add(DEVICE, type.rest(), TcfsDevice.class, devices);
      case null, default -> complete = false;
    }
  }

  private <T extends Record> void add(
      Shape.ObjectOf shape, YamlNode node, Class<T> type, List<Located<T>> objects) {
    Decoder decoder = new Decoder(findings);
    Record object = decoder.object(shape, node, "", TYPE_KEYS);
    if (object != null) {
      objects.add(new Located<>(type.cast(object), decoder.places()));
    }
  }

  private void refuse(Position at, String path, String message) {
    findings.add(new Finding(at, path, message));
    complete = false;
  }
}
