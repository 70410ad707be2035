package io.tummycrypt.tcfs.core.apply;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.plan.Plan;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What is taken for done without another look is what another look finds done. */
class FulfilmentTest extends TwoDevices {
  @Test
  void whatWasPublishedAndChangedNoFolderIs() throws IOException {
    a.write("new", 2);
    a.write("kept", 3);
    Plan plan = a.run();
    assertTrue(Fulfilment.isWhole(plan, a.report()));
    assertTrue(Fulfilment.isPublished(plan, a.report()));

    a.delete("kept");
    assertTrue(Fulfilment.isPublished(a.run(), a.report()));
    assertTrue(a.run().isEmpty());
  }

  @Test
  void newFilesFromElsewhereAreButTheyChangedAFolder() throws IOException {
    a.write("new", 2);
    a.run();
    Plan plan = b.run();
    assertTrue(Fulfilment.isWhole(plan, b.report()));
    assertFalse(Fulfilment.isPublished(plan, b.report()));
    assertTrue(b.run().isEmpty());
  }

  @Test
  void whatReplacesOrRemovesSomethingIsLookedAtAgain() throws IOException {
    a.write("kept", 2);
    a.run();
    assertFalse(Fulfilment.isWhole(b.run(), b.report()));
    a.delete("kept");
    a.run();
    assertFalse(Fulfilment.isWhole(b.run(), b.report()));
  }

  @Test
  void aConflictIsLookedAtAgain() throws IOException {
    a.write("kept", 2);
    b.write("kept", 3);
    a.run();
    assertFalse(Fulfilment.isWhole(b.run(), b.report()));
  }

  @Test
  void aPlanOfNothingIsNoneThatWasCarriedOut() throws IOException {
    assertFalse(Fulfilment.isWhole(a.run(), a.report()));
  }

  @Test
  void whatFailedIsNotDone() throws IOException {
    a.write("new", 2);
    a.run();
    b.failBefore("place");
    Plan plan = b.run();
    assertFalse(b.at("new").isLive());
    assertFalse(Fulfilment.isWhole(plan, b.report()));
  }
}
