package io.tummycrypt.tcfs.crds.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.path.DeviceName;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptDevicesTest {
  private static final String FLEET =
      """
      apiVersion: tcfs.tummycrypt.io/v1alpha1
      kind: TcfsFleet
      metadata: {name: lab}
      spec:
        storage: {directory: /srv/tcfs}
        roots: [{name: docs, path: ~/docs}]
      """;

  private static String device(String name, String roots) {
    return """
    ---
    apiVersion: tcfs.tummycrypt.io/v1alpha1
    kind: TcfsDevice
    metadata: {name: %s}
    spec: {fleet: lab%s}
    """
        .formatted(name, roots);
  }

  private static FleetDocument parse(String text) {
    return FleetDocument.parse("f", text).orThrow();
  }

  private static Result<FleetDocument> kept(String text, String other, String... names) {
    List<DeviceName> devices = List.of(names).stream().map(DeviceName::new).toList();
    return parse(text).withDevicesOf(parse(other), "revision 3", devices);
  }

  @Test
  void areWrittenBehindTheText() {
    String own = "# ours\n" + FLEET + device("yoga", "");
    String other = FLEET + device("lab", ", roots: [{name: docs, path: /d}]") + device("mini", "");
    FleetDocument both = kept(own, other, "lab").orThrow();
    assertEquals(own, both.text().substring(0, own.length()));
    assertEquals(
        List.of("yoga", "lab"), both.deviceNames().stream().map(DeviceName::text).toList());
    assertEquals(
        parse(other).device(new DeviceName("lab")).orElseThrow().object(),
        parse(both.text()).device(new DeviceName("lab")).orElseThrow().object());
  }

  @Test
  void withoutAnyTheTextStays() {
    assertEquals(FLEET, kept(FLEET, FLEET + device("lab", "")).orThrow().text());
  }

  @Test
  void whatDoesNotFitNamesTheDevice() {
    String other =
        FLEET.replace("name: docs", "name: films") + device("lab", ", roots: [{name: films}]");
    List<String> findings =
        kept(FLEET, other, "lab").findings().stream().map(Object::toString).toList();
    assertEquals(1, findings.size(), findings::toString);
    assertTrue(findings.getFirst().startsWith("device lab of revision 3:8:"), findings::toString);
    assertTrue(findings.getFirst().contains("spec.roots[0].name: "), findings::toString);
  }
}
