package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was looked at is what is applied, or nothing is. */
class ApplyTest extends TwoMachines {
  private String plan;

  @BeforeEach
  void savePlan() throws IOException {
    plan = folder.resolve("plan.json").toString();
    a.write("one.txt", "one");
    fleet.converge();
    a.write("two.txt", "two");
  }

  @Test
  void aSavedPlanIsAppliedWithoutAQuestion() {
    Ended saved = a.ends(2, "diff-desired", "-o", plan);
    assertTrue(saved.err().contains("tcfs apply " + plan), saved.all());

    a.done("apply", plan);

    a.done("diff-desired");
    b.ends(2, "diff-desired");
  }

  @Test
  void aStalePlanIsRefusedAndNothingIsDone() throws IOException {
    a.ends(2, "diff-desired", "-o", plan);
    a.write("three.txt", "three");
    SortedMap<String, String> store = Tree.everything(a.store());

    Ended ended = a.ends(1, "apply", plan);

    assertTrue(ended.err().contains("is stale and was not applied"), ended.all());
    assertTrue(ended.err().contains("three.txt"), ended.all());
    assertEquals(store, Tree.everything(a.store()));
  }

  @Test
  void aPlanIsStaleOnceOthersHaveChangedSomethingElse() throws IOException {
    a.ends(2, "diff-desired", "-o", plan);
    b.write("of b.txt", "b");
    b.sync();

    a.ends(1, "apply", plan);
    a.ends(2, "diff-desired", "-o", plan);
    a.done("apply", plan);

    assertEquals("b", a.read("of b.txt"));
  }

  @Test
  void anAppliedPlanIsStale() {
    a.ends(2, "diff-desired", "-o", plan);
    a.done("apply", plan);

    assertTrue(a.ends(1, "apply", plan).err().contains("there is nothing left to do"));
  }

  @Test
  void theOtherDevicesPlanIsRefused() throws IOException {
    a.ends(2, "diff-desired", "-o", plan);
    a.sync();

    Ended ended = b.ends(1, "apply", plan);

    assertTrue(ended.err().contains("it is for device a"), ended.all());
  }

  @Test
  void whatIsNoPlanIsRefused() throws IOException {
    Files.writeString(Path.of(plan), "{}");
    a.ends(1, "apply", plan);
    a.ends(1, "apply", plan + " that is not there");
  }

  @Test
  void withoutATerminalApplyNeedsYes() throws IOException {
    SortedMap<String, String> before = Tree.everything(folder);
    Ended asked = a.ends(64, "apply");
    assertTrue(asked.err().contains("--yes"), asked.all());
    assertEquals(before, Tree.everything(folder));

    a.done("apply", "--yes");

    a.done("diff-desired");
  }

  @Test
  void aPlanForAnUnpublishedDocumentIsNotApplied() throws IOException {
    Path document = a.home().resolve("config/fleet.yaml");
    Files.writeString(
        document, Files.readString(document).replace("- \"*~\"", "- \"*~\"\n      - two.txt"));
    Ended look = a.done("diff-desired", "-o", plan);
    assertTrue(look.out().contains("is not published"), look.all());

    Ended ended = a.ends(1, "apply", plan);

    assertTrue(ended.err().contains("working copy that was not published"), ended.all());
  }
}
