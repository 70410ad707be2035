package io.tummycrypt.tcfs.crds.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.crds.yaml.Finding;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DeviceAdditionTest {
  private static final DeviceName B = new DeviceName("b");

  private static FleetDocument document(String text) {
    return FleetDocument.parse("fleet.yaml", text).orThrow();
  }

  private static SortedMap<RootName, String> roots(String... namesAndPaths) {
    SortedMap<RootName, String> roots = new TreeMap<>();
    for (int i = 0; i < namesAndPaths.length; i += 2) {
      roots.put(new RootName(namesAndPaths[i]), namesAndPaths[i + 1]);
    }
    return roots;
  }

  private static void assertRejected(Result<FleetDocument> result, String finding) {
    assertEquals(List.of(finding), result.findings().stream().map(Finding::toString).toList());
  }

  @Test
  void textThatWasThereStaysToTheByte() {
    String text = FleetDocumentTest.FLEET;
    String added = document(text).withDevice(B, roots("docs", "/data/my docs")).orThrow().text();
    assertEquals(
        text
            + """
            ---
            apiVersion: tcfs.tummycrypt.io/v1alpha1
            kind: TcfsDevice
            metadata:
              name: b
            spec:
              fleet: lab
              roots:
                - name: docs
                  path: "/data/my docs"
            """,
        added);
  }

  @Test
  void textsThatEndOddlyTakeAnotherDevice() {
    String fleet = FleetDocumentTest.FLEET;
    for (String text :
        List.of(
            fleet.stripTrailing(),
            fleet + "---\n",
            fleet + "...\n",
            fleet + "# the end",
            "\ufeff" + fleet,
            fleet.replace("\n", "\r\n"))) {
      FleetDocument added = document(text).withDevice(B, roots("git", "/g")).orThrow();
      assertEquals(List.of(B), added.deviceNames());
      assertEquals(text, added.text().substring(0, text.length()));
    }
  }

  @Test
  void addingTwiceIsAddingOnce() {
    FleetDocument once =
        document(FleetDocumentTest.FLEET).withDevice(B, roots("git", "/g")).orThrow();
    assertSame(once, once.withDevice(B, roots("git", "/x/../g/")).orThrow());
    assertSame(once, once.withDevice(B, roots()).orThrow());
  }

  @Test
  void aDeviceWithoutRootsGetsThoseOfTheFleet() {
    FleetDocument added = document(FleetDocumentTest.FLEET).withDevice(B, roots()).orThrow();
    assertSame(added, added.withDevice(B, roots("git", "~/git")).orThrow());
  }

  @Test
  void aDeviceThatLacksTheRootIsForAPersonToChange() {
    FleetDocument document = document(FleetDocumentTest.FLEET + "---\n" + FleetDocumentTest.DEVICE);
    assertRejected(
        document.withDevice(new DeviceName("a"), roots("git", "/g")),
        "fleet.yaml:11:27: spec.roots: device 'a' is there already, without root 'git'; to add it,"
            + " write {name: git, path: '/g'}");
  }

  @Test
  void aDeviceThatHasTheRootElsewhereIsForAPersonToChange() {
    FleetDocument document = document(FleetDocumentTest.FLEET + "---\n" + FleetDocumentTest.DEVICE);
    assertRejected(
        document.withDevice(new DeviceName("a"), roots("docs", "/y")),
        "fleet.yaml:11:47: spec.roots[0].path: root 'docs' of device 'a' is at '/x', not at '/y';"
            + " change the path here to move it");
  }

  @Test
  void rootsThatTheFleetDoesNotHaveAreForAPersonToAdd() {
    assertRejected(
        document(FleetDocumentTest.FLEET).withDevice(B, roots("doc", "/d")),
        "fleet.yaml:6:10: spec.roots: the fleet has no root 'doc'; did you mean 'docs'?; to add it,"
            + " write {name: doc}");
  }

  @Test
  void pathsThatNoDeviceMayHaveAreRejected() {
    Result<FleetDocument> result =
        document(FleetDocumentTest.FLEET).withDevice(B, roots("docs", "/d", "git", "/d/e"));
    assertEquals(1, result.findings().size());
    assertEquals("spec.roots[1].path", result.findings().getFirst().path());
  }
}
