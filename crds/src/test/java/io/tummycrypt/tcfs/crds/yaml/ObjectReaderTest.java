package io.tummycrypt.tcfs.crds.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.version.ConflictMode;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsDevice;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ObjectReaderTest {
  private static final String HEAD =
      """
      apiVersion: tcfs.tummycrypt.io/v1alpha1
      kind: TcfsDevice
      metadata: {name: yoga}
      spec:
        fleet: lab
      """;

  private static FleetObjects read(String text) {
    return ObjectReader.read(List.of(new SourceText("f.yaml", text)));
  }

  private static void assertFindings(String text, String... findings) {
    List<String> found = read(text).findings().stream().map(Finding::toString).toList();
    assertEquals(String.join("\n", findings), String.join("\n", found));
  }

  private static TcfsDevice.Spec device(String more) {
    FleetObjects objects = read(HEAD + more);
    assertEquals(List.of(), objects.findings());
    return Objects.requireNonNull(objects.devices().getFirst().object().spec());
  }

  @Test
  void readsWhatIsWrittenAndLeavesTheRestNull() {
    TcfsDevice.Spec spec = device("  conflictMode: defer\n  syncGitDirs: true\n");
    assertEquals("lab", spec.fleet());
    assertEquals(ConflictMode.DEFER, spec.conflictMode());
    assertEquals(true, spec.syncGitDirs());
    assertEquals(null, spec.gitSyncMode());
    assertEquals(null, spec.roots());
  }

  @Test
  void anEmptyListIsNotTheSameAsNone() {
    assertEquals(List.of(), device("  roots: []\n").roots());
  }

  @Test
  void knowsWhereEachFieldIs() {
    FleetObjects objects = read(HEAD + "  roots:\n  - name: git\n    path: /srv/git\n");
    Located<TcfsDevice> device = objects.devices().getFirst();
    assertEquals("f.yaml:8:11: spec.roots[0].path", device.origin("spec.roots[0].path").toString());
    assertEquals("f.yaml:3:18", device.at("metadata.name").toString());
  }

  @Test
  void placeOfWhatIsNotWrittenIsThatOfWhatIsAroundIt() {
    Located<TcfsDevice> device = read(HEAD + "  roots:\n  - name: git\n").devices().getFirst();
    assertEquals("f.yaml:7:5", device.at("spec.roots[0].path").toString());
    assertEquals("f.yaml:5:3", device.at("spec.conflictMode").toString());
  }

  @Test
  void severalTextsAreOneStream() {
    FleetObjects objects =
        ObjectReader.read(List.of(new SourceText("a", HEAD), new SourceText("b", HEAD)));
    assertEquals(2, objects.devices().size());
    assertEquals("b:3:18", objects.devices().getLast().at("metadata.name").toString());
  }

  @Test
  void emptyDocumentsAreNothing() {
    FleetObjects objects = read("---\n# nothing\n---\n" + HEAD + "---\n");
    assertEquals(List.of(), objects.findings());
    assertEquals(1, objects.devices().size());
  }

  @Test
  void unknownKeysAreErrorsThatNameTheLikelyOne() {
    assertFindings(
        HEAD + "  conflict_mode: auto\n  color: red\n",
        "f.yaml:6:3: spec.conflict_mode: unknown key; did you mean 'conflictMode'?",
        "f.yaml:7:3: spec.color: unknown key; known are fleet, conflictMode, syncGitDirs,"
            + " gitSyncMode, roots, leafNode");
  }

  @Test
  void wrongWordsNameTheLikelyOne() {
    assertFindings(
        HEAD + "  conflictMode: interactiv\n  gitSyncMode: tarball\n",
        "f.yaml:6:17: spec.conflictMode: expected one of auto, interactive, defer, found the text"
            + " 'interactiv'; did you mean 'interactive'?",
        "f.yaml:7:16: spec.gitSyncMode: expected one of bundle, raw, found the text 'tarball'");
  }

  @Test
  void wrongTypesNameWhatWasFoundAndExpected() {
    assertFindings(
        HEAD + "  conflictMode: [auto]\n  syncGitDirs: \"true\"\n  roots: git\n",
        "f.yaml:6:17: spec.conflictMode: expected one of auto, interactive, defer, found a list",
        "f.yaml:7:16: spec.syncGitDirs: expected true or false, found the text 'true'",
        "f.yaml:8:10: spec.roots: expected a list, found the text 'git'");
  }

  @Test
  void everythingWrongIsFoundAtOnceInAllDocuments() {
    String second = HEAD.replace("fleet: lab", "flet: lab");
    List<Finding> findings = read(HEAD + "  x: 1\n---\n" + second).findings();
    assertEquals(3, findings.size(), findings::toString);
  }

  @Test
  void aMisspeltTypeHidesNothingElse() {
    String wrong = "f.yaml:6:3: spec.color: unknown key; known are fleet, conflictMode,";
    for (String head :
        List.of(
            HEAD.replace("kind:", "Kind:"),
            HEAD.replace("kind:", "kid:"),
            HEAD.replace("TcfsDevice", "tcfsdevice"),
            HEAD.replace("apiVersion:", "apiversion:"),
            HEAD.replace("tummycrypt", "tummycript"),
            HEAD.replace("apiVersion: tcfs.tummycrypt.io/v1alpha1", "#"))) {
      List<Finding> findings = read(head + "  color: red\n").findings();
      assertEquals(2, findings.size(), findings::toString);
      assertTrue(findings.get(1).toString().startsWith(wrong), findings::toString);
    }
  }

  @Test
  void misspeltKeysOfTheTypeAreFoundWhereTheyAre() {
    String text = HEAD.replace("apiVersion:", "apiversion:").replace("kind:", "Kind:");
    assertFindings(
        text,
        "f.yaml:1:1: apiversion: unknown key; did you mean 'apiVersion'?",
        "f.yaml:2:1: Kind: unknown key; did you mean 'kind'?");
    assertFindings(
        "Apiversion: tcfs.tummycrypt.io/v1alpha1\nknd: Pod\n",
        "f.yaml:1:1: Apiversion: unknown key; did you mean 'apiVersion'?",
        "f.yaml:2:1: knd: unknown key; did you mean 'kind'?",
        "f.yaml:2:6: kind: unknown kind 'Pod'; a fleet document has TcfsFleet and TcfsDevice");
  }

  @Test
  void objectsOfAnotherVersionOrApiAreNotJudged() {
    for (String version : List.of("tcfs.tummycrypt.io/v1beta1", "v1", "apps/v1")) {
      String text = HEAD.replace("tcfs.tummycrypt.io/v1alpha1", version) + "  color: red\n";
      assertEquals(1, read(text).findings().size(), version);
    }
  }

  @Test
  void aBadElementHidesNoOther() {
    assertFindings(
        HEAD
            + "  roots: [git, {name: docs, pined: [a]}, {name: b, excludePatterns: ['', x, 1]},"
            + " {name: docs}]\n",
        "f.yaml:6:11: spec.roots[0]: expected a mapping, found the text 'git'",
        "f.yaml:6:29: spec.roots[1].pined: unknown key; did you mean 'pinned'?",
        "f.yaml:6:70: spec.roots[2].excludePatterns[0]: expected text, found none; leave the key"
            + " out instead",
        "f.yaml:6:77: spec.roots[2].excludePatterns[2]: expected text, found the number 1; if it is"
            + " meant, put it in quotes",
        "f.yaml:6:82: spec.roots[3].name: 'docs' is there already, at f.yaml:6:16");
  }

  @Test
  void aKeyWithoutAValueIsAnError() {
    assertFindings(HEAD + "  roots:\n", "f.yaml:6:9: spec.roots: expected a list, found nothing");
  }

  @Test
  void requiredFieldsAreMissedWhereTheyShouldBe() {
    assertFindings(
        HEAD + "  roots: [{path: /x}]\n",
        "f.yaml:6:11: spec.roots[0].name: required, but not there");
  }

  @Test
  void textThatSomeReadersTakeForSomethingElseIsRefused() {
    for (String text : List.of("yes", "Off", "n", "12:30", "2026-01-02")) {
      List<Finding> findings = read(HEAD.replace("lab", text)).findings();
      assertEquals(1, findings.size(), text);
      assertTrue(findings.getFirst().message().endsWith("put it in quotes"), text);
    }
    for (String text : List.of("12", "0755", "1e3", "true", ".5", "0x1f")) {
      List<Finding> findings = read(HEAD.replace("lab", text)).findings();
      assertEquals(1, findings.size(), text);
      assertTrue(findings.getFirst().message().contains("if it is meant"), text);
    }
  }

  @Test
  void quotedTextIsTextWhateverItLooksLike() {
    assertEquals(List.of(), read(HEAD.replace("lab", "\"12\"")).findings());
    assertEquals(List.of(), read(HEAD.replace("lab", "!!str 12")).findings());
  }

  @Test
  void numbersHaveLimitsAndOneSpelling() {
    String fleet =
        """
        apiVersion: tcfs.tummycrypt.io/v1alpha1
        kind: TcfsFleet
        metadata: {name: lab}
        spec:
          storage: {directory: /srv/tcfs}
          guards: {maxDeletes: {percent: 101, count: -1}, minFreeBytes: 0x10}
        """;
    assertFindings(
        fleet,
        "f.yaml:6:34: spec.guards.maxDeletes.percent: expected a whole number of 0 to 100, found"
            + " the number 101",
        "f.yaml:6:46: spec.guards.maxDeletes.count: expected a whole number of 0 or more, found the"
            + " number -1",
        "f.yaml:6:65: spec.guards.minFreeBytes: expected a whole number of 0 or more, found the"
            + " number 0x10");
  }

  @Test
  void unknownVersionsAndKindsSaySo() {
    assertFindings(
        HEAD.replace("v1alpha1", "v1"),
        "f.yaml:1:13: apiVersion: unknown apiVersion 'tcfs.tummycrypt.io/v1'; did you mean"
            + " 'tcfs.tummycrypt.io/v1alpha1'?");
    assertFindings(
        HEAD.replace("TcfsDevice", "TcfsDevise"),
        "f.yaml:2:7: kind: unknown kind 'TcfsDevise'; did you mean 'TcfsDevice'?");
    assertFindings(
        "kind: TcfsDevice\n",
        "f.yaml:1:1: apiVersion: required, but not there; this version reads"
            + " tcfs.tummycrypt.io/v1alpha1",
        "f.yaml:1:1: metadata: required, but not there",
        "f.yaml:1:1: spec: required, but not there");
    assertFindings(
        "- a\n", "f.yaml:1:1: document: expected an object with apiVersion and kind, found a list");
  }

  @Test
  void namesAreLabels() {
    assertFindings(
        HEAD.replace("yoga", "Yoga.local"),
        "f.yaml:3:18: metadata.name: expected a name of lower-case letters, digits and '-' that"
            + " begins and ends with a letter or digit, found 'Yoga.local'");
  }

  @Test
  void elementsWithOneNameTwiceAreFound() {
    assertFindings(
        HEAD + "  roots:\n  - {name: a}\n  - {name: a}\n",
        "f.yaml:8:5: spec.roots[1].name: 'a' is there already, at f.yaml:7:5");
  }

  @Test
  void exactlyOneStorageIsWritten() {
    String fleet =
        "{apiVersion: tcfs.tummycrypt.io/v1alpha1, kind: TcfsFleet, metadata: {name: x}, spec: ";
    assertFindings(
        fleet + "{storage: {}}}",
        "f.yaml:1:97: spec.storage: expected exactly one of s3, directory, found none");
    String both = "{storage: {directory: /x, s3: {endpoint: https://s, bucket: abc}}}}";
    assertFindings(
        fleet + both,
        "f.yaml:1:97: spec.storage: expected exactly one of s3, directory, found more than one");
  }

  @Test
  void foreignTextForgesNoLineOfOutput() {
    List<Finding> findings = read(HEAD + "  \"a\\nf.yaml:1:1: all is well\\e[2J\": 1\n").findings();
    assertEquals(1, findings.size());
    assertTrue(findings.getFirst().toString().chars().allMatch(c -> c >= ' ' && c < 0x7f));
  }

  @Test
  void passwordsAndTokensAreNotRepeated() {
    String fleet =
        """
        apiVersion: tcfs.tummycrypt.io/v1alpha1
        kind: TcfsFleet
        metadata: {name: lab, labels: {url: nats://u:hunter2@host}}
        spec:
          storage: {s3: {bucket: abc, endpoint: "ftp://u:hunter2@s3.lab", caFile: "u:hunter2@x"}}
        """;
    for (String urls :
        List.of(
            "[\"nats://u:hunter2@host:4222\"]",
            "[\"nats://hunter2@host:4222\"]",
            "[\"nats://u:hun@ter2/hunter2?#hunter2@host:4222\"]",
            "[\"nats://u:" + "hunter2".repeat(20) + "@host:4222\"]",
            "[\"u:hunter2@host:4222\"]",
            "[\"nats://host:4222?token=hunter2\"]",
            "\"nats://u:hunter2@host:4222\"",
            "{\"nats://u:hunter2@host:4222\": 1}")) {
      List<Finding> findings = read(fleet + "  nats: {urls: " + urls + "}\n").findings();
      assertEquals(3, findings.size(), findings::toString);
      findings.forEach(f -> assertFalse(f.toString().contains("unter"), f::toString));
    }
    assertFindings(
        fleet.replaceAll("(?s)metadata.*", "")
            + "metadata: {name: lab}\nspec: {storage: {directory: /x}, nats: {urls: "
            + "[\"nats://u:p@host:4222\"]}}\n",
        "f.yaml:4:48: spec.nats.urls[0]: expected a URL such as nats://HOST:4222, without"
            + " credentials, found 'nats://***@host:4222'");
  }

  @Test
  void labelsAndAnnotationsRideAlong() {
    String text =
        HEAD.replace("{name: yoga}", "{name: yoga, namespace: sync, labels: {os: \"linux\"}}");
    assertEquals(List.of(), read(text).findings());
  }
}
