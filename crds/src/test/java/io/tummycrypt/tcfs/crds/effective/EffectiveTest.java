package io.tummycrypt.tcfs.crds.effective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import io.tummycrypt.tcfs.core.desired.RootMode;
import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.desired.Unsupported;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.crds.document.FleetDocument;
import io.tummycrypt.tcfs.crds.document.Result;
import io.tummycrypt.tcfs.crds.yaml.Finding;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EffectiveTest {
  private static final DeviceName A = new DeviceName("a");

  private static Result<Effective> of(String fleet, String device) {
    String text =
        """
        apiVersion: tcfs.tummycrypt.io/v1alpha1
        kind: TcfsFleet
        metadata: {name: lab}
        spec:
          storage: {directory: /srv/tcfs}
        %s---
        apiVersion: tcfs.tummycrypt.io/v1alpha1
        kind: TcfsDevice
        metadata: {name: a}
        spec:
          fleet: lab
        %s\
        """
            .formatted(fleet.indent(2), device.indent(2));
    return Effective.of(FleetDocument.parse("f", text).orThrow(), A, "/home/jess", 7);
  }

  private static Desired desired(String fleet, String device) {
    return of(fleet, device).orThrow().desired();
  }

  private static DesiredRoot root(String fleet, String device) {
    return Objects.requireNonNull(desired(fleet, device).roots().get(new RootName("r")));
  }

  private static String conflictMode(String fleet, String device) {
    Setting<?> setting = root(fleet, device).conflictMode();
    return setting.value() + " " + setting.origin();
  }

  @Test
  void nearestLayerThatSaysAnythingCounts() {
    String silent = "roots: [{name: r, path: /r}]\n";
    String defaults = silent + "defaults: {conflictMode: defer}\n";
    String fleetRoot = defaults.replace("path:", "conflictMode: interactive, path:");
    String device = "conflictMode: defer\n";
    String deviceRoot = device + "roots: [{name: r, conflictMode: auto}]\n";
    assertEquals("AUTO built-in default: conflictMode", conflictMode(silent, ""));
    assertEquals("DEFER f:7:28: spec.defaults.conflictMode", conflictMode(defaults, ""));
    assertEquals("INTERACTIVE f:6:35: spec.roots[0].conflictMode", conflictMode(fleetRoot, ""));
    assertEquals("DEFER f:14:17: spec.conflictMode", conflictMode(fleetRoot, device));
    assertEquals("AUTO f:15:35: spec.roots[0].conflictMode", conflictMode(fleetRoot, deviceRoot));
  }

  @Test
  void rulesForPathsAreKeptInOrderWithTheirOrigins() {
    DesiredRoot root =
        root(
            """
            roots:
              - name: r
                path: /r
                rules:
                  - {match: "a/**", conflictMode: defer}
                  - {match: "a/b", conflictMode: auto}
            """,
            "conflictMode: interactive\n");
    assertEquals(
        List.of("a/**", "a/b"), root.rules().stream().map(rule -> rule.match().value()).toList());
    assertEquals(
        "f:11:40: spec.roots[0].rules[1].conflictMode",
        root.rules().getLast().conflictMode().origin().toString());
  }

  @Test
  void excludePatternsFollowEachOtherFromTheGeneralToTheNear() {
    DesiredRoot root =
        root(
            """
            defaults: {excludePatterns: [one, two]}
            roots: [{name: r, path: /r, excludePatterns: [three]}]
            """,
            "roots: [{name: r, excludePatterns: ['!one']}]\n");
    assertEquals(
        List.of("one", "two", "three", "!one"),
        root.excludePatterns().stream().map(Setting::value).toList());
    assertEquals(
        "f:6:37: spec.defaults.excludePatterns[1]",
        root.excludePatterns().get(1).origin().toString());
  }

  @Test
  void aListOfRootsIsAllThatADeviceHas() {
    String fleet = "roots: [{name: r, path: ~/r}, {name: s, path: ~/s}, {name: t}]\n";
    assertEquals("[r, s]", desired(fleet, "").roots().keySet().toString());
    assertEquals("[s]", desired(fleet, "roots: [{name: s}]\n").roots().keySet().toString());
    assertEquals("[]", desired(fleet, "roots: []\n").roots().keySet().toString());
    String listed = "roots: [{name: t, path: /t}]\n";
    assertEquals("[t]", desired(fleet, listed).roots().keySet().toString());
  }

  @Test
  void homeFolderAndSpellingOfPathsAreSettled() {
    assertEquals(
        "/home/jess/b", root("roots: [{name: r, path: ~/a/../b/}]\n", "").localPath().value());
    assertEquals(
        "/x",
        root("roots: [{name: r, path: ~/a}]\n", "roots: [{name: r, path: //x/}]\n")
            .localPath()
            .value());
  }

  @Test
  void nestingThatOnlyTheHomeFolderShowsIsRejected() {
    String fleet = "roots: [{name: r, path: ~/a}, {name: s, path: /home/jess/a/b}]\n";
    List<String> findings = of(fleet, "").findings().stream().map(Finding::toString).toList();
    assertEquals(
        List.of(
            "f:6:49: spec.roots[1].path: root 's' of device 'a' is at '/home/jess/a/b', inside root"
                + " 'r' at '~/a'"),
        findings);
  }

  @Test
  void guardsHaveBuiltInLimitsThatCanBeSetOneByOne() {
    DesiredRoot root = root("roots: [{name: r, path: /r}]\nguards: {maxDeletes: {count: 7}}\n", "");
    assertEquals(25, root.guards().maxDeletes().value().percent());
    assertEquals(7, root.guards().maxDeletes().value().count());
    assertEquals(256L << 20, root.guards().minFreeBytes().value());
    assertEquals("f:7:24: spec.guards.maxDeletes", root.guards().maxDeletes().origin().toString());
    assertEquals(
        "built-in default: guards.minFreeBytes", root.guards().minFreeBytes().origin().toString());
  }

  @Test
  void whatThisVersionDoesNotHaveIsNamedWithItsEffect() {
    Desired desired =
        desired(
            """
            nats: {urls: ["nats://n:4222"]}
            roots: [{name: r, path: /r, mode: onDemand}]
            """,
            "syncGitDirs: true\nroots: [{name: r, pinned: [\"app/**\"]}]\n");
    assertEquals(
        """
        mode: onDemand (f:7:37: spec.roots[0].mode) -> root 'r' is halted; nothing in it is fetched or published
        syncGitDirs: true (bundle) (f:14:16: spec.syncGitDirs) -> git repositories below root 'r' are not carried; the files beside their '.git' are
        pinned: app/** (f:15:30: spec.roots[0].pinned[0]) -> nothing is pinned in root 'r'
        """,
        text(desired.unsupported()));
    assertEquals(
        RootMode.ON_DEMAND,
        Objects.requireNonNull(desired.roots().get(new RootName("r"))).mode().value());
  }

  @Test
  void aModeOfGitRepositoriesIsNamedWhereNothingSaysWhetherTheyAreCarried() {
    String raw =
        """
        gitSyncMode: raw (f:6:44: spec.roots[0].gitSyncMode) -> git repositories below root 'r' stay local
        """;
    String roots = "roots: [{name: r, path: /r, gitSyncMode: raw}]\n";
    assertEquals(raw, text(desired(roots, "").unsupported()));
    assertEquals(raw, text(desired(roots + "defaults: {gitSyncMode: bundle}\n", "").unsupported()));
    assertEquals(
        "gitSyncMode: bundle (f:13:16: spec.gitSyncMode) -> git repositories below root 'r' stay"
            + " local\n",
        text(desired(roots, "gitSyncMode: bundle\n").unsupported()));
  }

  @Test
  void aFleetPausesOnlyIfThatIsWritten() {
    String roots = "roots: [{name: r, path: /r}]\n";
    assertEquals("built-in default: suspend", desired(roots, "").suspended().origin().toString());
    assertEquals(false, desired(roots + "suspend: false\n", "").suspended().value());
    Setting<Boolean> suspended = desired(roots + "suspend: true\n", "").suspended();
    assertEquals(true, suspended.value());
    assertEquals("f:7:12: spec.suspend", suspended.origin().toString());
  }

  private static String text(List<Unsupported> unsupported) {
    StringBuilder text = new StringBuilder();
    for (Unsupported one : unsupported) {
      Setting<String> setting = one.setting();
      text.append("%s (%s) -> %s\n".formatted(setting.value(), setting.origin(), one.effect()));
    }
    return text.toString();
  }

  @Test
  void whatIsSwitchedOffIsNotCalledUnsupported() {
    String fleet = "suspend: false\ndefaults: {syncGitDirs: false, gitSyncMode: raw}\n";
    assertEquals(List.of(), desired(fleet + "roots: [{name: r, path: /r}]\n", "").unsupported());
  }

  @Test
  void devicesThatAreNotThereAreRejectedWithTheLikelyOne() {
    FleetDocument document =
        FleetDocument.parse(
                "f",
                """
                apiVersion: tcfs.tummycrypt.io/v1alpha1
                kind: TcfsFleet
                metadata: {name: lab}
                spec: {storage: {directory: /srv/tcfs}}
                ---
                apiVersion: tcfs.tummycrypt.io/v1alpha1
                kind: TcfsDevice
                metadata: {name: yoga}
                spec: {fleet: lab}
                """)
            .orThrow();
    assertEquals(
        "f:1:1: document: there is no TcfsDevice 'yog'; did you mean 'yoga'?",
        Effective.of(document, new DeviceName("yog"), "/home/x", 0)
            .findings()
            .getFirst()
            .toString());
    assertThrows(
        IllegalArgumentException.class,
        () -> Effective.of(document, new DeviceName("yoga"), "home", 0));
  }

  @Test
  void revisionAndNamesAreHandedOn() {
    Desired desired = desired("", "");
    assertEquals(7, desired.revision());
    assertEquals("lab", desired.fleet().text());
    assertEquals(A, desired.device());
  }

  private static List<String> leafLines(String device) {
    return of("", device).orThrow().settings().stream()
        .map(EffectiveSetting::lineWithOrigin)
        .filter(line -> line.startsWith("leafNode"))
        .toList();
  }

  @Test
  void aLeafNodeHasDefaultsThatAreShown() {
    assertEquals(List.of(), leafLines(""));
    assertEquals(
        List.of(
            "leafNode.remotes[0]: tls://hub:7422  # f:12:24: spec.leafNode.remotes[0]",
            "leafNode.listen: 0.0.0.0:4222  # built-in default: leafNode.listen",
            "leafNode.domain: a  # built-in default: leafNode.domain",
            "leafNode.maxMemoryBytes: 67108864  # built-in default: leafNode.maxMemoryBytes",
            "leafNode.maxFileBytes: 1073741824  # built-in default: leafNode.maxFileBytes",
            "leafNode.monitorPort: 8222  # built-in default: leafNode.monitorPort",
            "leafNode.insecure: false  # built-in default: leafNode.insecure",
            "leafNode.run: true  # f:12:48: spec.leafNode.run"),
        leafLines("leafNode: {remotes: [\"tls://hub:7422\"], run: true}\n"));
  }
}
