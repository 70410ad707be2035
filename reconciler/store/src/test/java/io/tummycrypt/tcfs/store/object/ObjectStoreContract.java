package io.tummycrypt.tcfs.store.object;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tummycrypt.tcfs.store.object.ObjectWriter.Creation;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every object store promises. A subclass says how to make an empty store and lose it. */
public abstract class ObjectStoreContract {
  private static final int RACERS = 16;
  private static final int ROUNDS = 60;
  private static final ObjectKey KEY = new ObjectKey("heads/yoga/00000000000000000001");

  private ObjectStore store = new InMemoryObjectStore();

  /** A store that is there and has no object. */
  protected abstract ObjectStore newStore() throws IOException;

  /** Takes the whole store away, as an unmounted disk does. */
  protected abstract void takeAway(ObjectStore store) throws IOException;

  @BeforeEach
  final void openStore() throws IOException {
    store = newStore();
  }

  @Test
  void readsBackWhatWasCreated() throws IOException {
    assertEquals(Creation.CREATED, store.createOnce(KEY, bytes("one")));
    assertArrayEquals(bytes("one"), store.read(KEY, 3));
    assertEquals(3, store.size(KEY));
  }

  @Test
  void anEmptyObjectIsThereAndHasNoBytes() throws IOException {
    assertEquals(Creation.CREATED, store.createOnce(KEY, new byte[0]));
    assertEquals(0, store.size(KEY));
    assertArrayEquals(new byte[0], store.read(KEY, 3));
    assertArrayEquals(new byte[0], store.readRange(KEY, 0, 0));
    assertThrows(EOFException.class, () -> store.readRange(KEY, 0, 1));
  }

  @Test
  void neverChangesAnObjectThatIsThere() throws IOException {
    store.createOnce(KEY, bytes("one"));
    assertEquals(Creation.EXISTS, store.createOnce(KEY, bytes("two")));
    assertArrayEquals(bytes("one"), store.read(KEY, 100));
  }

  @Test
  void keepsItsOwnCopyOfTheBytes() throws IOException {
    byte[] given = bytes("one");
    store.createOnce(KEY, given);
    given[0] = 'X';
    store.read(KEY, 3)[0] = 'Y';
    assertArrayEquals(bytes("one"), store.read(KEY, 3));
  }

  @Test
  void createsWhatRemainsOfABufferAndLeavesItAsItIs() throws IOException {
    ByteBuffer whole = ByteBuffer.wrap(bytes("..one.."));
    ByteBuffer buffer = whole.position(1).slice().position(1).limit(4);
    assertEquals(Creation.CREATED, store.createOnce(KEY, buffer));
    assertArrayEquals(bytes("one"), store.read(KEY, 100));
    assertEquals(Creation.EXISTS, store.createOnce(KEY, buffer));
    assertEquals(1, buffer.position());
    assertEquals(4, buffer.limit());
  }

  @Test
  void keepsAnEmptyObject() throws IOException {
    assertEquals(Creation.CREATED, store.createOnce(KEY, new byte[0]));
    assertEquals(0, store.read(KEY, 0).length);
    assertEquals(List.of(KEY), store.list(""));
    assertEquals(Creation.EXISTS, store.createOnce(KEY, bytes("x")));
  }

  @Test
  void refusesToReadMoreThanAllowed() throws IOException {
    store.createOnce(KEY, bytes("four"));
    IOException refused = assertThrows(ObjectTooLargeException.class, () -> store.read(KEY, 3));
    assertEquals("object '" + KEY + "' has 4 bytes, expected at most 3", refused.getMessage());
  }

  @Test
  void readsARange() throws IOException {
    store.createOnce(KEY, bytes("0123456789"));
    assertArrayEquals(bytes("345"), store.readRange(KEY, 3, 3));
    assertArrayEquals(bytes("9"), store.readRange(KEY, 9, 1));
    assertEquals(0, store.readRange(KEY, 10, 0).length);
    assertThrows(EOFException.class, () -> store.readRange(KEY, 8, 3));
    assertThrows(EOFException.class, () -> store.readRange(KEY, 20, 1));
  }

