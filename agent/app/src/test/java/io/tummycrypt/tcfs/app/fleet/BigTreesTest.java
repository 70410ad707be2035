package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.device.LocalOperations;
import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.app.operations.Watch;
import io.tummycrypt.tcfs.engine.progress.Progress.Phase;
import io.tummycrypt.tcfs.store.object.RequestListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shapes of {@code tools/big-trees.sh}, small enough for every build. */
class BigTreesTest {
  private static final int MANY = 3_000;
  private static final int LEVELS = 200;
  private static final int LARGE = 40_000_000;
  private static final String LONG_NAME = "n".repeat(255);
  private static final String DEEP = "d/".repeat(LEVELS) + "bottom.txt";
  private static final int FILES = MANY + 3;

  @TempDir(factory = MemoryFolder.class)
  private Path folder;

  private Machine a;
  private Machine b;
  private long bytes;

  @BeforeEach
  void makeTrees() throws IOException {
    LossPair pair = LossPair.in(folder);
    a = pair.a();
    b = pair.b();
    for (int i = 0; i < MANY; i++) {
      bytes += Files.size(a.write("many/" + i + ".txt", "number " + i));
    }
    bytes += Files.size(a.write(LONG_NAME, "long name"));
    bytes += Files.size(a.write(DEEP, "deep"));
    byte[] large = new byte[LARGE];
    new Random(5).nextBytes(large);
    Files.write(a.at("large.bin"), large);
    bytes += LARGE;
  }

  @Test
  void fitIntoASmallHeap() throws Exception {
    ends(0, a, "sync");
    ends(2, b, "diff-desired");
    ends(0, b, "sync");
    assertEquals(Tree.shared(a.docs()), Tree.shared(b.docs()));
    for (Machine machine : List.of(a, b)) {
      ends(0, machine, "status");
      ends(0, machine, "diff-desired");
      ends(0, machine, "explain", "docs/" + DEEP);
      ends(0, machine, "explain", "docs/" + LONG_NAME);
    }
    ends(0, b, "explain", "docs");
  }

  private static void ends(int code, Machine machine, String... args) throws Exception {
    Ended ended = machine.inProcessWith("-Xmx64m", args);
    assertEquals(code, ended.code(), ended::all);
    DamageMessage.hasNoTrace(ended);
  }

  @Test
  void areCountedToTheLastByte() throws IOException {
    CountedProgress up = sync(a);
    CountedProgress down = sync(b);

    assertEquals("files " + FILES + ", bytes " + bytes, up.done(Phase.UPLOAD));
    assertEquals(up.done(Phase.UPLOAD), up.expected(Phase.UPLOAD));
    assertEquals("files " + FILES + ", bytes " + bytes, down.done(Phase.APPLY));
    assertEquals(down.done(Phase.APPLY), down.expected(Phase.APPLY));
    assertTrue(up.isNeverBeyond(Phase.UPLOAD) && down.isNeverBeyond(Phase.APPLY));
  }

  private static CountedProgress sync(Machine machine) throws IOException {
    CountedProgress progress = new CountedProgress();
    String home = machine.home().toString();
    try (Operations operations = LocalOperations.open(Map.of("TCFS_HOME", home, "HOME", home))) {
      operations.watch(new Watch(progress, RequestListener.NONE));
      operations.sync();
    }
    return progress;
  }
}
