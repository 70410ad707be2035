package io.tummycrypt.tcfs.core.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.apply.SmallFleet.Device;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Plan;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of a long plan that which somebody waits for comes before new files. */
class BulkTest extends TwoDevices {
  @BeforeEach
  void publishByTwo() {
    a.publishBy(2);
  }

  private void writeFiveLongAgo() {
    for (int i = 1; i <= 5; i++) {
      a.write("new" + i, 10 + i);
    }
    a.pass(Duration.ofHours(1));
  }

  @Test
  void anEditIsPublishedBeforeNewFiles() throws IOException {
    writeFiveLongAgo();
    a.write("kept", 2);
    a.pass(Duration.ofHours(1));
    a.runUrgent();
    assertTrue(a.report().isCutShort());
    assertEquals(List.of(), a.report().failures());
    b.run();
    assertEquals(SmallFleet.file(2), b.at("kept"));
    assertFalse(b.at("new1").isLive());
    arriveAll();
  }

  @Test
  void soIsADeletion() throws IOException {
    writeFiveLongAgo();
    a.delete("kept");
    a.runUrgent();
    b.run();
    assertFalse(b.at("kept").isLive());
    assertFalse(b.at("new1").isLive());
    arriveAll();
  }

  @Test
  void whatWasWrittenJustNowDoesNotWait() throws IOException {
    writeFiveLongAgo();
    a.write("fresh", 2);
    arrivesBefore("new1", "fresh", 2);
    arriveAll();
  }

  @Test
  void aWrongDateIsNotJustNow() throws IOException {
    writeFiveLongAgo();
    a.write("kept", 2);
    a.writeAt("future", 3, a.now().plus(Duration.ofDays(400)));
    a.write("fresh", 4);
    arrivesBefore("future", "fresh", 4);
    arriveAll();
  }

  @Test
  void freshFilesDoNotKeepEditsWaitingEither() throws IOException {
    writeFiveLongAgo();
    a.moveBy(4 * SmallFleet.file(1).size());
    for (int i = 1; i <= 4; i++) {
      a.write("fresh" + i, 20 + i);
    }
    a.write("kept", 2);
    long before = a.highestSlot();
    a.runUrgent();
    b.run();
    assertEquals(SmallFleet.file(2), b.at("kept"));
    assertFalse(b.at("fresh1").isLive());
    assertFalse(b.at("fresh2").isLive());
    assertEquals(SmallFleet.file(23), b.at("fresh3"));
    assertEquals(SmallFleet.file(24), b.at("fresh4"));
    assertTrue(a.highestSlot() <= before + 2, "it went in many heads");
    arriveAll();
  }

  /** What was published of it says that others have something there. */
  @Test
  void aFirstRunGoesOnAfterItsFirstPart() throws IOException {
    Device c = fleet.join("c", List.of("more"));
    c.publishBy(2);
    for (int i = 1; i <= 30; i++) {
      c.write("more", Integer.toString(i), i);
    }
    c.pass(Duration.ofHours(1));
    c.write("more", "fresh", 31);
    c.runUrgent();
    assertTrue(c.report().isCutShort());
    Device d = fleet.join("d", List.of("more"));
    d.run();
    assertEquals(1, d.tree("more").size());

    assertEquals(List.of(), c.run().notices());
    d.run();
    assertEquals(31, d.tree("more").size());
  }

  @Test
  void whatFailedIsNotTriedAgainWithTheRest() throws IOException {
    writeFiveLongAgo();
    a.write("kept", 2);
    Plan plan = a.runUrgent();
    Report first = a.report();
    assertEquals(List.of("kept"), paths(first.tried(plan)));
    first.failed(plan.actions().getFirst().root(), TreePath.parse("kept"), "it changes");
    Report rest = first.ofRest();
    assertEquals(first.failures(), rest.failures());
    assertFalse(rest.isCutShort());
    assertEquals(plan, rest.tried(plan));
    assertTrue(rest.hasFailed(plan.actions().getFirst().root(), TreePath.parse("kept")));
  }

