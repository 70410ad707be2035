package io.tummycrypt.tcfs.core.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.apply.SmallFleet.Device;
import io.tummycrypt.tcfs.core.version.Content;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A copied machine that goes on under another name, with all that the first one remembered. */
class OtherNameTest {
  private final SmallFleet fleet = new SmallFleet();
  private final Device a = fleet.join("a");

  @BeforeEach
  void share() throws IOException {
    a.write("x", 1);
    a.run();
  }

  @Test
  void anEditOfTheCopyIsNoOlderVersionOfTheFirst() throws IOException {
    Device c = fleet.copy(a, "c");
    a.write("x", 2);
    a.run();
    a.write("x", 3);
    a.run();
    c.write("x", 9);

    converge(c);

    assertTrue(contents(a).containsAll(List.of(SmallFleet.file(3), SmallFleet.file(9))), "both");
    assertEquals(a.tree(), c.tree());
  }

  @Test
  void anEditOfTheFirstIsNoOlderVersionOfTheCopy() throws IOException {
    Device c = fleet.copy(a, "c");
    c.write("x", 8);
    c.run();
    c.write("x", 9);
    c.run();
    a.write("x", 2);

    converge(c);

    assertTrue(contents(a).containsAll(List.of(SmallFleet.file(2), SmallFleet.file(9))), "both");
    assertEquals(a.tree(), c.tree());
  }

  @Test
  void whatTheFirstWasAboutToPublishIsLeftToIt() throws IOException {
    a.write("y", 2);
    CutShortTest.publishWithoutNotingIt(a);
    Device c = fleet.copy(a, "c");
    a.write("y", 3);
    a.run();
    c.write("y", 4);

    converge(c);

    assertTrue(contents(a).containsAll(List.of(SmallFleet.file(3), SmallFleet.file(4))), "both");
    assertEquals(a.tree(), c.tree());
  }

  @Test
  void whatWasInAgreementStaysSo() throws IOException {
    Device c = fleet.copy(a, "c");

    converge(c);

    assertEquals(List.of(SmallFleet.file(1)), List.copyOf(a.tree().values()));
    c.delete("x");
    converge(c);
    assertFalse(a.at("x").isLive());
  }

  private void converge(Device c) throws IOException {
    for (int round = 0; round < 3; round++) {
      c.run();
      a.run();
    }
  }

  private static Collection<Content> contents(Device device) {
    return device.tree().values();
  }
}
