package io.tummycrypt.tcfs.store.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.store.chunk.ChunkSizes;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.object.Concurrency;
import io.tummycrypt.tcfs.store.object.InMemoryObjectStore;
import io.tummycrypt.tcfs.store.object.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** As many packs are on their way as shall be, and no more. */
final class PackConcurrencyTest {
  private static final int PACK = 16 << 20;

  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final AtomicInteger under = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  /** Creates objects only when so many are being created. */
  private ObjectStore waiting(int count) {
    CyclicBarrier barrier = new CyclicBarrier(count);
    Class<?>[] types = {ObjectStore.class};
    return (ObjectStore)
        Proxy.newProxyInstance(
            ObjectStore.class.getClassLoader(),
            types,
            (_, method, arguments) -> call(barrier, method, arguments));
  }

  private Object call(CyclicBarrier barrier, Method method, Object[] arguments) throws Throwable {
    boolean creates = method.getName().equals("createOnce");
    if (creates) {
      most.accumulateAndGet(under.incrementAndGet(), Math::max);
      barrier.await(1, TimeUnit.MINUTES);
    }
    try {
      return method.invoke(store, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    } finally {
      under.addAndGet(creates ? -1 : 0);
    }
  }

  private void store(int packs, ObjectStore to, Concurrency concurrency) throws IOException {
    byte[] noise = new byte[packs * PACK + PACK / 2];
    new Random(1).nextBytes(noise);
    try (ContentWriter writer =
        new ContentWriter(
            to, new FleetId(1, 2), new ContentIndex(), ChunkSizes.USUAL, 0, concurrency)) {
      writer.store(new ByteArrayInputStream(noise), noise.length);
      writer.flush();
    }
  }

  @Test
  void oneAtATime() throws IOException {
    store(3, waiting(1), Concurrency.of(1));

    assertEquals(1, most.get());
  }

  @Test
  void severalAtOnce() throws IOException {
    store(3, waiting(4), Concurrency.of(4));

    assertEquals(4, most.get());
  }
}
