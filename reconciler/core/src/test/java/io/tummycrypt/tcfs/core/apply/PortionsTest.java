package io.tummycrypt.tcfs.core.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.apply.SmallFleet.Device;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Much at once is published in several heads, each of which stands for itself. */
class PortionsTest {
  private final SmallFleet fleet = new SmallFleet();
  private final Device a = fleet.join("a");
  private final Device b = fleet.join("b");

  @BeforeEach
  void share() throws IOException {
    a.write("kept", 1);
    a.run();
    b.run();
    a.publishBy(2);
  }

  @Test
  void eachHeadHasSoManyFilesAtTheMost() throws IOException {
    long before = a.highestSlot();
    writeFive();

    a.run();
    assertEquals(before + 3, a.highestSlot());
    b.run();
    assertEquals(a.tree(), b.tree());
    assertTrue(a.run().isEmpty());
  }

  @Test
  void whatAHeadHasPublishedIsNotPublishedAgainAfterADeath() throws IOException {
    writeFive();
    CutShortTest.publishWithoutNotingIt(a);
    b.run();
    assertEquals(SmallFleet.file(11), b.at("1"));
    assertEquals(SmallFleet.file(12), b.at("2"));
    assertFalse(b.at("3").isLive());

    long before = a.highestSlot();
    assertEquals(3, a.run().actions().size());
    assertEquals(before + 2, a.highestSlot());
    b.run();
    assertEquals(a.tree(), b.tree());
  }

  /** So that what is only moved is never gone from the fleet. */
  @Test
  void deletionsGoWithTheLastHead() throws IOException {
    writeFive();
    a.delete("kept");
    CutShortTest.publishWithoutNotingIt(a);
    b.run();
    assertTrue(b.at("kept").isLive());

    a.run();
    b.run();
    assertEquals(a.tree(), b.tree());
    assertFalse(b.at("kept").isLive());
  }

  private void writeFive() {
    for (int i = 1; i <= 5; i++) {
      a.write(Integer.toString(i), 10 + i);
    }
  }
}
