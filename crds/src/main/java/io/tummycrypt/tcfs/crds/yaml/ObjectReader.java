package io.tummycrypt.tcfs.crds.yaml;

import io.tummycrypt.tcfs.crds.shape.Shape;
import io.tummycrypt.tcfs.crds.shape.Shapes;
import io.tummycrypt.tcfs.crds.v1alpha1.Api;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsDevice;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsFleet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
  private static final List<String> KINDS = List.of("TcfsFleet", "TcfsDevice");
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
    boolean ourApi =
        checkWord(entries, "apiVersion", List.of(Api.API_VERSION), "this version reads");
    if (ourApi && checkWord(entries, "kind", KINDS, "a fleet document has")) {
      switch (String.valueOf(word(entries, "kind"))) {
        case "TcfsFleet" -> add(FLEET, entries, TcfsFleet.class, fleets);
        default -> add(DEVICE, entries, TcfsDevice.class, devices);
      }
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

  private boolean checkWord(
      YamlNode.Entries entries, String key, List<String> known, String whose) {
    YamlNode value = value(entries, key);
    String word = word(entries, key);
    if (word != null && known.contains(word)) {
      return true;
    }
    String expected = whose + " " + String.join(" and ", known);
    if (value == null) {
      refuse(entries.at(), key, "required, but not there; " + expected);
    } else if (word == null) {
      refuse(value.at(), key, "expected text, found " + value.describe() + "; " + expected);
    } else {
      String suggestion = Suggestion.ifNear(word, known);
      String hint = suggestion.isEmpty() ? "; " + expected : suggestion;
      refuse(value.at(), key, "unknown " + key + " " + Quoted.of(word) + hint);
    }
    return false;
  }

  private static @Nullable String word(YamlNode.Entries entries, String key) {
    return value(entries, key) instanceof YamlNode.Scalar scalar && scalar.kind() == ScalarKind.TEXT
        ? scalar.value()
        : null;
  }

  private static @Nullable YamlNode value(YamlNode.Entries entries, String key) {
    for (YamlNode.Entry entry : entries.entries()) {
      if (entry.key().value().equals(key)) {
        return entry.value();
      }
    }
    return null;
  }

  private void refuse(Position at, String path, String message) {
    findings.add(new Finding(at, path, message));
    complete = false;
  }
}
