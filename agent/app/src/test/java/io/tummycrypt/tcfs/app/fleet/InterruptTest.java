package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.KillTraces.Moment;
import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two runs at once, and a run that a person ends. */
class InterruptTest implements AnyStore {
  @TempDir Path folder;

  private LossPair pair;
  private Machine a;

  @BeforeEach
  void haveMuchToDo() throws IOException {
    pair = LossPair.in(folder, place(folder));
    a = pair.a();
    for (int i = 0; i < 60; i++) {
      pair.b().write("from-b/" + i + ".txt", "from b " + i);
    }
    pair.b().sync();
    byte[] large = new byte[12_000_000];
    new Random(3).nextBytes(large);
    Files.write(a.write("large.bin", ""), large);
  }

  @Test
  void theSecondOfTwoRunsSaysWhoWorks() throws Exception {
    KilledSync sync = KilledSync.start(a);
    sync.stopAt(Moment.LOCK);

    Ended second = a.inProcess("sync");
    assertEquals(1, second.code(), second::all);
    DamageMessage.isClear(
        second, "'tcfs sync' (process " + sync.pid() + ", since 20", "wait for it");
    a.ends(2, "diff-desired");
    a.ends(0, "status");

    sync.goOn();
    assertEquals(0, sync.ends(), sync::output);
    pair.endsEqual();
  }

  @Test
  void aKilledRunBlocksNobody() throws Exception {
    KilledSync sync = KilledSync.start(a);
    sync.stopAt(Moment.LOCK);
    sync.signal("KILL");
    sync.ends();
    assertTrue(Files.exists(a.home().resolve("run/holder")));
    a.sync();
    pair.endsEqual();
  }

  @Test
  void controlCEndsWith130AndLosesNothing() throws Exception {
    assertEquals(130, endedBy("INT", Moment.UPLOAD));
  }

  @Test
  void aRequestToTerminateEndsWith143AndLosesNothing() throws Exception {
    assertEquals(143, endedBy("TERM", Moment.STATE));
  }

  private int endedBy(String signal, Moment moment) throws Exception {
    KilledSync sync = KilledSync.start(a);
    sync.stopAt(moment);
    sync.signal(signal);
    sync.goOn();
    int code = sync.ends();
    String output = sync.output();
    assertTrue(output.contains("interrupted: nothing is lost; run the command again"), output);
    assertFalse(output.contains("\tat "), output);
    assertFalse(output.contains("Exception"), output);
    assertEquals(Set.of(), LossPair.names(sync.temporary()), "left in the temporary folder");
    pair.endsEqual();
    assertEquals("from b 7", a.read("from-b/7.txt"));
    return code;
  }

  @Test
  void aWrongCommandLineEndsWith64() throws IOException, InterruptedException {
    for (String[] wrong : new String[][] {{}, {"snyc"}, {"sync", "--fast"}, {"resolve-conflict"}}) {
      Ended ended = a.inProcess(wrong);
      assertEquals(64, ended.code(), ended::all);
      DamageMessage.hasNoTrace(ended);
    }
  }
}
