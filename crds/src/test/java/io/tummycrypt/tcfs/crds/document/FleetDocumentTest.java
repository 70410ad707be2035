package io.tummycrypt.tcfs.crds.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.crds.Golden;
import io.tummycrypt.tcfs.crds.yaml.Finding;
import io.tummycrypt.tcfs.crds.yaml.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

class FleetDocumentTest {
  static final String FLEET =
      """
      apiVersion: tcfs.tummycrypt.io/v1alpha1
      kind: TcfsFleet
      metadata: {name: lab} # a comment
      spec:
        storage: {directory: /srv/tcfs}
        roots: [{name: docs}, {name: git, path: ~/git}]
      """;
  static final String DEVICE =
      """
      apiVersion: tcfs.tummycrypt.io/v1alpha1
      kind: TcfsDevice
      metadata: {name: a}
      spec: {fleet: lab, roots: [{name: docs, path: /x}]}
      """;

  private static String example() throws IOException {
    return Files.readString(Golden.project().resolve("examples/lab/fleet.yaml"));
  }

  @Test
  void keepsTheTextAsItWasRead() throws IOException {
    String text = example();
    assertEquals(text, FleetDocument.parse("f", text).orThrow().text());
  }

  @Test
  void whatIsRenderedIsTheSameDocument() throws IOException {
    FleetDocument document = FleetDocument.parse("f", example()).orThrow();
    FleetDocument rendered = FleetDocument.parse("r", document.render()).orThrow();
    assertEquals(document.objects(), rendered.objects());
    assertEquals(document.render(), rendered.render());
    Golden.check(Golden.recorded("lab.rendered.yaml"), document.render());
  }

  @Test
  void severalTextsJoinIntoOneStreamOfTheSameObjects() {
    FleetDocument document =
        FleetDocument.parse(
                List.of(new SourceText("f", FLEET.stripTrailing()), new SourceText("d", DEVICE)))
            .orThrow();
    FleetDocument joined = FleetDocument.parse("joined", document.text()).orThrow();
    assertEquals(document.objects(), joined.objects());
  }

  @Test
  void namesItsFleetAndDevices() {
    FleetDocument document = FleetDocument.parse("f", FLEET + "---\n" + DEVICE).orThrow();
    assertEquals("lab", document.name().text());
    assertEquals(List.of(new DeviceName("a")), document.deviceNames());
    assertTrue(document.device(new DeviceName("a")).isPresent());
    assertTrue(document.device(new DeviceName("b")).isEmpty());
  }

  @Test
  void findingsOfAllKindsComeInTheOrderOfTheText() {
    String text = FLEET.replace("/srv/tcfs", "/srv/..//").replace("docs", "Docs") + "---\nx: *y\n";
    List<Finding> findings = FleetDocument.parse("f", text).findings();
    List<String> places = findings.stream().map(f -> f.position().toString()).toList();
    assertEquals(places.stream().sorted().toList(), places);
    assertEquals(2, findings.size());
    assertThrows(IllegalStateException.class, () -> FleetDocument.parse("f", text).orThrow());
  }

  @Test
  void everythingWrongWithABrokenDocumentIsSaidAtOnce() throws IOException {
    String text = Files.readString(Golden.recorded("broken.yaml"));
    StringBuilder findings = new StringBuilder();
    FleetDocument.parse("broken.yaml", text)
        .findings()
        .forEach(finding -> findings.append(finding).append('\n'));
    Golden.check(Golden.recorded("broken.findings.txt"), findings.toString());
  }

  @Test
  void plainConnectionsToOtherMachinesAreWarnedOf() {
    String text =
        """
        apiVersion: tcfs.tummycrypt.io/v1alpha1
        kind: TcfsFleet
        metadata: {name: lab}
        spec:
          storage: {directory: /srv}
          nats: {urls: ["ws://127.0.0.1:80", "nats://hub:4222", "ws://hub:80"]}
        ---
        apiVersion: tcfs.tummycrypt.io/v1alpha1
        kind: TcfsDevice
        metadata: {name: a}
        spec: {fleet: lab, leafNode: {remotes: ["nats://hub"], insecure: true}}
        """;
    assertEquals(
        List.of(
            "f:6:57: spec.nats.urls[2]: is not encrypted: devices refuse it unless device.yaml says"
                + " insecure under nats",
            "f:11:66: spec.leafNode.insecure: lets the leaf node send everything, passwords too, for"
                + " everybody on the way to read"),
        FleetDocument.parse("f", text).orThrow().warnings().stream()
            .map(Finding::toString)
            .toList());
  }
}