  private static List<String> paths(Plan plan) {
    return plan.actions().stream().map(action -> action.path().toString()).toList();
  }

  @Test
  void whatIsEditedGoesInTheFirstOfTheHeads() throws IOException {
    for (int i = 1; i <= 5; i++) {
      a.write("a-new" + i, 10 + i);
    }
    a.write("kept", 2);
    a.cutAfterFirstPart();
    a.run();
    b.run();
    assertEquals(SmallFleet.file(2), b.at("kept"));
    assertFalse(b.at("a-new3").isLive());
  }

  @Test
  void nothingWaitsForNothing() throws IOException {
    writeFiveLongAgo();
    a.runUrgent();
    assertFalse(a.report().isCutShort());
    b.run();
    assertEquals(a.tree(), b.tree());
  }

  @Test
  void norDoesAnythingWaitWhereAllIsNotMuch() throws IOException {
    a.publishBy(100);
    writeFiveLongAgo();
    a.write("kept", 2);
    a.runUrgent();
    assertFalse(a.report().isCutShort());
  }

  /** Between the two parts others look: a file that is moved may never be gone from both places. */
  @Test
  void whatIsMovedGoesTogether() throws IOException {
    writeFiveLongAgo();
    a.rename("kept", "moved");
    a.write("fresh", 2);
    arrivesBefore("new1", "moved", 1);
    arriveAll();
  }

  @Test
  void whatOthersEditedIsFetchedBeforeTheirNewFiles() throws IOException {
    b.moveBy(0);
    writeFiveLongAgo();
    a.write("kept", 2);
    a.run();
    b.pass(Duration.ofHours(1));
    b.runUrgent();
    assertEquals(SmallFleet.file(2), b.at("kept"));
    assertFalse(b.at("new1").isLive());
    arriveAll();
  }

  @Test
  void theRootOfWhichThereIsLeastComesFirst() throws IOException {
    Device large = fleet.join("large", List.of("zoo"));
    large.publishBy(2);
    for (int i = 1; i <= 5; i++) {
      large.write("large" + i, 100 + i);
    }
    large.write("zoo", "small", 99);
    large.cutAfterFirstPart();
    large.run();
    Device other = fleet.join("other", List.of("zoo"));
    other.run();
    assertEquals(large.tree("zoo"), other.tree("zoo"));
    assertFalse(other.at("large5").isLive());
  }

  /** A file here and a folder there: the file keeps another name, or nobody has it any more. */
  @Test
  void whatLostAConflictIsNotSupersededWithoutItsCopy() throws IOException {
    a.write("d", 7);
    a.run();
    b.makeFolder("d");
    b.setMode("d", 0755);
    b.write("d/e", 8);
    String copy =
        b.plan().actions().stream()
            .map(action -> action.path().toString())
            .filter(path -> path.startsWith("d.conflict-"))
            .findFirst()
            .orElseThrow();
    b.runWithout(copy);
    a.run();
    assertTrue(a.tree().containsValue(SmallFleet.file(7)), () -> a.tree().toString());

    b.run();
    a.run();
    b.run();
    assertEquals(SmallFleet.file(7), a.at(copy));
    assertEquals(SmallFleet.file(8), a.at("d/e"));
    assertEquals(a.tree(), b.tree());
  }

  /** The first part of what a does brings a file to b, and not another one. */
  private void arrivesBefore(String later, String first, int content) throws IOException {
    a.runUrgent();
    b.run();
    assertEquals(SmallFleet.file(content), b.at(first));
    assertFalse(b.at(later).isLive());
  }

  private void arriveAll() throws IOException {
    a.run();
    b.run();
    assertEquals(a.tree(), b.tree());
    assertEquals(SmallFleet.file(15), b.at("new5"));
    assertTrue(a.run().isEmpty());
  }
}
