package io.tummycrypt.tcfs.store.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.store.chunk.ChunkSizes;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.object.Concurrency;
import io.tummycrypt.tcfs.store.object.Faults;
import io.tummycrypt.tcfs.store.object.InMemoryObjectStore;
import io.tummycrypt.tcfs.store.pack.PackBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Memory is bounded: while no pack arrives, no more is read of what is to be stored. */
final class BackPressureTest {
  private static final FleetId FLEET = new FleetId(1, 2);
  private static final int PACK = PackBuilder.USUAL_LENGTH;

  /** The pack that is on its way, the next one, and frames on their way into it. */
  private static final int MOST = 3 * PACK;

  /** Looks, one soon after the other, in which nothing may change. */
  private static final int LOOKS = 30;

  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final ContentIndex index = new ContentIndex();
  private final byte[] noise = new byte[4 * PACK + PACK / 2];
  private final AtomicLong taken = new AtomicLong();
  private final CountDownLatch isStuck = new CountDownLatch(1);
  private final CountDownLatch isFree = new CountDownLatch(1);

  @Test
  void noMoreIsReadThanIsOnItsWay() throws Exception {
    new Random(1).nextBytes(noise);
    store.setFaults((operation, _) -> pass(operation));
    FutureTask<StoredContent> writing = new FutureTask<>(this::write);
    Thread writer = Thread.ofPlatform().daemon().start(writing);
    try {
      assertTrue(isStuck.await(1, TimeUnit.MINUTES), "no pack came");
      awaitStandstill(writer);
      assertTrue(taken.get() <= MOST, taken + " bytes were read");
    } finally {
      isFree.countDown();
    }
    StoredContent content = writing.get(1, TimeUnit.MINUTES);
    assertEquals(noise.length, taken.get());
    assertEquals(new StoredContent(Hasher.hash(noise), noise.length), content);
    assertEquals(5, store.list(StoreKeys.PACKS).size());
    new ContentReader(store, FLEET, index)
        .copyTo(content.digest(), OutputStream.nullOutputStream());
  }

  private Faults.Outcome pass(Faults.Operation operation) {
    if (operation == Faults.Operation.CREATE) {
      isStuck.countDown();
      await(isFree);
    }
    return Faults.Outcome.FINE;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private StoredContent write() throws IOException {
    try (ContentWriter writer =
        new ContentWriter(store, FLEET, index, ChunkSizes.USUAL, 0, Concurrency.of(1))) {
      StoredContent content = writer.store(new Counted(), noise.length);
      writer.flush();
      return content;
    }
  }

  /** Until the thread waits, or is done, and reads no more. To stop looking early is no failure. */
  private void awaitStandstill(Thread writer) {
    long before = -1;
    for (int unchanged = 0; unchanged < LOOKS; unchanged++) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      long now = taken.get();
      boolean isBusy =
          !List.of(Thread.State.WAITING, Thread.State.TERMINATED).contains(writer.getState());
      if (now != before || isBusy) {
        unchanged = 0;
      }
      before = now;
    }
  }

  /** The noise, and how much of it was read. */
  private final class Counted extends ByteArrayInputStream {
    Counted() {
      super(noise);
    }

    @Override
    public synchronized int read(byte[] into, int offset, int length) {
      int read = super.read(into, offset, length);
      taken.addAndGet(Math.max(0, read));
      return read;
    }
  }
}
