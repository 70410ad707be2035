package io.tummycrypt.tcfs.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.Generators;
import io.tummycrypt.tcfs.core.RandomStateChanges;
import io.tummycrypt.tcfs.core.observed.StateChange;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommitCodecTest {
  private static final int SAMPLES = 2_000;
  private static final long SEED = Generators.firstSeed(CommitCodecTest.class);

  private final Generators any = Generators.seeded(SEED);
  private final RandomStateChanges random = new RandomStateChanges(any);

  private static List<StateChange> again(List<StateChange> changes) {
    return CommitCodec.decode(ByteBuffer.wrap(CommitCodec.encode(changes)));
  }

  @Test
  void everyKindOfChangeComesBack() {
    for (int kind = 0; kind < RandomStateChanges.KINDS; kind++) {
      for (int i = 0; i < SAMPLES; i++) {
        List<StateChange> one = List.of(random.change(kind));
        assertEquals(one, again(one));
      }
    }
  }

  @Test
  void changesOfACommitComeBackInTheirOrder() {
    for (int i = 0; i < SAMPLES; i++) {
      List<StateChange> changes = random.commit(20);
      assertEquals(changes, again(changes));
    }
  }

  @Test
  void pathsThatShareTheirBeginningAreShort() {
    List<StateChange> forgotten = new ArrayList<>();
    String folder = "a/long/folder/name/that/is/written/only/once/".repeat(4);
    for (int i = 100; i < 200; i++) {
      TreePath path = TreePath.parse(folder + i);
      forgotten.add(new StateChange.ForgetBase(new RootName("docs"), path));
    }
    int bytes = CommitCodec.encode(forgotten).length;
    assertTrue(bytes < 900 + folder.length(), bytes + " bytes for 100 paths");
    assertEquals(forgotten, again(forgotten));
  }

  @Test
  void nonsenseIsAnExceptionAndNothingElse() {
    for (int i = 0; i < SAMPLES; i++) {
      byte[] bytes = CommitCodec.encode(random.commit(3));
      bytes[any.below(bytes.length)] ^= (byte) (1 << any.below(8));
      try {
        CommitCodec.decode(ByteBuffer.wrap(bytes));
      } catch (RuntimeException _) {
        // Which one does not matter; an error, such as too little memory, would.
      }
    }
  }
}
