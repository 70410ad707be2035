package io.tummycrypt.tcfs.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImportCommandTest {
  private static final String ASKED =
      "import ImportRequest[source=file:///mnt/older, s3=null, into=docs/old]";

  private final Shell shell = new Shell();

  private int run(String... more) {
    List<String> args =
        new ArrayList<>(
            List.of("import", "--from-manifests", "file:///mnt/older", "--into", "docs/old"));
    args.addAll(List.of(more));
    return shell.run(args.toArray(String[]::new));
  }

  @Test
  void asksAfterThePlanAndDoesNothingWithoutAYes() {
    shell.answer = Optional.of("no");
    assertEquals(1, run());
    assertTrue(shell.out.contains("+ old/plan.md"), shell.out);
    assertEquals(List.of(ASKED), shell.device.asked);
    assertTrue(shell.err.contains("not imported; nothing was changed"), shell.err);
  }

  @Test
  void importsAfterAYesAndTellsWhatIsLeft() {
    shell.answer = Optional.of("yes");
    assertEquals(3, run());
    assertEquals(List.of(ASKED, "approved"), shell.device.asked);
    assertTrue(shell.out.contains("Result: 1 imported"), shell.out);
  }

  @Test
  void needsAWordWhereNobodyCanBeAsked() {
    shell.answer = Optional.empty();
    assertEquals(64, run());
    assertTrue(shell.err.contains("give --yes or --dry-run"), shell.err);
    assertEquals(List.of(), shell.device.asked);
    assertEquals(3, run("--yes"));
    assertEquals(List.of(ASKED, "approved"), shell.device.asked);
  }

  @Test
  void aDryRunShowsThePlanAndDoesNothing() {
    shell.answer = Optional.empty();
    assertEquals(3, run("--dry-run"));
    assertEquals(List.of(ASKED.replace("import ", "plan ")), shell.device.asked);
    assertTrue(shell.out.contains("+ old/plan.md"), shell.out);
    assertFalse(shell.out.contains("Result"), shell.out);
    assertEquals(3, run("--dry-run", "--json"));
    assertTrue(shell.out.contains("\"dryRun\" : true"), shell.out);
  }

  @Test
  void takesABucketAndHowItIsReached() {
    shell.run(
        "import",
        "--from-manifests",
        "s3://tcfs/data",
        "--into",
        "tcfs/docs",
        "--s3",
        "region=eu-central-1",
        "--yes");
    assertTrue(shell.device.asked.getFirst().contains("source=s3://tcfs/data"), shell.out);
    assertTrue(shell.device.asked.getFirst().contains("region=eu-central-1"), shell.out);
    assertTrue(shell.device.asked.getFirst().contains("into=docs]"), shell.out);
  }

  @Test
  void namesWhatIsMissing() {
    assertEquals(64, shell.run("import", "--into", "docs"));
    assertTrue(shell.err.contains("--from-manifests"), shell.err);
    assertEquals(64, shell.run("import", "--from-manifests", "file:///mnt/older"));
    assertTrue(shell.err.contains("--into"), shell.err);
  }
}
