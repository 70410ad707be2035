package io.tummycrypt.tcfs.core.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tummycrypt.tcfs.core.apply.SmallFleet.Device;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A step that failed may have been done: nothing of it is then taken for the work of a user. */
class FailedStepTest {
  private final SmallFleet fleet = new SmallFleet();
  private final Device a = fleet.join("a");
  private final Device b = fleet.join("b");

  @BeforeEach
  void share() throws IOException {
    a.write("x", 1);
    a.write("other", 9);
    a.run();
    b.run();
  }

  @Test
  void aNewFileThatFailedToBePlacedDoesNotOutliveItsDeletion() throws IOException {
    a.write("new", 2);
    a.run();
    runFailingAfter("place");

    a.delete("new");
    a.run();
    requireGoneOnBoth("new");
  }

  @Test
  void anEditThatFailedToBeExchangedDoesNotOutliveTheDeletion() throws IOException {
    a.write("x", 2);
    a.run();
    runFailingAfter("exchange");

    a.delete("x");
    a.run();
    requireGoneOnBoth("x");
  }

  @Test
  void aModeThatFailedToBeSetIsNoEdit() throws IOException {
    a.setMode("x", 0600);
    a.run();
    runFailingAfter("setAttributes");

    a.delete("x");
    a.run();
    requireGoneOnBoth("x");
  }

  @Test
  void aFolderThatFailedToBeMadeIsNoNewFolder() throws IOException {
    a.makeFolder("d");
    a.run();
    runFailingAfter("makeFolder");

    a.delete("d");
    a.run();
    requireGoneOnBoth("d");
  }

  /** There is more than one batch, and each has something that failed. */
  @Test
  void theNextBatchDoesNotForgetWhatFailedInThisOne() throws IOException {
    for (int number = 0; number < 600; number++) {
      a.write("new-" + number, 2);
    }
    a.run();
    runFailingAfter("place");

    a.delete("new-0");
    a.delete("new-99");
    a.run();
    requireGoneOnBoth("new-0");
    requireGoneOnBoth("new-99");
  }

  @Test
  void whatWasFoundDoneStaysKnownWhenTheNextRunDies() throws IOException {
    a.write("x", 2);
    a.run();
    runFailingAfter("exchange");
    a.delete("x");
    a.run();
    b.before(
        "take x",
        () -> {
          throw new IllegalStateException("it dies");
        });
    assertThrows(IllegalStateException.class, b::run);

    requireGoneOnBoth("x");
  }

  @Test
  void whatCouldNotBeLookedAtIsRememberedUntilItCan() throws IOException {
    a.write("x", 2);
    a.run();
    runFailingAfter("exchange");
    b.obstruct("x");
    b.write("published-meanwhile", 3);
    b.run();
    b.clear("x");

    a.delete("x");
    a.run();
    requireGoneOnBoth("x");
  }

  @Test
  void whatCannotBeReadIsNotTakenForDeleted() throws IOException {
    a.delete("x");
    a.run();
    b.failAfter("begin");
    b.run();
    assertEquals(1, b.report().halted().size());
    b.failAfter("");
    b.obstruct("x");
    b.run();
    b.clear("x");

    requireGoneOnBoth("x");
  }

  @Test
  void whatIsDoneIsReportedAlsoIfTheEndOfTheBatchFails() throws IOException {
    a.write("x", 2);
    a.run();
    b.failAfter("end");
    b.run();

    assertEquals(1, b.report().done().size());
    assertEquals(1, b.report().halted().size());
  }

  private void runFailingAfter(String step) throws IOException {
    b.failAfter(step);
    b.run();
    b.failAfter("");
  }

  private void requireGoneOnBoth(String path) throws IOException {
    b.run();
    a.run();
    assertFalse(b.at(path).isLive(), () -> "on b there is " + b.at(path));
    assertFalse(a.at(path).isLive(), () -> "on a there is " + a.at(path));
  }
}
