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
  void keepTheirOrder() {
    String other = FLEET + device("yoga", "") + device("lab", "") + device("mini", "");
    FleetDocument all = kept(FLEET, other, "lab", "mini", "yoga").orThrow();
    assertEquals(
        List.of("yoga", "lab", "mini"), all.deviceNames().stream().map(DeviceName::text).toList());
  }

  @Test
  void haveNoRootThatTheFleetHasNoMore() {
    String two = FLEET.replace("[{", "[{name: films, path: ~/films}, {");
    String other = two + device("lab", ", roots: [{name: films}, {name: docs, path: /d}]");
    FleetDocument less = kept(FLEET, other, "lab").orThrow();
    String wanted = FLEET + device("lab", ", roots: [{name: docs, path: /d}]");
    assertEquals(parse(wanted).objects(), less.objects());
  }

  @Test
  void whatDoesNotFitNamesTheDevice() {
    String leaf = ", leafNode: {remotes: ['tls://hub:7422'], domain: site}";
    List<String> findings =
        kept(FLEET + device("yoga", leaf), FLEET + device("lab", leaf), "lab").findings().stream()
            .map(Object::toString)
            .toList();
    assertEquals(1, findings.size(), findings::toString);
    assertTrue(findings.getFirst().contains("device lab of revision 3:"), findings::toString);
    assertTrue(findings.getFirst().contains("spec.leafNode.domain: "), findings::toString);
  }
}
