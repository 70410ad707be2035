package io.tummycrypt.tcfs.crds.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.crds.yaml.Finding;
import io.tummycrypt.tcfs.crds.yaml.FleetObjects;
import io.tummycrypt.tcfs.crds.yaml.ObjectReader;
import io.tummycrypt.tcfs.crds.yaml.Position;
import io.tummycrypt.tcfs.crds.yaml.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentRulesTest {
  private static final String API = "apiVersion: tcfs.tummycrypt.io/v1alpha1\n";

  private static String fleet(String spec) {
    return API
        + "kind: TcfsFleet\nmetadata: {name: lab}\nspec:\n  storage: {directory: /srv/tcfs}\n"
        + spec;
  }

  private static String device(String name, String spec) {
    return "---\n" + API + "kind: TcfsDevice\nmetadata: {name: " + name + "}\nspec: " + spec + "\n";
  }

  private static String s3(String fields) {
    return API
        + "kind: TcfsFleet\nmetadata: {name: lab}\nspec:\n  storage: {s3: {bucket: abc, "
        + fields
        + "}}\n";
  }

  private static void assertFindings(String text, String... findings) {
    FleetObjects objects = ObjectReader.read(List.of(new SourceText("f", text)));
    assertEquals(List.of(), objects.findings());
    List<String> found =
        DocumentRules.check(objects, Position.startOf("f")).stream()
            .map(Finding::toString)
            .toList();
    assertEquals(String.join("\n", findings), String.join("\n", found));
  }

  @Test
  void exactlyOneFleetIsInADocument() {
    assertFindings("", "f:1:1: document: expected exactly one TcfsFleet, found none");
    assertFindings(
        fleet("") + "---\n" + fleet(""),
        "f:7:1: document: expected exactly one TcfsFleet, and there is one at f:1:1");
  }

  @Test
  void whatCouldNotBeReadIsNotCalledMissing() {
    FleetObjects objects =
        ObjectReader.read(List.of(new SourceText("f", "kind: TcfsFlet\n" + API)));
    assertEquals(List.of(), DocumentRules.check(objects, Position.startOf("f")));
  }

  @Test
  void whatIsWrittenButCouldNotBeReadIsNotCalledMissing() {
    String fleet = fleet("  roots: [git, {name: docs, path: docs}]\n");
    String device = device("a", "{fleet: lab, roots: [{name: git}, {name: docs}]}");
    FleetObjects objects = ObjectReader.read(List.of(new SourceText("f", fleet + device)));
    assertEquals(2, objects.findings().size());
    assertEquals(List.of(), DocumentRules.check(objects, Position.startOf("f")));
  }

  @Test
  void deviceNamesAreUnique() {
    assertFindings(
        fleet("") + device("a", "{fleet: lab}") + device("a", "{fleet: lab}"),
        "f:14:18: metadata.name: device 'a' is there already, at f:9:18");
  }

  @Test
  void devicesBelongToTheFleetOfTheDocument() {
    assertFindings(
        fleet("") + device("a", "{fleet: home}"),
        "f:10:15: spec.fleet: expected the fleet of this document, 'lab', found 'home'");
  }

  @Test
  void rootsOfDevicesAreInTheFleet() {
    assertFindings(
        fleet("  roots: [{name: photos, path: ~/p}]\n")
            + device("a", "{fleet: lab, roots: [{name: photo}]}"),
        "f:11:35: spec.roots[0].name: the fleet has no root 'photo'; did you mean 'photos'?");
  }

  @Test
  void theNameOfTheDetachedRootIsReserved() {
    assertFindings(
        fleet("  roots: [{name: docs, path: ~/d}, {name: default, path: ~/p}]\n"),
        "f:6:43: spec.roots[1].name: the name 'default' is reserved for what 'tcfs push' publishes"
            + " from outside of roots");
  }

  @Test
  void listedRootsHaveAPathSomewhere() {
    assertFindings(
        fleet("  roots: [{name: docs}]\n")
            + device("a", "{fleet: lab, roots: [{name: docs}]}")
            + device("b", "{fleet: lab, roots: [{name: docs, path: ~/d}]}")
            + device("c", "{fleet: lab}"),
        "f:11:28: spec.roots[0].path: neither this device nor the fleet says where root 'docs' is");
  }

  @Test
  void equalAndNestedRootsOfOneDeviceAreFound() {
    String roots = "  roots: [{name: a}, {name: b}, {name: c}, {name: d}]\n";
    String paths =
        "{fleet: lab, roots: [{name: a, path: ~/x/y}, {name: b, path: ~/z/../x/y/},"
            + " {name: c, path: /x}, {name: d, path: ~/x}]}";
    assertFindings(
        fleet(roots) + device("one", paths),
        "f:11:44: spec.roots[0].path: root 'a' of device 'one' is at '~/x/y', inside root 'd' at"
            + " '~/x'",
        "f:11:68: spec.roots[1].path: root 'b' of device 'one' is at '~/z/../x/y/', inside root 'd'"
            + " at '~/x'");
  }

  @Test
  void nestingCountsOnlyWhereADeviceHasBothRoots() {
    String roots = "  roots: [{name: a, path: /x}, {name: b, path: /x/y}]\n";
    assertFindings(
        fleet(roots)
            + device("one", "{fleet: lab, roots: [{name: a}]}")
            + device("two", "{fleet: lab}"),
        "f:6:48: spec.roots[1].path: root 'b' of device 'two' is at '/x/y', inside root 'a' at"
            + " '/x'");
  }

  @Test
  void rootsAndTheStoreAreApart() {
    String roots = "  roots: [{name: a, path: /srv}, {name: b, path: /srv2}]\n";
    assertFindings(
        fleet(roots) + device("one", "{fleet: lab}"),
        "f:6:27: spec.roots[0].path: root 'a' of device 'one' is at '/srv', and the store at"
            + " '/srv/tcfs': one is inside the other");
  }

  @Test
  void pathsThatNoRootMayHaveAreFoundWhereTheyAreWritten() {
    assertFindings(
        fleet("  roots: [{name: a, path: ~/..}, {name: b, path: /x/..}, {name: c, path: ~x}]\n"),
        "f:6:27: spec.roots[0].path: '~/..' leads above its start by '..'",
        "f:6:50: spec.roots[1].path: a root cannot be the whole file system",
        "f:6:74: spec.roots[2].path: expected an absolute path, or one that begins with '~/', found"
            + " '~x'");
  }

  @Test
  void badPatternsAreFoundWhereverTheyAre() {
    assertFindings(
        fleet(
                """
                  defaults: {excludePatterns: [ok, "# no"]}
                  roots: [{name: a, excludePatterns: ["/"], rules: [{match: "[x", conflictMode: auto}]}]
                """)
            + device("one", "{fleet: lab, roots: [{name: a, path: /x, pinned: [\"!\"]}]}"),
        "f:6:36: spec.defaults.excludePatterns[1]: '# no' is a comment, not a pattern; for the name"
            + " write '\\#...'",
        "f:7:39: spec.roots[0].excludePatterns[0]: the pattern '/' cannot match anything: it has"
            + " slashes and no name",
        "f:7:61: spec.roots[0].rules[0].match: the pattern '[x' cannot match anything: it has a '['"
            + " without its ']', an unknown class between brackets, or a '\\' at its end",
        "f:12:57: spec.roots[0].pinned[0]: the pattern '!' cannot match anything: it names"
            + " nothing");
  }

  @Test
  void plainHttpIsForThisMachineOrWrittenDown() {
    assertFindings(s3("endpoint: http://localhost:9000"));
    assertFindings(s3("endpoint: \"http://[::1]:9000\""));
    assertFindings(s3("endpoint: http://127.0.0.1:9000"));
    assertFindings(s3("endpoint: http://s3.lab, insecure: true"));
    assertFindings(
        s3("endpoint: http://127.0.0.1.example.org"),
        "f:5:41: spec.storage.s3.endpoint: plain http to '127.0.0.1.example.org' needs 'insecure:"
            + " true' beside it");
  }

  @Test
  void settingsWithoutEffectAreNotAccepted() {
    assertFindings(
        s3("endpoint: https://s3.lab, insecure: true"),
        "f:5:67: spec.storage.s3.insecure: has no effect with https, whose certificates are always"
            + " checked; leave it out, or name the certificates in caFile");
    assertFindings(
        s3("endpoint: http://localhost, caFile: /etc/ca.pem"),
        "f:5:67: spec.storage.s3.caFile: has no effect with plain http; leave it out or use https");
  }

  @Test
  void anEndpointHasNoPath() {
    assertFindings(s3("endpoint: https://s3.lab:8333/"));
    assertFindings(
        s3("endpoint: https://s3.lab/bucket"),
        "f:5:41: spec.storage.s3.endpoint: expected only scheme, host and port; credentials are"
            + " never in here");
  }

  @Test
  void credentialsInAnEndpointAreRefusedAndNotRepeated() {
    assertFindings(
        s3("endpoint: https://me:secret@s3.lab"),
        "f:5:41: spec.storage.s3.endpoint: expected only scheme, host and port; credentials are"
            + " never in here");
    assertFindings(
        s3("endpoint: \"https://me:se cret@s3.lab\""),
        "f:5:41: spec.storage.s3.endpoint: expected a URL such as https://s3.lab:8333, found"
            + " something with an '@' in it");
  }

  private static String leaf(String name, String fields) {
    String all = "remotes: [\"tls://hub.lab:7422\"]" + fields;
    return device(name, "{fleet: lab, leafNode: {" + all + "}}");
  }

  @Test
  void leafNodesListenAtPortsThatThereAre() {
    assertFindings(fleet("") + leaf("a", ", listen: \"[::]:4222\""));
    assertFindings(
        fleet("") + leaf("a", ", listen: \"10.0.0.1:70000\""),
        "f:10:72: spec.leafNode.listen: expected a port of 1 to 65535, found 70000");
    assertFindings(
        fleet("") + leaf("a", ", monitorPort: 4222"),
        "f:10:77: spec.leafNode.monitorPort: clients and monitoring need two ports, and both have"
            + " 4222");
    assertFindings(
        fleet("") + leaf("a", ", listen: \"0.0.0.0:8222\""),
        "f:10:72: spec.leafNode.listen: clients and monitoring need two ports, and both have 8222");
  }

  @Test
  void leafNodesKnowWhereTheirHubIs() {
    assertFindings(
        fleet("") + device("a", "{fleet: lab, leafNode: {remotes: [\"tls://hub:99999\"]}}"),
        "f:10:41: spec.leafNode.remotes[0]: expected the URL of a server, such as tls://HOST:7422");
  }

  @Test
  void leafNodesHaveDomainsOfTheirOwn() {
    assertFindings(fleet("") + leaf("a", "") + leaf("b", ""));
    assertFindings(
        fleet("") + leaf("a", "") + leaf("b", ", domain: a"),
        "f:15:72: spec.leafNode.domain: expected a domain of its own, and 'a' is that of the leaf"
            + " node at f:10:30");
  }
}