  @Test
  void saysThatAnObjectIsMissing() {
    assertThrows(NoSuchFileException.class, () -> store.read(KEY, 10));
    assertThrows(NoSuchFileException.class, () -> store.readRange(KEY, 0, 1));
    assertThrows(NoSuchFileException.class, () -> store.size(KEY));
  }

  @Test
  void listsInOrderWhatIsBelowAPrefix() throws IOException {
    for (String key : List.of("heads/b/2", "heads/b/1", "heads/a-b/1", "heads/a/1", "headsx/1")) {
      store.createOnce(new ObjectKey(key), bytes(key));
    }
    assertEquals(keys("heads/a-b/1", "heads/a/1", "heads/b/1", "heads/b/2"), store.list("heads/"));
    assertEquals(keys("heads/b/1", "heads/b/2"), store.list("heads/b/"));
    assertEquals(5, store.list("").size());
    assertEquals(List.of(), store.list("segments/"));
  }

  @Test
  void listsEachObjectAsSoonAsItIsCreated() throws IOException {
    for (int i = 0; i < 100; i++) {
      ObjectKey key = new ObjectKey("packs/" + i % 7 + "/" + i);
      store.createOnce(key, bytes("x"));
      assertEquals(
          List.of(key), store.list("packs/" + i % 7 + "/").stream().filter(key::equals).toList());
      assertEquals(i + 1, store.list("").size());
    }
  }

  @Test
  void deletesAndMayCreateAgain() throws IOException {
    store.createOnce(KEY, bytes("one"));
    store.delete(KEY);
    store.delete(KEY);
    assertEquals(List.of(), store.list(""));
    assertEquals(Creation.CREATED, store.createOnce(KEY, bytes("two")));
  }

  @Test
  void hasOneWinnerInEveryRace() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      ObjectKey key = new ObjectKey("race/" + round);
      List<Integer> winners = race(key);
      assertEquals(1, winners.size(), "winners of round " + round);
      assertArrayEquals(payload(winners.getFirst()), store.read(key, 1 << 20));
    }
    assertEquals(ROUNDS, store.list("race/").size());
  }

  @Test
  void anAbsentStoreIsNeverAnEmptyOne() throws IOException {
    store.createOnce(KEY, bytes("one"));
    takeAway(store);
    assertThrows(StoreAbsentException.class, () -> store.list(""));
    assertThrows(StoreAbsentException.class, () -> store.list("heads/"));
    assertThrows(StoreAbsentException.class, () -> store.read(KEY, 10));
    assertThrows(StoreAbsentException.class, () -> store.size(KEY));
    assertThrows(StoreAbsentException.class, () -> store.delete(KEY));
    assertThrows(StoreAbsentException.class, () -> store.createOnce(KEY, bytes("two")));
    assertThrows(StoreAbsentException.class, () -> store.list(""), "after the write");
  }

  @Test
  void refusesAPrefixThatIsNotAFolder() {
    for (String prefix : List.of("heads", "/", "../", ".tmp/", "a//")) {
      assertThrows(IllegalArgumentException.class, () -> store.list(prefix), prefix);
    }
  }

  @Test
  void passesTheProbeAndIsLeftAsItWas() throws IOException {
    new StoreProbe(store, "token").prove(5);
    assertEquals(List.of(), store.list(""));
  }

  private List<Integer> race(ObjectKey key) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Creation>> running = new ArrayList<>();
    List<Integer> winners = new ArrayList<>();
    try (ExecutorService racers = Executors.newFixedThreadPool(RACERS)) {
      for (int i = 0; i < RACERS; i++) {
        byte[] mine = payload(i);
        running.add(
            racers.submit(() -> {
              start.await();
              return store.createOnce(key, mine);
            }));
      }
      start.countDown();
      for (int i = 0; i < RACERS; i++) {
        if (running.get(i).get() == Creation.CREATED) {
          winners.add(i);
        }
      }
    }
    return winners;
  }

  /** Of different lengths, so that a mix of two would show. */
  private static byte[] payload(int racer) {
    return ("racer " + racer + " ").repeat(100 + racer).getBytes(StandardCharsets.UTF_8);
  }

  private static List<ObjectKey> keys(String... keys) {
    return List.of(keys).stream().map(ObjectKey::new).toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
