package io.tummycrypt.tcfs.core.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tummycrypt.tcfs.core.apply.SmallFleet.Device;
import io.tummycrypt.tcfs.core.port.memory.EffectListener;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A run that died is finished by the next one, and nothing of it counts twice. */
class CutShortTest extends TwoDevices {
  @Test
  void whatWasPublishedIsNoNewEditAfterADeathBeforeItWasNoted() throws IOException {
    a.write("x", 2);
    publishWithoutNotingIt(a);
    b.run();
    b.delete("x");
    b.run();

    a.run();
    assertFalse(a.at("x").isLive(), "b saw it and deleted it");
    b.run();
    assertFalse(b.at("x").isLive());
  }

  @Test
  void whatWasEditedAfterTheDeathIsAnEdit() throws IOException {
    a.write("x", 2);
    publishWithoutNotingIt(a);
    b.run();
    b.delete("x");
    b.run();
    a.write("x", 3);

    a.run();
    b.run();
    assertEquals(SmallFleet.file(3), b.at("x"));
  }

  @Test
  void aDeletionThatWasPublishedIsNotedByTheNextRun() throws IOException {
    a.delete("kept");
    a.write("other", 2);
    publishWithoutNotingIt(a);
    b.run();
    b.write("kept", 4);
    b.run();

    a.run();
    assertEquals(SmallFleet.file(4), a.at("kept"));
  }

  /** The head is in the store, and the process dies before its state says so. */
  static void publishWithoutNotingIt(Device device) {
    long highest = device.highestSlot();
    device.beforeCommits(_ -> {
      if (device.highestSlot() > highest) {
        throw new IOException("it dies");
      }
    });
    assertThrows(IOException.class, device::run);
    device.beforeCommits(EffectListener.NONE);
  }
}
