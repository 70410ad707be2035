package io.tummycrypt.tcfs.crds.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class HostileYamlTest {
  private static FleetObjects read(String text) {
    return ObjectReader.read(List.of(new SourceText("f.yaml", text)));
  }

  private static void assertRefused(String text, String finding) {
    FleetObjects objects = read(text);
    List<String> found = objects.findings().stream().map(Finding::toString).toList();
    assertTrue(found.contains(finding), found::toString);
    assertFalse(objects.complete());
  }

  @Test
  void deepNestingIsRefusedWhereItGetsTooDeep() {
    assertRefused("[".repeat(500_000), "f.yaml:1:33: document: nested deeper than 32 levels");
    assertRefused("- ".repeat(40) + "x", "f.yaml:1:65: document: nested deeper than 32 levels");
    assertRefused("{a: ".repeat(100_000), "f.yaml:1:129: document: nested deeper than 32 levels");
  }

  @Test
  void aFewLinesCannotStandForMillionsOfValues() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 8; i++) {
      bomb.append("a%d: &a%d [".formatted(i, i));
      bomb.append("*a%d, ".formatted(i - 1).repeat(8)).append("]\n");
    }
    assertRefused(
        bomb.toString(),
        "f.yaml:6:15: document: more than 100000 values in one document, aliases counted as"
            + " copies");
  }

  @Test
  void moreAliasesThanAnyoneNeedsAreRefused() {
    assertRefused(
        "a: &a x\nb: [" + "*a,".repeat(65) + "]\n",
        "f.yaml:2:197: document: more than 64 aliases in one text");
  }

  @Test
  void valuesThatContainThemselvesAreRefused() {
    assertRefused(
        "a: &a [*a]", "f.yaml:1:8: document: the alias '*a' refers to what it is part of");
    assertRefused(
        "&a {k: {l: *a}}", "f.yaml:1:12: document: the alias '*a' refers to what it is part of");
  }

  @Test
  void aliasesWithoutAnchorAreRefused() {
    assertRefused("a: *b", "f.yaml:1:4: document: the alias '*b' has no anchor before it");
    assertRefused(
        "a: &a 1\n---\nb: *a", "f.yaml:3:4: document: the alias '*a' has no anchor before it");
  }

  @Test
  void keysWrittenTwiceAreFoundAndTheRestIsRead() {
    List<Finding> findings = read("kind: a\nkind: b\nkind: c\n").findings();
    assertEquals(
        "f.yaml:2:1: document: the key 'kind' is written twice", findings.get(0).toString());
    assertEquals(
        "f.yaml:3:1: document: the key 'kind' is written twice", findings.get(1).toString());
    assertEquals("apiVersion", findings.get(2).path());
  }

  @Test
  void keysThatAreNotTextAreRefused() {
    assertRefused("{[a]: b}", "f.yaml:1:2: document: a key must be text, found a list or mapping");
    assertRefused("a: &a x\n*a : b\n", "f.yaml:2:1: document: a key must be text, found an alias");
  }

  @Test
  void longTextsOfManyPartsAreCheckedWithoutRunningOutOfStack() {
    String s3 = "spec: {storage: {s3: {prefix: " + "a/".repeat(400_000) + "}}}\n";
    String head = "apiVersion: tcfs.tummycrypt.io/v1alpha1\nkind: TcfsFleet\n";
    assertTrue(read(head + s3).findings().size() > 1);
  }

  @Test
  void unknownTagsAreFound() {
    assertEquals(
        "f.yaml:1:4: document: unknown tag '!!javax.script.ScriptEngineManager'; leave it out",
        read("a: !!javax.script.ScriptEngineManager [x]").findings().getFirst().toString());
    assertEquals(
        "f.yaml:1:4: document: unknown tag '!x'; leave it out",
        read("a: !x b").findings().getFirst().toString());
  }

  @Test
  void directivesAreRefused() {
    assertRefused(
        "%TAG ! tag:x,2000:\n---\na: b\n",
        "f.yaml:1:1: document: lines that begin with '%' are not used in fleet documents");
  }

  @Test
  void hugeTextIsRefusedUnread() {
    assertRefused(
        "# " + "x".repeat(1 << 20),
        "f.yaml:1:1: document: with this text the fleet document is larger than 1048576 bytes");
  }

  @Test
  void limitOfBytesHoldsForAllTextsTogether() {
    SourceText half = new SourceText("half", "# " + "x".repeat(600_000));
    assertFalse(ObjectReader.read(List.of(half, half)).complete());
    assertTrue(ObjectReader.read(List.of(half)).complete());
  }

  @Test
  void tooManyDocumentsAreRefused() {
    assertRefused(
        "--- x\n".repeat(1001), "f.yaml:1001:1: document: more than 1000 documents in one text");
  }

  @Test
  void whatIsNotYamlIsRefusedWithItsPlace() {
    assertRefused(
        "a: b\nc: [d\n",
        "f.yaml:3:1: document: not YAML: while parsing a flow sequence, expected ',' or ']', but"
            + " got <stream end>");
    assertRefused("a: b\0", "f.yaml:1:5: document: not YAML: the character U+0000 is not allowed");
  }

  @Test
  void theSlipsThatPeopleMakeMostAreSaidPlainly() {
    assertRefused(
        "spec:\n\tfleet: lab\n",
        "f.yaml:2:1: document: not YAML: a tab stands where only spaces can; write spaces instead");
    assertRefused(
        "fleet: @lab\n",
        "f.yaml:1:8: document: not YAML: no value begins with '@'; put it in quotes");
    assertRefused(
        "%YAML 3.0\n---\na: b\n",
        "f.yaml:1:1: document: lines that begin with '%' are not used in fleet documents");
  }

  @Test
  void documentsBeforeABrokenOneAreStillChecked() {
    List<Finding> findings = read("kind: TcfsFlet\n---\n[\n").findings();
    assertEquals("f.yaml:1:7", findings.get(findings.size() - 3).position().toString());
    assertTrue(findings.stream().anyMatch(f -> f.message().startsWith("not YAML")));
  }
}
