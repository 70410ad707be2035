package io.tummycrypt.tcfs.crds.yaml;

import io.tummycrypt.tcfs.crds.shape.Shape;
import io.tummycrypt.tcfs.crds.shape.Shapes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a text that is one YAML document and one record, such as a file of settings. */
public final class RecordReader {
  private RecordReader() {}

  /**
   * Reads the record; never throws for what is in the text. The limits are those of {@link
   * ObjectReader}.
   *
   * @param type a public record, all of whose components carry {@link
   *     io.tummycrypt.tcfs.crds.shape.Field}
   * @param findings where everything is added that is wrong with the text
   * @return null if there is no record; what does not fit is null in it
   */
  public static <T extends Record> @Nullable Located<T> read(
      SourceText source, Class<T> type, List<Finding> findings) {
    Position start = Position.startOf(source.name());
    if (source.text().getBytes(StandardCharsets.UTF_8).length > ObjectReader.MAX_BYTES) {
      String message = "larger than " + ObjectReader.MAX_BYTES + " bytes";
      findings.add(new Finding(start, Finding.DOCUMENT, message));
      return null;
    }
    YamlTree.Reading reading = YamlTree.read(source);
    findings.addAll(reading.findings());
    List<YamlNode> documents = reading.documents();
    if (documents.size() != 1) {
      if (reading.complete()) {
        Position at = documents.isEmpty() ? start : documents.get(1).at();
        String found = documents.isEmpty() ? "none" : "another";
        String message = "expected one document, found " + found;
        findings.add(new Finding(at, Finding.DOCUMENT, message));
      }
      return null;
    }
    return decode(Shapes.of(type), documents.getFirst(), type, findings);
  }

  private static <T extends Record> @Nullable Located<T> decode(
      Shape.ObjectOf shape, YamlNode node, Class<T> type, List<Finding> findings) {
    Decoder decoder = new Decoder(findings);
    Record object = decoder.object(shape, node, "", Set.of());
    return object == null ? null : new Located<>(type.cast(object), decoder.places());
  }
}
