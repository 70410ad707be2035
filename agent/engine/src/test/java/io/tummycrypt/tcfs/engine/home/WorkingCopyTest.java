package io.tummycrypt.tcfs.engine.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.crds.yaml.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingCopyTest {
  private static final String FLEET =
      """
      # The lab.
      apiVersion: tcfs.tummycrypt.io/v1alpha1
      kind: TcfsFleet
      metadata: {name: lab}
      spec:
        storage: {directory: /srv/tcfs}
        roots: [{name: docs, path: ~/docs}]
      """;

  @TempDir private Path temp;
  private TcfsHome home = TcfsHome.in(Path.of("/"));

  @BeforeEach
  void createTheHome() throws IOException {
    home = TcfsHome.in(temp);
    home.create();
  }

  private WorkingCopy read(String text) throws IOException {
    Files.writeString(home.fleetFile(), text);
    return WorkingCopy.read(home).orThrow();
  }

  @Test
  void whatIsWrittenIsReadWithItsRevision() throws IOException {
    assertFalse(WorkingCopy.exists(home));
    WorkingCopy.write(home, 3, FLEET);
    assertTrue(WorkingCopy.exists(home));
    WorkingCopy copy = WorkingCopy.read(home).orThrow();
    assertEquals(OptionalLong.of(3), copy.revision());
    assertEquals(FLEET, copy.publishable());
    assertTrue(
        Files.readString(home.fleetFile())
            .matches(
                "(?s)# tcfs: made from revision 3, text [0-9a-f]{16}\n" + Pattern.quote(FLEET)));
  }

  @Test
  void anEditIsSeenWithoutTheRevisionThatTheCopyWasMadeFrom() throws IOException {
    WorkingCopy.write(home, 3, FLEET);
    String text = Files.readString(home.fleetFile());
    assertEquals(Optional.of(false), read(text).isEdited());
    assertEquals(Optional.of(true), read("# mine\n" + text).isEdited());
    assertEquals(Optional.of(true), read(text.replace("lab", "den")).isEdited());
    assertEquals(Optional.empty(), read(text.replaceFirst(", text .*", "")).isEdited());
  }

  @Test
  void thereIsOnlyEverOneLineThatNamesARevision() throws IOException {
    WorkingCopy.write(home, 3, FLEET);
    WorkingCopy.write(home, 4, Files.readString(home.fleetFile()));
    String text = Files.readString(home.fleetFile());
    assertEquals(1, text.lines().filter(line -> line.contains("made from")).count());
    assertTrue(text.startsWith("# tcfs: made from revision 4, text "), text);
  }

  @Test
  void theLineMayStandAnywhereAmongTheFirstComments() throws IOException {
    WorkingCopy copy = read("# mine\n\n  # x\n# tcfs: made from revision 12  \n" + FLEET);
    assertEquals(OptionalLong.of(12), copy.revision());
    assertEquals("# mine\n\n  # x\n" + FLEET, copy.publishable());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# tcfs: made from revision 0\n",
        "# tcfs: made from revision -1\n",
        "# tcfs: made from revision x\n",
        "# made from revision 3\n",
        "# tcfs: made from revision 3, text 12\n",
        "---\n# tcfs: made from revision 3\n",
      })
  void anythingElseSaysNothing(String before) throws IOException {
    WorkingCopy copy = read(before + FLEET);
    assertEquals(OptionalLong.empty(), copy.revision());
    assertEquals(before + FLEET, copy.publishable());
  }

  @Test
  void findingsNameTheLinesOfTheFile() throws IOException {
    WorkingCopy.write(home, 3, FLEET.replace("spec:", "spek:"));
    List<String> findings =
        WorkingCopy.read(home).findings().stream().map(Finding::toString).toList();
    String expected = home.fleetFile() + ":6:1: spek: unknown key; did you mean 'spec'?";
    assertTrue(findings.contains(expected), findings.toString());
  }

  @Test
  void aMissingCopyIsAFinding() {
    String finding = WorkingCopy.read(home).findings().getFirst().toString();
    assertTrue(finding.contains("there is no such file"), finding);
  }
}
