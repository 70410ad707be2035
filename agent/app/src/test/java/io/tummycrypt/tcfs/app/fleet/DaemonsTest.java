package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three agents with a bucket and a message server: whatever goes wrong, all have all at the end.
 */
@Timeout(600)
class DaemonsTest {
  private static final int EDITS = 20;

  @TempDir(factory = MemoryFolder.class)
  Path folder;

  private final KillUsers users = new KillUsers(new Random(5));
  private Daemons daemons;
  private Machine a;
  private Machine b;
  private Machine c;

  @BeforeEach
  void build() throws Exception {
    daemons = new Daemons(folder);
    a = daemons.fleet.get(0);
    b = daemons.fleet.get(1);
    c = daemons.fleet.get(2);
  }

  @AfterEach
  void end() throws IOException {
    daemons.close();
  }

  private void everybodyWorks() throws IOException {
    for (Machine machine : daemons.fleet.machines()) {
      users.work(machine, EDITS);
    }
  }

  private void arrives(String text) throws IOException {
    a.write("sign", text);
    for (Machine machine : daemons.fleet.machines()) {
      Eventually.holds(
          () -> machine.read("sign").equals(text),
          () -> text + " has not come to " + machine.name() + "\n" + daemons.told(machine));
    }
  }

  private void nothingIsLost() throws IOException {
    daemons.awaitEqual();
    for (Machine machine : daemons.fleet.machines()) {
      users.findAllIn(machine);
    }
  }

  @Test
  void keepAllWhileTheMessageServerComesAndGoes() throws IOException {
    daemons.nats.kill();
    daemons.startAll();
    everybodyWorks();
    arrives("without a server from the start");
    daemons.nats.restart();
    everybodyWorks();
    arrives("with a server");
    everybodyWorks();
    daemons.nats.kill();
    everybodyWorks();
    daemons.nats.restart();
    arrives("after the server was killed");
    nothingIsLost();
  }

  @Test
  void keepAllWhateverHappensToThemAndToTheStore() throws IOException, InterruptedException {
    daemons.startAll();
    everybodyWorks();
    for (Machine machine : daemons.fleet.machines()) {
      assertEquals(1, daemons.process(machine).waitFor());
      String told = daemons.told(machine);
      assertTrue(told.contains("this device has an agent already: "), told);
    }
    daemons.wayToBucket.cut();
    everybodyWorks();
    daemons.awaitStoreLost();
    everybodyWorks();
    daemons.wayToBucket.mend();
    arrives("after the store was away");
    daemons.signal(b, "STOP");
    daemons.end(c);
    everybodyWorks();
    daemons.signal(b, "CONT");
    daemons.start(c);
    for (int i = 0; i < 6; i++) {
      Machine victim = daemons.fleet.get(i % 3);
      everybodyWorks();
      daemons.kill(victim);
      users.work(victim, EDITS);
      daemons.start(victim);
    }
    arrives("after one slept, one was ended and all were killed");
    nothingIsLost();
  }
}
