package io.tummycrypt.tcfs.core.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.apply.SmallFleet.Device;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a step has moved out of the way is kept, however the step ended. */
class DisplacedContentTest {
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

  @ParameterizedTest
  @ValueSource(strings = {"exchange", "vault", "place"})
  void anEditOfTheLastMomentOutlivesAStepThatFailsWhenItIsDone(String step) throws IOException {
    a.write("x", 2);
    a.run();
    b.before("exchange x", () -> b.write("x", 3));
    b.failAfter(step);
    tryToRun(b);
    assertTrue(b.everything().contains(SmallFleet.file(3)), b.everything().toString());
    b.failAfter("");
    settle();
    assertTrue(b.everything().contains(SmallFleet.file(3)), b.everything().toString());
    assertEquals(a.tree(), b.tree());
  }

  @Test
  void anEditOfTheLastMomentOutlivesADeletionThatFailsWhenItIsDone() throws IOException {
    a.delete("x");
    a.run();
    b.before("take x", () -> b.write("x", 3));
    b.failAfter("take");
    tryToRun(b);
    assertTrue(b.everything().contains(SmallFleet.file(3)), b.everything().toString());
    b.failAfter("");
    settle();
    assertTrue(b.everything().contains(SmallFleet.file(3)), b.everything().toString());
    assertEquals(a.tree(), b.tree());
  }

  private void settle() throws IOException {
    for (int round = 0; round < 3; round++) {
      b.run();
      a.run();
    }
  }

  private static void tryToRun(Device device) {
    try {
      device.run();
    } catch (IOException expected) {
      // Whether the whole run fails is not the question here.
    }
  }
}
