package io.tummycrypt.tcfs.crds.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.crds.rules.MappedRoot;
import io.tummycrypt.tcfs.crds.yaml.Finding;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RootEditsTest {
  private static final DeviceName A = new DeviceName("a");
  private static final RootName GIT = new RootName("git");
  private static final RootName DOCS = new RootName("docs");
  private static final RootName NEW = new RootName("new");

  private static final String FLEET =
      """
      # What the lab shares.
      apiVersion: tcfs.tummycrypt.io/v1alpha1
      kind: TcfsFleet
      metadata: {name: lab}
      spec:
        storage: {directory: /srv/tcfs}
        roots: # all of them
          # Papers.
          - name: docs
            # not on laptops
            mode: full
          - {name: git, path: ~/git} # sources
      """;

  private static final String DEVICE =
      """
      ---
      apiVersion: tcfs.tummycrypt.io/v1alpha1
      kind: TcfsDevice
      metadata: {name: a}
      """;

  private static FleetDocument document(String spec) {
    return FleetDocument.parse("fleet.yaml", FLEET + DEVICE + spec).orThrow();
  }

  private static String spec(Result<FleetDocument> result) {
    String text = result.orThrow().text();
    assertTrue(text.startsWith(FLEET + DEVICE), text);
    return text.substring((FLEET + DEVICE).length());
  }

  private static String added(String spec, RootName root, @Nullable String path) {
    return spec(document(spec).withRoot(A, root, path));
  }

  @Test
  void addsToAListAsItIsWritten() {
    assertEquals(
        """
        spec:
          fleet: lab # ours
          roots:
            - name: git
              path: "/my git"
            - name: docs # first
              path: /d
        """,
        added(
            """
            spec:
              fleet: lab # ours
              roots:
                - name: docs # first
                  path: /d
            """,
            GIT,
            "/my git"));
    assertEquals(
        "spec: {fleet: lab, roots: [{name: git}, {name: docs, path: /d}]}\n",
        added("spec: {fleet: lab, roots: [{name: docs, path: /d}]}\n", GIT, null));
  }

  @Test
  void fillsAnEmptyListAndBeginsOneThatIsNotThere() {
    assertEquals(
        "spec:\n  fleet: lab\n  roots: # none\n    - name: git\n",
        added("spec:\n  fleet: lab\n  roots: [ ] # none\n", GIT, null));
    assertEquals(
        "spec: {fleet: lab, roots: [{name: git}]}\n",
        added("spec: {fleet: lab, roots: []}\n", GIT, null));
    assertEquals(
        "spec:\n  roots:\n    - name: docs\n      path: /d\n    - name: git\n  fleet: lab\n",
        added("spec:\n  fleet: lab\n", DOCS, "/d"));
    assertEquals(
        "spec: {roots: [{name: docs, path: /d}, {name: git}], fleet: lab}\n",
        added("spec: {fleet: lab}\n", DOCS, "/d"));
  }

  @Test
  void keepsTheLineEndsOfAText() {
    String spec = "spec:\r\n  fleet: lab\r\n  roots:\r\n    - name: docs\r\n      path: /d\r\n";
    String text = (FLEET + DEVICE).replace("\n", "\r\n") + spec;
    FleetDocument document = FleetDocument.parse("fleet.yaml", text).orThrow();

    String changed = document.withRoot(A, GIT, "/g").orThrow().text();

    assertEquals(changed.lines().count(), changed.split("\r\n").length);
    assertEquals(
        text, FleetDocument.parse("f", changed).orThrow().withoutRoot(A, GIT).orThrow().text());
  }

  static Stream<String> specs() {
    return Stream.of(
        "spec:\n  fleet: lab\n  roots:\n    - name: docs\n      path: /d\n\n# the end\n",
        "spec:\n  roots:\n  - name: docs\n    path: /d # here\n  fleet: lab\n",
        "spec:\n  fleet: lab\n  roots: # mine\n    -   name: docs\n        path: |-\n          /d\n",
        "spec:\n  fleet: lab\n  roots:\n    - {name: docs, path: /d}\n  syncGitDirs: false",
        "spec: {fleet: lab, roots: [{name: docs, path: '/d}'}]}",
        "spec:\n  fleet: lab\n  roots: [\n    {name: docs, path: /d},\n  ]\n",
        "spec:\n  fleet: lab\n  roots:\n    # a\n\n    - name: docs\n      # b\n      path: /d\n    # c\n");
  }

  @ParameterizedTest
  @MethodSource("specs")
  void takingOutWhatWasPutInGivesTheSameText(String spec) {
    String text = spec(document(spec).withRoot(A, GIT, "/g").then(d -> d.withoutRoot(A, GIT)));
    assertEquals(spec, text);
  }

  @ParameterizedTest
  @MethodSource("specs")
  void theLastRootLeavesAnEmptyListBehind(String spec) {
    FleetDocument none = document(spec).withoutRoot(A, DOCS).orThrow();
    assertEquals(List.of(), MappedRoot.of(none.fleet(), none.device(A).orElseThrow()));
    FleetDocument again = none.withRoot(A, GIT, null).orThrow();
    assertEquals(1, MappedRoot.of(again.fleet(), again.device(A).orElseThrow()).size());
  }

  @Test
  void aDeviceWithoutAListListsTheOthersFromThenOn() {
    assertEquals(
        "spec:\n  roots: []\n  fleet: lab\n",
        spec(document("spec:\n  fleet: lab\n").withoutRoot(A, GIT)));
  }

  @Test
  void addsToTheFleetAndTakesOutAgain() {
    FleetDocument document = document("spec: {fleet: lab}\n");
    FleetDocument more = document.withRoot(NEW).orThrow();
    assertTrue(
        more.text().contains("    # Papers.\n    - name: new\n    - name: docs\n"), more.text());
    assertEquals(document.text(), more.withoutRoot(NEW).orThrow().text());
    String less = more.withoutRoot(DOCS).orThrow().text();
    assertTrue(less.contains("    - name: new\n    - {name: git, path: ~/git} # sources\n"), less);
  }

  @Test
  void whatCannotBeEditedAsATextIsForAPersonToWrite() {
    Result<FleetDocument> removed =
        document(
                """
                spec:
                  fleet: lab
                  roots:
                    - {name: docs, path: /d, excludePatterns: &some [a]}
                    - {name: git, path: /g, excludePatterns: *some}
                """)
            .withoutRoot(A, DOCS);

    assertEquals(
        List.of(
            "fleet.yaml:20:5: spec.roots: this list cannot be edited as a text;"
                + " take root 'docs' out of it"),
        removed.findings().stream().map(Finding::toString).toList());
  }

  @Test
  void aRootThatCannotBeThereIsRefusedForWhatItIs() {
    Result<FleetDocument> nested =
        document("spec: {fleet: lab, roots: [{name: docs, path: /d}]}\n").withRoot(A, GIT, "/d/x");
    assertTrue(nested.findings().getFirst().toString().contains("inside"), nested::toString);
  }
}
