package io.tummycrypt.tcfs.crds.schema;

import static io.tummycrypt.tcfs.crds.schema.SchemaTree.tree;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.tummycrypt.tcfs.crds.Golden;
import io.tummycrypt.tcfs.crds.shape.Shapes;
import io.tummycrypt.tcfs.crds.v1alpha1.Api;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The JSON Schema of fleet documents, for editors. */
final class JsonSchema {
  private JsonSchema() {}

  static String text() throws IOException {
    List<Object> kinds = new ArrayList<>();
    Crd.all().forEach(crd -> kinds.add(kind(crd)));
    return json(
        tree(
            "$schema",
            "http://json-schema.org/draft-07/schema#",
            "$comment",
            "Generated from the API records; to write it anew: " + Golden.REGENERATE,
            "title",
            "A document of a tcfs fleet",
            "type",
            "object",
            "oneOf",
            kinds));
  }

  private static Map<String, Object> kind(Crd crd) {
    SchemaTree schemas = new SchemaTree(SchemaTree.Dialect.JSON_SCHEMA);
    Map<String, Object> object = schemas.object(Shapes.of(crd.type()));
    Map<String, Object> properties =
        tree(
            "apiVersion",
            tree("const", Api.API_VERSION),
            "kind",
            tree("const", crd.type().getSimpleName()));
    ((Map<?, ?>) Objects.requireNonNull(object.get("properties")))
        .forEach((name, schema) -> properties.put((String) name, schema));
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("description", crd.description());
    tree.putAll(object);
    tree.put("properties", properties);
    tree.put("required", List.of("apiVersion", "kind", "metadata", "spec"));
    return tree;
  }

  private static String json(Map<String, Object> tree) throws IOException {
    StringWriter text = new StringWriter();
    DefaultIndenter indent = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(indent).withArrayIndenter(indent);
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(printer);
      write(json, tree);
    }
    return text + "\n";
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    switch (value) {
      case Map<?, ?> map -> {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          json.writeFieldName((String) Objects.requireNonNull(entry.getKey()));
          write(json, Objects.requireNonNull(entry.getValue()));
        }
        json.writeEndObject();
      }
      case List<?> list -> {
        json.writeStartArray();
        for (Object element : list) {
          write(json, Objects.requireNonNull(element));
        }
        json.writeEndArray();
      }
      case Boolean flag -> json.writeBoolean(flag);
      case Number number -> json.writeNumber(number.longValue());
      default -> json.writeString(value.toString());
    }
  }
}
