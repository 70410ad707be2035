package io.tummycrypt.tcfs.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.Samples;
import io.tummycrypt.tcfs.app.operations.Planned;
import io.tummycrypt.tcfs.app.operations.Publication;
import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.core.plan.Notice;
import io.tummycrypt.tcfs.core.plan.Reason.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
  private final Shell shell = new Shell();

  @TempDir Path folder;

  @Test
  void initTakesAStoreADeviceAndRoots() {
    int code =
        shell.run(
            "init",
            "--store",
            "file:///srv/tcfs",
            "--device",
            "yoga",
            "--root",
            "docs=/data/docs",
            "pics=~/pics",
            "--root",
            "git=/data/x/../git");
    assertEquals(0, code, shell.err);
    assertEquals(
        List.of("init file:///srv/tcfs yoga {docs=/data/docs, git=/data/git, pics=~/pics}"),
        shell.device.asked);
    assertTrue(shell.out.contains("created fleet lab"), shell.out);
    assertTrue(shell.device.closed);
  }

  @Test
  void initRefusesTwoFoldersForOneRoot() {
    assertEquals(64, shell.run("init", "--root", "docs=/a", "--root", "docs=/b"));
    assertEquals(List.of(), shell.device.asked);
  }

  @Test
  void diffDesiredExitsWithTwoOnlyIfThereIsSomethingToApply() {
    assertEquals(0, shell.run("diff-desired"));
    shell.device.planned = somethingToPublish();
    assertEquals(2, shell.run("diff-desired"));
    assertEquals(2, shell.run("diff-desired", "--all-devices"));
    assertTrue(shell.out.contains("Device mini: unknown, it has not reported yet"), shell.out);
    assertEquals(List.of("plan", "plan", "planAll"), shell.device.asked);
  }

  @Test
  void applyAsksAndChangesNothingWithoutAYes() {
    shell.device.planned = somethingToPublish();
    shell.answer = Optional.of("y");
    assertEquals(1, shell.run("apply"));
    assertEquals("tcfs: not applied; nothing was changed\n", shell.err);
    assertEquals(List.of("apply"), shell.device.asked);
    shell.answer = Optional.of("yes");
    assertEquals(0, shell.run("apply"), shell.err);
    assertTrue(shell.out.contains("+ publish  a"), shell.out);
    assertTrue(shell.out.contains("Result: 1 done, 0 skipped, 0 failed"), shell.out);
  }

  @Test
  void applyWithoutATerminalNeedsAYesBeforehand() {
    assertEquals(64, shell.run("apply"));
    assertEquals(List.of(), shell.device.asked);
    assertEquals(0, shell.run("apply", "--yes"), shell.err);
  }

  @Test
  void applyCarriesOutASavedPlanWithoutAskingIfItIsStillTheSame() throws IOException {
    Path plan = folder.resolve("my plan.json");
    shell.device.planned = somethingToPublish();
    assertEquals(2, shell.run("diff-desired", "-o", plan.toString()));
    assertEquals(0, shell.run("apply", plan.toString()), shell.err);
    shell.device.asked.clear();
    shell.device.planned = Samples.empty();
    assertEquals(1, shell.run("apply", plan.toString()));
    assertEquals(List.of("apply"), shell.device.asked);
    assertTrue(
        shell.err.contains("is stale and was not applied: there is nothing left"), shell.err);
  }

  @Test
  void applyWithJsonPrintsNothingElseToStandardOutput() {
    shell.device.planned = somethingToPublish();
    assertEquals(0, shell.run("apply", "--yes", "--json"), shell.err);
    assertTrue(shell.out.startsWith("{\n  \"tcfs\" : 1,\n  \"command\" : \"apply\""), shell.out);
    assertTrue(shell.err.contains("+ publish  a"), shell.err);
  }

  @Test
  void syncAsksNobody() {
    shell.device.planned = somethingToPublish();
    assertEquals(0, shell.run("sync"), shell.err);
    assertEquals(List.of("sync"), shell.device.asked);
  }

  @Test
  void statusTellsOfSomethingToApplyOnlyIfAsked() {
    shell.device.planned = somethingToPublish();
    assertEquals(0, shell.run("status"));
    assertEquals(2, shell.run("status", "--exit-code"));
    shell.device.planned = Samples.rich();
    assertEquals(3, shell.run("status"));
  }

  @Test
  void conflictsExitsWithFourIfThereAreSomeAndAllIsKnown() {
    assertEquals(0, shell.run("conflicts"));
    assertEquals("No conflict waits for you.\n", shell.out);
    Planned rich = Samples.rich();
    List<Notice> conflicts =
        rich.plan().notices().stream().filter(Notice.OpenConflict.class::isInstance).toList();
    shell.device.planned = Samples.planned(rich.source(), 7, List.of(), conflicts);
    assertEquals(4, shell.run("conflicts"));
    shell.device.planned = rich;
    assertEquals(3, shell.run("conflicts"), "a root is halted, so there may be more");
    String command = "tcfs resolve-conflict '/home/jess/my docs/notes/it'\\''s.md' --seen ";
    assertTrue(shell.out.contains(command), shell.out);
  }

  @Test
  void resolveConflictTakesTheChoiceAndAPath() {
    assertEquals(0, shell.run("resolve-conflict", "/d/a b", "--keep-both"), shell.err);
    assertEquals(0, shell.run("resolve-conflict", "/d/x/../y", "--keep-remote"), shell.err);
    String[] seen = {"resolve-conflict", "--keep-local", "--seen", "0a1b", "/d/y"};
    assertEquals(0, shell.run(seen), shell.err);
    assertEquals(
        List.of(
            "resolve /d/a b KEEP_BOTH",
            "resolve /d/x/../y KEEP_REMOTE",
            "resolve /d/y KEEP_LOCAL 0a1b"),
        shell.device.asked);
  }

  @Test
  void releaseTakesAHashOrRejects() {
    assertEquals(0, shell.run("release", "docs", "--plan", "3fa9"), shell.err);
    assertEquals(0, shell.run("release", "docs", "--reject"), shell.err);
    assertEquals(List.of("release docs 3fa9", "reject docs"), shell.device.asked);
  }

  @Test
  void deviceCommandsTellWhatTheyDid() {
    assertEquals(0, shell.run("device", "enroll", "--name", "yoga"));
    assertTrue(shell.out.contains("SHA256:b01c"), shell.out);
    assertEquals(0, shell.run("device", "list"));
    assertTrue(shell.out.contains("unsigned"), shell.out);
    assertEquals(0, shell.run("device", "revoke", "bates"));
    assertEquals("Device bates is revoked\n", shell.out);
  }

  @Test
  void aDeviceRevokesItselfOnlyAfterAYes() {
    assertEquals(64, shell.run("device", "revoke", "yoga"));
    assertTrue(shell.err.contains("no terminal to ask on; give --yes\n"), shell.err);
    assertTrue(shell.err.endsWith("next step: tcfs device revoke --help\n"), shell.err);
    shell.answer = Optional.of("y");
    assertEquals(1, shell.run("device", "revoke", "yoga"));
    assertTrue(shell.err.startsWith("'yoga' is this device itself. Revoked, it "), shell.err);
    assertTrue(shell.err.endsWith("tcfs: not revoked; nothing was changed\n"), shell.err);
    assertEquals(List.of(), shell.device.asked);
    shell.answer = Optional.of("yes");
    assertEquals(0, shell.run("device", "revoke", "yoga"));
    assertEquals("Device yoga is revoked\n", shell.out);
    shell.answer = Optional.empty();
    assertEquals(0, shell.run("device", "revoke", "yoga", "--yes"));
    assertTrue(shell.err.contains("takes part no more, for good"), shell.err);
    assertEquals(0, shell.run("device", "revoke", "yoga", "--yes", "-q"));
    assertEquals("", shell.out + shell.err);
    assertEquals(List.of("revoke yoga", "revoke yoga", "revoke yoga"), shell.device.asked);
  }

  @Test
  void fleetValidatePrintsAllFindingsAsItsResult() throws IOException {
    Path file = Files.writeString(folder.resolve("f.yaml"), "kind: TcfsFleet\nx: 1\n");
    assertEquals(1, shell.run("fleet", "validate", file.toString()));
    assertEquals("", shell.err);
    assertTrue(shell.out.lines().count() >= 1, shell.out);
    assertTrue(shell.out.lines().allMatch(line -> line.startsWith(file + ":")), shell.out);
    assertEquals(List.of(), shell.device.asked);
  }

  @Test
  void fleetRenderPrintsADocumentThatIsValidAndRendersToItself() throws IOException {
    Path source = Files.writeString(folder.resolve("f.yaml"), document());
    assertEquals(0, shell.run("fleet", "render", source.toString()), shell.out);
    String rendered = shell.out;
    shell.device.workingCopy = Files.writeString(folder.resolve("g.yaml"), rendered);
    assertEquals(0, shell.run("fleet", "render"), shell.out);
    assertEquals(rendered, shell.out);
    assertEquals(0, shell.run("fleet", "validate"), shell.out);
    assertEquals("valid: fleet lab with 1 device\n", shell.out);
  }

  static String document() {
    return """
    apiVersion: tcfs.tummycrypt.io/v1alpha1
    kind: TcfsFleet
    metadata: {name: lab}
    spec:
      storage: {directory: /srv/tcfs}
      roots: [{name: docs, path: ~/docs, excludePatterns: ["Käse*"]}]
    ---
    apiVersion: tcfs.tummycrypt.io/v1alpha1
    kind: TcfsDevice
    metadata: {name: yoga}
    spec: {fleet: lab}
    """;
  }

  @Test
  void fleetPublishWritesNothingOverSomebodyElsesRevision() {
    assertEquals(0, shell.run("fleet", "publish"));
    shell.device.publication = new Publication.Outdated(6, 7, List.of("-a", "+b"));
    assertEquals(1, shell.run("fleet", "publish"));
    assertEquals("-a\n+b\n", shell.out);
    assertTrue(shell.err.contains("made from revision 6, and revision 7 is published"), shell.err);
    assertFalse(shell.err.contains("\tat "), shell.err);
  }

  @Test
  void fleetDiffTellsOfTwoRevisionsOrOfTheWorkingCopy() {
    assertEquals(0, shell.run("fleet", "diff"), shell.err);
    assertEquals("revision 3 and revision 5 say the same\n", shell.out);
    shell.device.difference = List.of("--- a", "+++ b", "@@ -1 +1 @@", "-old", "+new\u001b[2K");
    assertEquals(0, shell.run("fleet", "diff", "3", "5"), shell.err);
    assertEquals("--- a\n+++ b\n@@ -1 +1 @@\n-old\n+new\\u001b[2K\n", shell.out);
    assertEquals(
        List.of(
            "diffFleet OptionalLong.empty OptionalLong.empty",
            "diffFleet OptionalLong[3] OptionalLong[5]"),
        shell.device.asked);
    assertEquals(64, shell.run("fleet", "diff", "three"));
  }

  @Test
  void configEffectiveTellsWhereAValueComesFromIfAsked() {
    assertEquals(0, shell.run("config", "effective"), shell.err);
    assertEquals("suspend: false\n", shell.out);
    assertEquals(0, shell.run("config", "effective", "--device", "mini", "--origin"), shell.err);
    assertEquals("suspend: false  # fleet.yaml:3:5: spec.suspend\n", shell.out);
    assertEquals(List.of("settings Optional.empty", "settings Optional[mini]"), shell.device.asked);
  }

  @Test
  void demoStopsAtTheFirstSurpriseAndRemovesWhatItMade() {
    shell.device.failure = Optional.of(new RefusedException("no store here", "make one"));
    assertEquals(1, shell.run("demo"));
    assertEquals(1, shell.device.asked.size());
    assertTrue(shell.err.contains("tcfs: no store here\n"), shell.err);
    assertTrue(shell.err.contains("ended with exit code 1, expected 0"), shell.err);
    String removed = shell.out.lines().toList().getLast();
    assertTrue(removed.startsWith("Removed "), removed);
    assertFalse(Files.exists(Path.of(removed.substring("Removed ".length()))));
  }

  private static Planned somethingToPublish() {
    return Samples.planned(
        List.of(Samples.push("a", Samples.file(1, 3), Rule.NEW_HERE, 3, 1)), List.of());
  }
}
