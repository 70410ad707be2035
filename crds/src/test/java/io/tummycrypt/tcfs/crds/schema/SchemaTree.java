package io.tummycrypt.tcfs.crds.schema;

import io.tummycrypt.tcfs.crds.shape.Member;
import io.tummycrypt.tcfs.crds.shape.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The schema of a shape as a tree, in the dialect of CRDs or of JSON Schema. */
final class SchemaTree {
  /** Where the schema is read. */
  enum Dialect {
    /** Structural schemas of Kubernetes: unknown keys are pruned by the server, not declared. */
    CRD,
    /** Draft 7, which editors know. */
    JSON_SCHEMA
  }

  private final Dialect dialect;

  SchemaTree(Dialect dialect) {
    this.dialect = dialect;
  }

  Map<String, Object> of(Member member) {
    Map<String, Object> tree = new LinkedHashMap<>();
    String otherwise =
        member.otherwise().isEmpty() ? "" : " If not written: " + member.otherwise() + ".";
    tree.put("description", member.description() + otherwise);
    tree.putAll(of(member.shape()));
    return tree;
  }

  Map<String, Object> of(Shape shape) {
    return switch (shape) {
      case Shape.Text text -> text(text);
      case Shape.Whole whole -> whole(whole);
      case Shape.Flag _ -> tree("type", "boolean");
      case Shape.Choice choice -> tree("type", "string", "enum", choice.words());
      case Shape.ListOf list -> list(list);
      case Shape.TextMap _ ->
          tree("type", "object", "additionalProperties", tree("type", "string"));
      case Shape.ObjectOf object -> object(object);
    };
  }

  private static Map<String, Object> text(Shape.Text text) {
    Map<String, Object> tree =
        tree("type", "string", "minLength", 1, "maxLength", text.maxLength());
    if (!text.pattern().isEmpty()) {
      tree.put("pattern", "^(" + text.pattern() + ")$");
    }
    return tree;
  }

  private Map<String, Object> whole(Shape.Whole whole) {
    Map<String, Object> tree = tree("type", "integer");
    if (dialect == Dialect.CRD) {
      tree.put("format", whole.wide() ? "int64" : "int32");
    }
    tree.put("minimum", whole.min());
    if (whole.max() < Integer.MAX_VALUE) {
      tree.put("maximum", whole.max());
    }
    return tree;
  }

  private Map<String, Object> list(Shape.ListOf list) {
    Map<String, Object> tree =
        tree("type", "array", "maxItems", list.maxItems(), "items", of(list.element()));
    if (list.minItems() > 0) {
      tree.put("minItems", list.minItems());
    }
    if (dialect == Dialect.CRD && !list.uniqueBy().isEmpty()) {
      tree.put("x-kubernetes-list-type", "map");
      tree.put("x-kubernetes-list-map-keys", List.of(list.uniqueBy()));
    }
    return tree;
  }

  Map<String, Object> object(Shape.ObjectOf object) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (Member member : object.members()) {
      properties.put(member.name(), of(member));
      if (member.required()) {
        required.add(member.name());
      }
    }
    Map<String, Object> tree = tree("type", "object", "properties", properties);
    if (!required.isEmpty()) {
      tree.put("required", required);
    }
    if (dialect == Dialect.JSON_SCHEMA) {
      tree.put("additionalProperties", false);
    }
    if (!object.exactlyOneOf().isEmpty()) {
      addExactlyOne(tree, object.exactlyOneOf());
    }
    return tree;
  }

  private void addExactlyOne(Map<String, Object> tree, List<String> names) {
    switch (dialect) {
      case CRD -> {
        String rule = "has(self." + names.get(0) + ") != has(self." + names.get(1) + ")";
        String message = "exactly one of " + String.join(", ", names) + " must be set";
        tree.put("x-kubernetes-validations", List.of(tree("rule", rule, "message", message)));
      }
      case JSON_SCHEMA ->
          tree.put("oneOf", names.stream().map(name -> tree("required", List.of(name))).toList());
    }
  }

  static Map<String, Object> tree(Object... keysAndValues) {
    Map<String, Object> tree = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      tree.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return tree;
  }
}
