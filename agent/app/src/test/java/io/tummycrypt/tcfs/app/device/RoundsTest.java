package io.tummycrypt.tcfs.app.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.plan.Decisions;
import io.tummycrypt.tcfs.engine.device.LocalDevice;
import io.tummycrypt.tcfs.engine.device.LocalDevice.Round;
import io.tummycrypt.tcfs.engine.device.LocalDevice.Saying;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A device plans until nothing is left, and no more often. */
class RoundsTest {
  @TempDir Path folder;
  private TestDevice ada;
  private TestDevice bob;

  @BeforeEach
  void publishSomeFiles() throws IOException {
    ada = TestDevice.initialised(folder, "ada");
    bob = TestDevice.initialised(folder, "bob");
    for (int i = 0; i < 20; i++) {
      bob.write("d" + i % 3 + "/f" + i, "bytes of " + i);
    }
    bob.expect(0, "sync");
  }

  private static List<Round> reconcile(TestDevice device) throws IOException {
    Session session = device.session();
    try (LocalDevice local = session.device(new Documents(session).published().desired())) {
      List<Round> rounds = local.reconcile(Saying.NOTHING, _ -> true);
      LocalDevice.Look look = local.look(Decisions.NONE);
      assertTrue(look.plan().isEmpty(), "nothing is left to do");
      assertEquals(look.observed().view().digests(), rounds.getLast().view().digests());
      return rounds;
    }
  }

  private static void requireNothingLeft(Round last) {
    assertTrue(last.plan().isEmpty());
    assertEquals(List.of(), last.report().done());
    assertEquals(List.of(), last.plan().notices());
  }

  @Test
  void newFilesAreAllHereAfterOnePlanAndTheNextOneIsKnown() throws IOException {
    List<Round> rounds = reconcile(ada);

    assertEquals(2, rounds.size());
    assertEquals(20, rounds.getFirst().report().done().size());
    requireNothingLeft(rounds.getLast());
    assertEquals("bytes of 7", Files.readString(ada.docs.resolve("d1/f7")));

    bob.write("more", "more");
    bob.expect(0, "sync");
    rounds = reconcile(ada);
    assertEquals(2, rounds.size());
    requireNothingLeft(rounds.getLast());
  }

  @Test
  void whatIsPublishedIsAllThatThereWas() throws IOException {
    reconcile(ada);
    ada.write("new", "new");
    ada.write("d1/f7", "edited");
    Files.delete(ada.docs.resolve("d0/f3"));

    List<Round> rounds = reconcile(ada);

    assertEquals(2, rounds.size());
    assertEquals(3, rounds.getFirst().report().done().size());
    requireNothingLeft(rounds.getLast());
    bob.expect(0, "sync");
    assertEquals("edited", Files.readString(bob.docs.resolve("d1/f7")));
    assertFalse(Files.exists(bob.docs.resolve("d0/f3")));
  }

  /** A file in the place of one that was published is a conflict, and its copy is published. */
  @Test
  void afterAnythingElseItIsPlannedAgain() throws IOException {
    ada.write("d1/f7", "of ada");

    List<Round> rounds = reconcile(ada);

    assertTrue(rounds.size() > 1);
    requireNothingLeft(rounds.getLast());
    bob.expect(0, "sync");
    assertEquals(
        Files.readString(ada.docs.resolve("d1/f7")), Files.readString(bob.docs.resolve("d1/f7")));
  }

  @Test
  void anEditThatIsMadeAfterwardsIsPublishedByTheNextRun() throws IOException {
    reconcile(ada);
    ada.write("d1/f7", "of ada");
    ada.expect(0, "sync");
    assertFalse(ada.out.contains("conflict"), ada.out);
    bob.expect(0, "sync");
    assertEquals("of ada", Files.readString(bob.docs.resolve("d1/f7")));
  }
}
