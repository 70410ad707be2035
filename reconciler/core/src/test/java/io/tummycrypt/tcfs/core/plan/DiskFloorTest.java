package io.tummycrypt.tcfs.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.version.Version;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pulls wait when they would leave too little free; everything else goes on. */
class DiskFloorTest {
  private final Scene scene = Scene.of("a", "b");

  private void assertPlan(String... lines) {
    assertEquals(List.of(lines), PlanText.of(scene.plan()));
  }

  private void free(long free, long floor) {
    scene.freeBytes = free;
    scene.desired.minFreeBytes = floor;
  }

  @Test
  void aPullThatLeavesExactlyTheFloorIsPlanned() {
    scene.wrote("b", "f", "four");
    free(104, 100);

    assertPlan("pull f four {b1}");
    assertTrue(scene.plan().bookkeeping().settles());
  }

  @Test
  void aPullThatGoesBelowTheFloorWaitsAndIsNotSettled() {
    scene.wrote("b", "f", "four");
    free(103, 100);

    assertPlan("disk-floor needs 4");
    assertFalse(scene.plan().bookkeeping().settles());
  }

  @Test
  void publishingAndDeletingGoOn() {
    scene.wrote("b", "f", "four");
    Version old = scene.agreed(scene.wrote("b", "gone", "x"));
    scene.wrote("b", "gone", "-", old);
    scene.here("new", "y");
    free(0, 100);

    assertPlan("push new y {a1}", "delete gone x", "disk-floor needs 4");
  }

  @Test
  void aMoveNeedsItsSpaceForTheOldFileGoesToTheVault() {
    Version old = scene.agreed(scene.wrote("b", "from", "four"));
    scene.wrote("b", "from", "-", old);
    scene.wrote("b", "to", "four");

    free(104, 100);
    assertPlan("delete from four", "pull to four {b3}");
    free(103, 100);
    assertPlan("disk-floor needs 4");
  }

  @Test
  void aCopyOfWhatIsHereNeedsItsSpaceThoughNothingIsFetched() {
    scene.agreed(scene.wrote("b", "f", "four"));
    scene.wrote("b", "g", "four");
    scene.wrote("b", "h", "four");

    free(108, 100);
    assertPlan("pull g four {b2}", "pull h four {b3}");
    assertEquals(0, Action.cost(scene.plan().actions()).bytesDown());
    free(107, 100);
    assertPlan("disk-floor needs 8");
  }

  @Test
  void whileAPullWaitsAMovedFileStaysWhereItWas() {
    Version old = scene.agreed(scene.wrote("b", "from/f", "four"));
    scene.wrote("b", "from/f", "-", old);
    scene.wrote("b", "to/f", "four");
    scene.wrote("b", "big", "12345678");
    free(0, 100);

    assertPlan("disk-floor needs 12");
  }

  @Test
  void aContentForSeveralPathsCountsForEachAsItMayBeFetchedForEach() {
    scene.wrote("b", "f", "four");
    scene.wrote("b", "g", "four");

    assertEquals(8, Action.cost(scene.plan().actions()).bytesDown());
  }

  @Test
  void aContentForSeveralPathsIsSentOnceAndOneThatTheStoreHasNever() {
    scene.wrote("b", "there", "known");
    scene.here("f", "four").here("g", "four").here("h", "known");

    assertEquals(4, Action.cost(scene.plan().actions()).bytesUp());
  }
}
