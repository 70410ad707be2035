package io.tummycrypt.tcfs.crds.effective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.crds.Golden;
import io.tummycrypt.tcfs.crds.shape.Shape;
import io.tummycrypt.tcfs.crds.shape.Shapes;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsDevice;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsFleet;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A field that can be written is either obeyed or named as not supported. */
class EveryFieldTest {
  private static final Set<String> OBEYED =
      Set.of(
          "fleet",
          "storage.directory",
          "storage.s3.endpoint",
          "storage.s3.bucket",
          "storage.s3.prefix",
          "storage.s3.region",
          "storage.s3.insecure",
          "storage.s3.caFile",
          "defaults.conflictMode",
          "defaults.excludePatterns",
          "roots.name",
          "roots.path",
          "roots.mode",
          "roots.conflictMode",
          "roots.excludePatterns",
          "roots.rules.match",
          "roots.rules.conflictMode",
          "conflictMode",
          "guards.maxDeletes.percent",
          "guards.maxDeletes.count",
          "guards.minFreeBytes",
          "suspend",
          "leafNode.remotes",
          "leafNode.listen",
          "leafNode.domain",
          "leafNode.maxMemoryBytes",
          "leafNode.maxFileBytes",
          "leafNode.monitorPort",
          "leafNode.insecure",
          "leafNode.run",
          "minimumVersion");

  /** All but {@code mode: onDemand}, which is one value of a field that is obeyed. */
  private static final Set<String> NAMED = Set.of("nats", "syncGitDirs", "gitSyncMode", "pinned");

  @Test
  void isObeyedOrNamed() {
    Set<String> others = new TreeSet<>();
    collect(Shapes.of(TcfsFleet.Spec.class), "", others);
    collect(Shapes.of(TcfsDevice.Spec.class), "", others);
    others.removeAll(OBEYED);
    others.removeIf(field -> NAMED.stream().anyMatch(name -> isOf(field, name)));
    assertEquals(Set.of(), others);
  }

  @Test
  void whatIsNamedIsInTheReference() throws IOException {
    String page =
        Files.readString(Golden.project().resolve("docs/reference/fleet-document.md"))
            .replaceAll("\\s+", " ");
    String list = page.replaceFirst(".*\\*\\*What this version does not have\\*\\*", "");
    for (String name : NAMED) {
      assertTrue(list.substring(0, list.indexOf("**")).contains("`" + name), name);
    }
  }

  private static boolean isOf(String field, String name) {
    return field.endsWith(name) || field.startsWith(name + ".");
  }

  private static void collect(Shape shape, String path, Set<String> leaves) {
    switch (shape) {
      case Shape.ObjectOf object ->
          object
              .members()
              .forEach(
                  m -> collect(m.shape(), path + (path.isEmpty() ? "" : ".") + m.name(), leaves));
      case Shape.ListOf list -> collect(list.element(), path, leaves);
      case Shape.Text _, Shape.Whole _, Shape.Flag _, Shape.Choice _, Shape.TextMap _ ->
          leaves.add(path);
    }
  }
}
