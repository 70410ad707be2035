package io.tummycrypt.tcfs.app.json;

import io.tummycrypt.tcfs.app.operations.Pulled;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.crds.document.FleetDocument;
import io.tummycrypt.tcfs.crds.yaml.Finding;
import java.io.IOException;
import java.util.List;

/** The fleet document: what is in it, what is wrong with it, and which revision it is. */
final class DocumentJson {
  private DocumentJson() {}

  /** A document that is as it has to be. */
  static void valid(Json json, FleetDocument document) throws IOException {
    findings(json, List.of());
    json.text("fleet", document.name().text());
    json.texts("devices", document.deviceNames().stream().map(DeviceName::text).toList());
    if (!document.warnings().isEmpty()) {
      findings(json, "warnings", document.warnings());
    }
  }

  static void findings(Json json, List<Finding> findings) throws IOException {
    findings(json, "findings", findings);
  }

  private static void findings(Json json, String name, List<Finding> findings) throws IOException {
    json.objects(
        name,
        findings,
        finding -> {
          json.text("file", finding.position().file());
          json.number("line", finding.position().line());
          json.number("column", finding.position().column());
          json.text("field", finding.path());
          json.text("message", finding.message());
        });
  }

  /** A revision, and whether it is new where it was brought to. */
  static void revision(Json json, long revision, boolean changed) throws IOException {
    json.number("revision", revision);
    json.truth("changed", changed);
  }

  static void pulled(Json json, Pulled pulled) throws IOException {
    json.text("workingCopy", pulled.document().toString());
    revision(json, pulled.revision(), pulled.changed());
  }
}
