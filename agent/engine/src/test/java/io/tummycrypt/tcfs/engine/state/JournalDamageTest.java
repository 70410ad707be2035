package io.tummycrypt.tcfs.engine.state;

import static io.tummycrypt.tcfs.engine.state.JournalFiles.before;
import static io.tummycrypt.tcfs.engine.state.JournalFiles.journal;
import static io.tummycrypt.tcfs.engine.state.JournalFiles.load;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.Generators;
import io.tummycrypt.tcfs.core.RandomStateChanges;
import io.tummycrypt.tcfs.core.observed.StateChange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalDamageTest {
  private static final long SEED = Generators.firstSeed(JournalDamageTest.class);
  private static final List<StateChange> LATER = List.of(new StateChange.Boot("later"));

  @TempDir private Path folder;
  private NavigableMap<Integer, List<StateChange>> states = new TreeMap<>();
  private byte[] whole = new byte[0];

  @BeforeEach
  void writeASmallJournal() throws IOException {
    RandomStateChanges random = new RandomStateChanges(Generators.seeded(SEED));
    states =
        JournalFiles.write(folder, List.of(random.commit(3), random.commit(4), random.commit(2)));
    whole = Files.readAllBytes(journal(folder));
  }

  private void put(byte[] bytes) throws IOException {
    Files.write(journal(folder), bytes);
  }

  @Test
  void aTornEndIsCutOffAtTheLastWholeCommit() throws IOException {
    for (int length = JournalFormat.HEADER_BYTES; length <= whole.length; length++) {
      put(Arrays.copyOf(whole, length));
      assertEquals(before(states, length), load(folder), "cut to " + length);
    }
  }

  @Test
  void workGoesOnAfterATornEnd() throws IOException {
    for (int length = JournalFormat.HEADER_BYTES; length <= whole.length; length += 7) {
      put(Arrays.copyOf(whole, length));
      new JournalStateStore(folder).commit(LATER);
      assertTrue(load(folder).contains(LATER.getFirst()), "committed after a cut to " + length);
    }
  }

  @Test
  void aCommitAfterATornEndKeepsWhatWasBefore() throws IOException {
    int length = states.lowerKey(whole.length);
    put(Arrays.copyOf(whole, whole.length - 1));
    RandomStateChanges random = new RandomStateChanges(Generators.seeded(SEED + 1));
    List<StateChange> base = List.of(random.change(2));
    new JournalStateStore(folder).commit(base);
    assertTrue(load(folder).containsAll(base));
    assertEquals(before(states, length).size() + 1, load(folder).size());
  }

  @Test
  void anEndOfZerosIsATornEnd() throws IOException {
    int length = states.lowerKey(whole.length);
    for (int zeros = 1; zeros <= whole.length - length; zeros++) {
      byte[] torn = whole.clone();
      Arrays.fill(torn, whole.length - zeros, whole.length, (byte) 0);
      put(torn);
      List<StateChange> found = load(folder);
      assertTrue(
          found.equals(before(states, length)) || found.equals(before(states, whole.length)));
    }
  }

  @Test
  void aJournalShorterThanItsHeaderIsDamaged() throws IOException {
    for (int length = 0; length < JournalFormat.HEADER_BYTES; length++) {
      put(Arrays.copyOf(whole, length));
      assertDamaged("byte 0");
    }
  }

  @Test
  void aFlippedBitIsFoundOrTakesBackTheLastCommitOnly() throws IOException {
    int last = states.lowerKey(whole.length);
    for (int at = 0; at < whole.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] flipped = whole.clone();
        flipped[at] ^= (byte) (1 << bit);
        put(flipped);
        if (at < last) {
          assertThrows(IOException.class, () -> load(folder), "flipped at " + at);
        } else {
          assertEquals(before(states, last), load(folder), "flipped at " + at);
        }
      }
    }
  }

  @Test
  void damageIsNamedWithFileOffsetAndNextStepAndNothingIsWritten() throws IOException {
    int second = states.higherKey(states.higherKey(states.firstKey()));
    byte[] flipped = whole.clone();
    flipped[second - 1] ^= 1;
    put(flipped);
    assertDamaged("byte " + states.higherKey(states.firstKey()));
    IOException refused =
        assertThrows(IOException.class, () -> new JournalStateStore(folder).commit(LATER));
    assertTrue(refused.toString().contains("is damaged at byte"), refused.toString());
    assertEquals(ByteBuffer.wrap(flipped), ByteBuffer.wrap(Files.readAllBytes(journal(folder))));
  }

  @Test
  void aFlippedBitInASnapshotIsAlwaysFound() throws IOException {
    put(Arrays.copyOf(whole, whole.length - 1));
    new JournalStateStore(folder).commit(LATER);
    byte[] rewritten = Files.readAllBytes(journal(folder));
    int snapshot = rewritten.length - JournalFormat.commit(CommitCodec.encode(LATER)).limit();
    for (int at = 0; at < snapshot; at++) {
      byte[] flipped = Arrays.copyOf(rewritten, snapshot);
      flipped[at] ^= 4;
      put(flipped);
      assertThrows(IOException.class, () -> load(folder), "flipped at " + at);
      put(Arrays.copyOf(rewritten, at));
      assertThrows(IOException.class, () -> load(folder), "cut to " + at);
    }
  }

  @Test
  void anUnknownFormatIsRefusedAndNamed() throws IOException {
    byte[] newer = whole.clone();
    newer[JournalFormat.MAGIC.length + 3] = 7;
    put(newer);
    for (IOException refused :
        List.of(
            assertThrows(IOException.class, () -> load(folder)),
            assertThrows(IOException.class, () -> new JournalStateStore(folder).commit(LATER)))) {
      String message = refused.toString();
      assertTrue(message.contains(journal(folder).toString()), message);
      assertTrue(message.contains("has format 7"), message);
      assertTrue(message.contains("use the version that wrote it, or delete the folder"), message);
    }
  }

  @Test
  void aCommitThatMakesNoSenseIsDamage() throws IOException {
    ByteBuffer nonsense = JournalFormat.commit(new byte[] {99});
    byte[] longer = Arrays.copyOf(whole, whole.length + nonsense.limit());
    nonsense.get(longer, whole.length, nonsense.limit());
    put(longer);
    assertDamaged("byte " + whole.length);
  }

  private void assertDamaged(String where) {
    String message = assertThrows(IOException.class, () -> load(folder)).toString();
    assertTrue(message.contains("'" + journal(folder) + "' is damaged at " + where), message);
    assertTrue(message.contains("delete the folder '" + folder + "'"), message);
  }
}
