package io.tummycrypt.tcfs.app.json;

import io.tummycrypt.tcfs.app.operations.Imported;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.store.older.ImportPlan;
import io.tummycrypt.tcfs.store.older.ImportPlan.Differing;
import io.tummycrypt.tcfs.store.older.ImportPlan.New;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** What came, or would come, of an import. */
final class ImportJson {
  private ImportJson() {}

  static void write(Json json, Imported imported, boolean dryRun) throws IOException {
    ImportPlan plan = imported.plan();
    json.text("source", imported.source());
    json.object("into", () -> ChangeJson.place(json, plan.into()));
    json.truth("dryRun", dryRun);
    List<Version> versions =
        dryRun ? plan.news().stream().map(New::version).toList() : imported.done();
    json.objects("imported", versions, version -> version(json, version));
    json.number("bytes", versions.stream().mapToLong(each -> each.content().bytes()).sum());
    json.objects(
        "failed",
        imported.failed(),
        failure -> {
          json.text("path", failure.path().toString());
          json.text("reason", failure.reason());
        });
    List<Differing> conflicts =
        Stream.concat(plan.differing().stream(), imported.overtaken().stream()).toList();
    json.objects("conflicts", conflicts, differing -> differing(json, differing));
    json.objects(
        "refused",
        plan.refused(),
        refused -> {
          json.text("name", refused.name());
          json.text("reason", refused.reason());
        });
    json.number("known", plan.known());
    json.number("deleted", plan.deleted());
    json.number("unnamedManifests", plan.unnamed());
  }

  private static void version(Json json, Version version) throws IOException {
    json.text("path", version.path().toString());
    json.text("by", version.by().text());
    json.text("mtime", version.mtime().toString());
    json.object("content", () -> ActionJson.content(json, version.content()));
  }

  private static void differing(Json json, Differing differing) throws IOException {
    json.text("path", differing.path().toString());
    json.object("older", () -> ActionJson.content(json, differing.older()));
    json.textIfAny("olderDevice", differing.device());
    json.objects("versions", differing.fleet(), version -> version(json, version));
  }
}
