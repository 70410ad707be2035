package io.tummycrypt.tcfs.crds.yaml;

import io.tummycrypt.tcfs.crds.shape.Choices;
import io.tummycrypt.tcfs.crds.shape.Member;
import io.tummycrypt.tcfs.crds.shape.Shape;
import io.tummycrypt.tcfs.crds.shape.Shapes;
import io.tummycrypt.tcfs.crds.v1alpha1.Api;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsDevice;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsFleet;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes objects as canonical YAML: what was written, fields in the order of the records. */
public final class ObjectWriter {
  private static final Shape.ObjectOf FLEET = Shapes.of(TcfsFleet.class);
  private static final Shape.ObjectOf DEVICE = Shapes.of(TcfsDevice.class);

  private ObjectWriter() {}

  /** A stream of documents that reads back as the same objects. */
  public static String write(List<? extends TcfsObject> objects) {
    StringBuilder out = new StringBuilder();
    for (TcfsObject object : objects) {
      out.append(out.isEmpty() ? "" : "---\n").append(write(object));
    }
    return out.toString();
  }

  /** One document, without a line that separates it from others. */
  public static String write(TcfsObject object) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("apiVersion", Api.API_VERSION);
    tree.put("kind", object.getClass().getSimpleName());
    tree.putAll(
        switch (object) {
          case TcfsFleet fleet -> fields(FLEET, fleet);
          case TcfsDevice device -> fields(DEVICE, device);
        });
    return YamlWriter.write(tree);
  }

  /** The fields of a part of an object. */
  public static String fragment(Record part) {
    return YamlWriter.write(fields(Shapes.of(part.getClass()), part));
  }

  private static Map<String, Object> fields(Shape.ObjectOf shape, Record record) {
    Map<String, Object> tree = new LinkedHashMap<>();
    for (Member member : shape.members()) {
      Object value = Records.value(record, member.name());
      if (value != null) {
        tree.put(member.name(), plain(member.shape(), value));
      }
    }
    return tree;
  }

  private static Object plain(Shape shape, Object value) {
    return switch (shape) {
      case Shape.Text _, Shape.Whole _, Shape.Flag _, Shape.TextMap _ -> value;
      case Shape.Choice _ -> Choices.word((Enum<?>) value);
      case Shape.ListOf list ->
          ((List<?>) value)
              .stream().map(e -> plain(list.element(), Objects.requireNonNull(e))).toList();
      case Shape.ObjectOf object -> fields(object, (Record) value);
    };
  }
}
