package io.tummycrypt.tcfs.store.object;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.chunk.ChunkSizes;
import io.tummycrypt.tcfs.store.content.ContentIndex;
import io.tummycrypt.tcfs.store.content.ContentReader;
import io.tummycrypt.tcfs.store.content.ContentWriter;
import io.tummycrypt.tcfs.store.format.FleetId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What adapts is told of everything that arrives, there and back, with its size. Packs need a
 * second each, so that only larger ones move more.
 */
final class ArrivalsTest {
  private static final FleetId FLEET = new FleetId(1, 2);
  private static final int SMALL = 10_000;
  private static final int LARGE = 10 * SMALL;

  /** After the first measurement, which is of twice the few that it begins with. */
  private static final int FIRST = 6;

  /** After the next one, which is of twice the one more that it goes on with. */
  private static final int SECOND = 8;

  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final ContentIndex index = new ContentIndex();
  private final Random random = new Random(1);
  private final AtomicLong nanos = new AtomicLong();

  @BeforeEach
  void takeASecondEach() {
    store.setFaults((operation, _) -> {
      if (operation == Faults.Operation.CREATE || operation == Faults.Operation.READ) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
      }
      return Faults.Outcome.FINE;
    });
  }

  /** Each in a pack of its own. */
  private List<Digest> write(int packs, int size, Concurrency to) throws IOException {
    List<Digest> files = new ArrayList<>();
    try (ContentWriter writer = new ContentWriter(store, FLEET, index, ChunkSizes.USUAL, 0, to)) {
      for (int i = 0; i < packs; i++) {
        byte[] noise = new byte[size];
        random.nextBytes(noise);
        files.add(writer.store(new ByteArrayInputStream(noise), size).digest());
        writer.flush();
      }
    }
    return files;
  }

  private Concurrency beginNow() {
    return Concurrency.adapting(nanos::get);
  }

  private void read(List<Digest> files, Concurrency concurrency) throws IOException {
    ContentReader reader = new ContentReader(store, FLEET, index, concurrency);
    for (Digest file : files) {
      reader.copyTo(file, OutputStream.nullOutputStream());
    }
  }

  @Test
  void packsThatAreWrittenAreToldOf() throws IOException {
    Concurrency concurrency = beginNow();
    write(FIRST - 1, SMALL, concurrency);
    assertEquals(3, concurrency.limit());
    write(1, SMALL, concurrency);
    assertEquals(4, concurrency.limit());
    write(SECOND, SMALL, concurrency);
    assertEquals(3, concurrency.limit(), "no more was moved");
  }

  @Test
  void moreBytesThatAreWrittenAreToldOf() throws IOException {
    Concurrency concurrency = beginNow();
    write(FIRST, SMALL, concurrency);
    write(SECOND, LARGE, concurrency);
    assertEquals(5, concurrency.limit());
  }

  @Test
  void packsThatAreReadAreToldOf() throws IOException {
    List<Digest> files = write(FIRST + SECOND, SMALL, Concurrency.of(1));
    Concurrency concurrency = beginNow();
    read(files.subList(0, FIRST - 1), concurrency);
    assertEquals(3, concurrency.limit());
    read(files.subList(FIRST - 1, FIRST), concurrency);
    assertEquals(4, concurrency.limit());
    read(files.subList(FIRST, FIRST + SECOND), concurrency);
    assertEquals(3, concurrency.limit(), "no more was moved");
  }

  @Test
  void moreBytesThatAreReadAreToldOf() throws IOException {
    List<Digest> small = write(FIRST, SMALL, Concurrency.of(1));
    List<Digest> large = write(SECOND, LARGE, Concurrency.of(1));
    Concurrency concurrency = beginNow();
    read(small, concurrency);
    read(large, concurrency);
    assertEquals(5, concurrency.limit());
  }
}
