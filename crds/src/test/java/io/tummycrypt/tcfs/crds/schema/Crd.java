package io.tummycrypt.tcfs.crds.schema;

import static io.tummycrypt.tcfs.crds.schema.SchemaTree.tree;

import io.tummycrypt.tcfs.crds.Golden;
import io.tummycrypt.tcfs.crds.shape.Member;
import io.tummycrypt.tcfs.crds.shape.Shape;
import io.tummycrypt.tcfs.crds.shape.Shapes;
import io.tummycrypt.tcfs.crds.v1alpha1.Api;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsDevice;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsFleet;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsObject;
import io.tummycrypt.tcfs.crds.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The CustomResourceDefinition of a kind. */
record Crd(
    Class<? extends Record> type,
    String description,
    String shortName,
    List<Map<String, Object>> columns) {

  /** The kinds of a fleet document. */
  static List<Crd> all() {
    return List.of(
        new Crd(
            TcfsFleet.class,
            "What all devices of a fleet share.",
            "tcfleet",
            List.of(
                column("Bucket", ".spec.storage.s3.bucket"),
                column("Directory", ".spec.storage.directory"),
                column("Conflicts", ".spec.defaults.conflictMode"),
                age())),
        new Crd(
            TcfsDevice.class,
            "A machine of a fleet, and what differs there.",
            "tcdevice",
            List.of(
                column("Fleet", ".spec.fleet"),
                column("Conflicts", ".spec.conflictMode"),
                column("Git", ".spec.syncGitDirs", "boolean"),
                age())));
  }

  private static Map<String, Object> age() {
    return column("Age", ".metadata.creationTimestamp", "date");
  }

  private static Map<String, Object> column(String name, String path) {
    return column(name, path, "string");
  }

  private static Map<String, Object> column(String name, String path, String type) {
    return tree("name", name, "type", type, "jsonPath", path);
  }

  String plural() {
    return type.getSimpleName().toLowerCase(Locale.ROOT) + "s";
  }

  String fileName() {
    return plural() + "." + Api.GROUP + ".yaml";
  }

  String yaml() {
    String head =
        "# Generated from %s of the API records; to write it anew:\n# %s\n"
            .formatted(type.getSimpleName(), Golden.REGENERATE);
    return head
        + YamlWriter.write(
            tree(
                "apiVersion",
                "apiextensions.k8s.io/v1",
                "kind",
                "CustomResourceDefinition",
                "metadata",
                tree("name", plural() + "." + Api.GROUP),
                "spec",
                spec()));
  }

  private Map<String, Object> spec() {
    String kind = type.getSimpleName();
    Map<String, Object> names =
        tree(
            "kind", kind,
            "listKind", kind + "List",
            "plural", plural(),
            "singular", kind.toLowerCase(Locale.ROOT),
            "shortNames", List.of(shortName));
    Map<String, Object> version =
        tree(
            "name",
            Api.VERSION,
            "served",
            true,
            "storage",
            true,
            "additionalPrinterColumns",
            columns,
            "schema",
            tree("openAPIV3Schema", schema()));
    return tree(
        "group", Api.GROUP, "names", names, "scope", "Namespaced", "versions", List.of(version));
  }

  /** Of the metadata a CRD may only restrict the name. */
  private Map<String, Object> schema() {
    SchemaTree schemas = new SchemaTree(SchemaTree.Dialect.CRD);
    Shape.ObjectOf shape = Shapes.of(type);
    Shape.ObjectOf metadata = (Shape.ObjectOf) member(shape, "metadata").shape();
    Map<String, Object> name = schemas.of(member(metadata, "name").shape());
    Map<String, Object> properties =
        tree(
            "apiVersion", tree("type", "string"),
            "kind", tree("type", "string"),
            "metadata", tree("type", "object", "properties", tree("name", name)),
            "spec", schemas.of(member(shape, "spec")));
    return tree(
        "description",
        description,
        "type",
        "object",
        "required",
        new ArrayList<>(List.of("spec")),
        "properties",
        properties);
  }

  private static Member member(Shape.ObjectOf shape, String name) {
    return shape.members().stream().filter(m -> m.name().equals(name)).findFirst().orElseThrow();
  }

  /** Whether every kind of the API has a definition. */
  static boolean isComplete() {
    return List.of(TcfsObject.class.getPermittedSubclasses())
        .equals(all().stream().map(crd -> (Class<?>) crd.type()).toList());
  }
}
