package io.tummycrypt.tcfs.core.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.apply.SmallFleet.Device;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.plan.Notice;
import io.tummycrypt.tcfs.core.plan.Plan;
import io.tummycrypt.tcfs.core.version.Content;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder that fails stops its own root, and no other; once it is mended nothing is missing. */
class FailingFolderTest {
  private static final String SOUND = "sound";
  private static final RootName FAILING = new RootName("docs");

  private final SmallFleet fleet = new SmallFleet();
  private final Device a = fleet.join("a", List.of(SOUND));
  private final Device b = fleet.join("b", List.of(SOUND));

  @BeforeEach
  void share() throws IOException {
    a.write("edited", 1);
    a.write("deleted", 2);
    a.write(SOUND, "edited", 1);
    a.run();
    b.run();
    a.write("edited", 3);
    a.write("new", 4);
    a.delete("deleted");
    a.write(SOUND, "edited", 3);
    a.run();
    b.write("of b", 5);
    b.write(SOUND, "of b", 5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mark",
        "batches",
        "begin",
        "stage",
        "intend",
        "sync",
        "temporaries",
        "identify",
        "vault",
        "place",
        "exchange",
        "take",
        "end"
      })
  void theOtherRootIsSynchronised(String step) throws IOException {
    b.failBefore(step);
    theOtherGoesOn();
    b.failBefore("");
    allIsWellAgain();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mark",
        "batches",
        "begin",
        "stage",
        "intend",
        "sync",
        "temporaries",
        "identify",
        "vault",
        "discard",
        "place",
        "exchange",
        "take",
        "end"
      })
  void theOtherRootIsSynchronisedThoughTheStepWasDone(String step) throws IOException {
    b.failAfter(step);
    theOtherGoesOn();
    b.failAfter("");
    allIsWellAgain();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"batches", "intent", "temporaries", "identify", "vault", "sync", "end", "mark"})
  void whatAKilledRunLeftMayWait(String step) throws IOException {
    b.before(
        "exchange",
        () -> {
          throw new IllegalStateException("it dies");
        });
    assertThrows(IllegalStateException.class, b::run);
    b.failBefore(step);
    theOtherGoesOn();
    b.failBefore("");
    allIsWellAgain();
  }

  @Test
  void isHaltedUntilTheStateIsLoadedAnew() throws IOException {
    b.failBefore("batches");
    Plan plan = b.run();

    assertEquals(List.of(FAILING), List.copyOf(b.report().halted().keySet()));
    assertTrue(
        plan.notices().stream()
            .anyMatch(notice ->
                notice instanceof Notice.Halted halted
                    && halted.root().equals(FAILING)
                    && halted.reason().contains("batches fails")),
        plan.notices()::toString);
    assertTrue(plan.actions().stream().noneMatch(action -> action.root().equals(FAILING)));
  }

  @Test
  void nothingOfItCounts() throws IOException {
    b.failBefore("mark");
    b.run();

    assertTrue(b.report().done().stream().noneMatch(action -> action.root().equals(FAILING)));
    a.run();
    assertTrue(a.tree().values().stream().noneMatch(SmallFleet.file(5)::equals));
  }

  private void theOtherGoesOn() throws IOException {
    b.run();
    assertTrue(b.tree(SOUND).values().contains(SmallFleet.file(3)), () -> "on b: " + b.tree(SOUND));
    a.run();
    assertTrue(a.tree(SOUND).values().contains(SmallFleet.file(5)), () -> "on a: " + a.tree(SOUND));
  }

  private void allIsWellAgain() throws IOException {
    for (int round = 0; round < 3; round++) {
      b.run();
      a.run();
    }
    assertEquals(List.of(), List.copyOf(b.report().halted().keySet()));
    assertEquals(a.tree(), b.tree());
    Collection<Content> contents = b.tree().values();
    assertEquals(3, contents.size(), contents::toString);
    for (int content : List.of(3, 4, 5)) {
      assertTrue(contents.contains(SmallFleet.file(content)), contents::toString);
    }
  }
}
