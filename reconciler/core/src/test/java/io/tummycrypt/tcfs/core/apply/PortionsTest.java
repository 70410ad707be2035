package io.tummycrypt.tcfs.core.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.apply.SmallFleet.Device;
import io.tummycrypt.tcfs.core.port.memory.EffectListener;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Much at once is published in several heads, each of which stands for itself. */
class PortionsTest extends TwoDevices {
  @BeforeEach
  void publishByTwo() {
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

  @Test
  void noMoreBytesAreMovedAtOnceThanASliceHas() throws IOException {
    a.publishBy(100);
    a.moveBy(2 * SmallFleet.file(11).bytes());
    long before = a.highestSlot();
    writeFive();
    a.run();
    assertEquals(before + 3, a.highestSlot());

    b.moveBy(2 * SmallFleet.file(11).bytes());
    int syncs = b.syncs();
    b.run();
    assertEquals(syncs + 3 * 2, b.syncs(), "two for each batch");
    assertEquals(a.tree(), b.tree());
  }

  @Test
  void whatIsNotMuchGoesWithOneHead() throws IOException {
    a.publishBy(6, 2);
    long before = a.highestSlot();
    writeFive();
    a.run();
    assertEquals(before + 1, a.highestSlot());

    a.publishBy(4, 2);
    for (int i = 1; i <= 5; i++) {
      a.write("more" + i, 30 + i);
    }
    a.run();
    assertEquals(before + 4, a.highestSlot());
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

  @Test
  void whatIsMovedGoesWithItsDeletions() throws IOException {
    a.makeFolder("old");
    for (int i = 1; i <= 30; i++) {
      a.write("old/" + i, 20 + i);
    }
    a.run();
    b.run();
    a.rename("old", "new");
    a.write("1", 1);
    a.write("2", 2);
    a.write("3", 3);
    for (int heads = 0; heads < 13; heads++) {
      dieAfter(1);
      b.run();
    }

    a.run();
    b.run();
    assertEquals(a.tree(), b.tree());
    assertTrue(b.at("new/30").isLive());
    assertFalse(b.at("old/30").isLive());
  }

  @Test
  void aFirstRunThatWasCutGoesOn() throws IOException {
    Device c = fleet.join("c", List.of("more"));
    c.publishBy(2);
    for (int i = 1; i <= 30; i++) {
      c.write("more", Integer.toString(i), i);
    }
    CutShortTest.publishWithoutNotingIt(c);
    CutShortTest.publishWithoutNotingIt(c);
    CutShortTest.publishWithoutNotingIt(c);

    c.run();
    assertTrue(c.run().isEmpty());
    Device d = fleet.join("d", List.of("more"));
    d.run();
    assertEquals(30, d.tree("more").size());
  }

  @Test
  void whatTakesThePlaceOfSomethingElseGoesWithItsEnd() throws IOException {
    a.makeFolder("folder");
    a.write("folder/x", 2);
    a.write("file", 3);
    a.run();
    b.run();
    a.delete("folder/x");
    a.delete("folder");
    a.write("folder", 4);
    a.delete("file");
    a.makeFolder("file");
    a.write("file/x", 5);
    writeFive();
    a.write("z1", 31);
    a.write("z2", 32);
    for (int heads = 0; heads < 5; heads++) {
      dieAfter(1);
      b.run();
    }

    a.run();
    b.run();
    a.run();
    assertEquals(a.tree(), b.tree());
    assertEquals(SmallFleet.file(4), a.at("folder"));
    assertEquals(SmallFleet.file(5), a.at("file/x"));
    assertFalse(a.tree().keySet().stream().anyMatch(path -> path.toString().contains("conflict")));
  }

  /** Until the last head, what an earlier run has published and not noted is known as intended. */
  @Test
  void aSecondDeathLosesNothingOfTheFirst() throws IOException {
    a.publishBy(16);
    a.write("seen", 7);
    CutShortTest.publishWithoutNotingIt(a);
    b.run();
    b.delete("seen");
    b.run();
    a.publishBy(2);
    writeFive();
    dieAfter(2);

    a.run();
    assertFalse(a.at("seen").isLive(), "b saw it and deleted it");
    b.run();
    assertEquals(a.tree(), b.tree());
  }

  /** So many heads are in the store, the last of which is not noted; if there are so many. */
  private void dieAfter(int heads) {
    long highest = a.highestSlot();
    a.beforeCommits(_ -> {
      if (a.highestSlot() >= highest + heads) {
        throw new IOException("it dies");
      }
    });
    try {
      a.run();
    } catch (IOException e) {
      assertEquals("it dies", e.getMessage());
    }
    a.beforeCommits(EffectListener.NONE);
  }

  private void writeFive() {
    for (int i = 1; i <= 5; i++) {
      a.write(Integer.toString(i), 10 + i);
    }
  }
}
