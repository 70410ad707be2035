package io.tummycrypt.tcfs.store.content;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.chunk.ChunkSizes;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.format.DamagedObjectException;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.object.Concurrency;
import io.tummycrypt.tcfs.store.object.InMemoryObjectStore;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.ObjectReader;
import io.tummycrypt.tcfs.store.pack.ChunkPlace;
import io.tummycrypt.tcfs.store.pack.Frame;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The frames of a long file are read before they are needed, and never too many of them. */
final class ReadAheadTest {
  private static final FleetId FLEET = new FleetId(1, 2);
  private static final int SMALL = 120_000;
  private static final int SMALL_FILES = 16;
  private static final int THREADS = 4;

  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final ContentIndex index = new ContentIndex();
  private final byte[] noise = new byte[17 << 20];
  private final AtomicInteger under = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final AtomicInteger reads = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();
  private Digest file;

  /** What a read has to go through. */
  private interface Gate {
    void pass() throws Exception;
  }

  @BeforeEach
  void storeOne() throws IOException {
    new Random(7).nextBytes(noise);
    try (ContentWriter writer =
        new ContentWriter(store, FLEET, index, ChunkSizes.USUAL, 0, Concurrency.of(2))) {
      file = writer.store(new ByteArrayInputStream(noise), noise.length).digest();
      writer.flush();
    }
  }

  private ObjectReader reading(Gate gate) {
    Class<?>[] types = {ObjectReader.class};
    return (ObjectReader)
        Proxy.newProxyInstance(
            ObjectReader.class.getClassLoader(),
            types,
            (_, method, arguments) -> {
              most.accumulateAndGet(under.incrementAndGet(), Math::max);
              reads.incrementAndGet();
              if (method.getName().equals("readRange")) {
                bytes.addAndGet((int) arguments[2]);
              }
              try {
                gate.pass();
                return method.invoke(store, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              } finally {
                under.decrementAndGet();
              }
            });
  }

  private byte[] read(Gate gate, int concurrency) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ContentReader(reading(gate), FLEET, index, Concurrency.of(concurrency)).copyTo(file, out);
    return out.toByteArray();
  }

  @Test
  void severalAreOnTheirWayAtOnce() throws IOException {
    CountDownLatch three = new CountDownLatch(3);

    byte[] found =
        read(
            () -> {
              three.countDown();
              assertTrue(three.await(1, TimeUnit.MINUTES));
            },
            4);

    assertArrayEquals(noise, found);
    assertTrue(most.get() <= 4, most + " at once");
  }

  @Test
  void eachIsReadOnce() throws IOException {
    read(() -> {}, 1);
    int alone = reads.getAndSet(0);

    read(() -> {}, 8);

    assertEquals(alone, reads.get());
  }

  @Test
  void oneAtATimeIsOneAtATime() throws IOException {
    assertArrayEquals(noise, read(() -> {}, 1));

    assertEquals(1, most.get());
  }

  @Test
  void aReadThatFailsIsToldByWhoNeedsIt() {
    IOException failure =
        assertThrows(
            IOException.class,
            () ->
                read(
                    () -> {
                      if (reads.get() > 3) {
                        throw new IOException("the store is gone");
                      }
                    },
                    4));

    assertTrue(failure.toString().contains("the store is gone"), failure.toString());
  }

  /** Small files that are stored side by side; four of them fill a frame. */
  private List<Digest> storeSmall() throws IOException {
    List<Digest> files = new ArrayList<>();
    try (ContentWriter writer =
        new ContentWriter(store, FLEET, index, ChunkSizes.USUAL, 0, Concurrency.of(2))) {
      for (int i = 0; i < SMALL_FILES; i++) {
        files.add(writer.store(new ByteArrayInputStream(small(i)), SMALL).digest());
      }
      writer.flush();
    }
    return files;
  }

  private static byte[] small(int number) {
    byte[] bytes = new byte[SMALL];
    new Random(100 + number).nextBytes(bytes);
    return bytes;
  }

  @Test
  void neighboursComeWithOneRequest() throws IOException {
    List<Digest> files = storeSmall();
    ContentReader.Together together =
        new ContentReader(reading(() -> {}), FLEET, index, Concurrency.of(1)).together(files);

    for (int i = 0; i < SMALL_FILES; i++) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      together.copyUnverified(files.get(i), out);
      assertArrayEquals(small(i), out.toByteArray());
    }

    int framesAtOnce = Extents.LIMIT / (4 * SMALL);
    assertEquals(Math.ceilDiv(SMALL_FILES / 4, framesAtOnce), reads.get());
  }

  @Test
  void whatAPackHasThatWasCutIsRead() throws IOException {
    List<Digest> files = storeSmall();
    ChunkPlace place = Objects.requireNonNull(index.find(files.getFirst())).getFirst();
    ObjectKey pack = place.pack().key();
    store.damage(pack, Arrays.copyOf(store.read(pack, 16 << 20), 6 * SMALL));
    ContentReader.Together together = new ContentReader(store, FLEET, index).together(files);

    ByteArrayOutputStream out = new ByteArrayOutputStream();
    together.copyUnverified(files.getFirst(), out);

    assertArrayEquals(small(0), out.toByteArray());
    assertThrows(
        DamagedObjectException.class,
        () -> together.copyUnverified(files.get(4), OutputStream.nullOutputStream()));
  }

  /** Their frames are made plain in arrays that had others before. */
  @Test
  void aLongContentThatIsCompressedComesWhole() throws IOException {
    byte[] half = new byte[5 << 20];
    new Random(11).nextBytes(half);
    byte[] digits = HexFormat.of().formatHex(half).getBytes(US_ASCII);
    Digest digest = store(digits);
    assertTrue(
        Objects.requireNonNull(index.find(digest)).stream()
            .allMatch(place -> place.frame().codec() == Frame.Codec.ZSTD));

    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ContentReader(reading(() -> {}), FLEET, index, Concurrency.of(4)).copyChunks(digest, out);

    assertArrayEquals(digits, out.toByteArray());
  }

  /** Whatever the order, little is read that was read before. */
  @Test
  void filesInAnotherOrderAreReadByTheFrame() throws IOException {
    List<Digest> files = new ArrayList<>();
    Random random = new Random(9);
    try (ContentWriter writer =
        new ContentWriter(store, FLEET, index, ChunkSizes.USUAL, 0, Concurrency.of(2))) {
      for (int i = 0; i < 64; i++) {
        byte[] noise = new byte[Frame.USUAL_LENGTH / 2];
        random.nextBytes(noise);
        byte[] digits = HexFormat.of().formatHex(noise).getBytes(US_ASCII);
        files.add(writer.store(new ByteArrayInputStream(digits), digits.length).digest());
      }
      writer.flush();
    }
    long stored = 64L * Frame.USUAL_LENGTH / 2;
    Collections.shuffle(files, random);
    ContentReader.Together together =
        new ContentReader(reading(() -> {}), FLEET, index, Concurrency.of(1)).together(files);

    for (Digest each : files) {
      together.copyUnverified(each, OutputStream.nullOutputStream());
    }

    assertTrue(bytes.get() < 2 * stored, bytes + " bytes of " + stored);
  }

  @Test
  void whatComesAgainIsReadByTheFrame() throws IOException {
    byte[] again = small(1000);
    byte[] image = new byte[20 * (SMALL * 8 + again.length)];
    new Random(8).nextBytes(image);
    for (int at = SMALL * 8; at < image.length; at += SMALL * 8 + again.length) {
      System.arraycopy(again, 0, image, at, again.length);
    }
    Digest digest = store(image);

    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ContentReader(reading(() -> {}), FLEET, index, Concurrency.of(1)).copyTo(digest, out);

    assertArrayEquals(image, out.toByteArray());
    long most = image.length + 20 * 2 * (long) Frame.USUAL_LENGTH;
    assertTrue(bytes.get() < most, bytes + " bytes of " + image.length);
  }

  @Test
  void severalThreadsReadEachExtentOnce() throws Exception {
    List<Digest> files = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      byte[] content = new byte[4 << 20];
      new Random(50 + i).nextBytes(content);
      files.add(store(content));
    }
    ContentReader.Together together =
        new ContentReader(reading(() -> {}), FLEET, index, Concurrency.of(12)).together(files);
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<Digest>> found = new ArrayList<>();
      for (Digest each : files) {
        found.add(threads.submit(() -> hash(together, each)));
      }
      for (int i = 0; i < THREADS; i++) {
        assertEquals(files.get(i), found.get(i).get());
      }
    }
    long stored = THREADS * (4L << 20);
    assertTrue(bytes.get() < stored + stored / 8, bytes + " bytes of " + stored);
  }

  private static Digest hash(ContentReader.Together together, Digest file) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    together.copyUnverified(file, out);
    return Hasher.hash(out.toByteArray());
  }

  private Digest store(byte[] content) throws IOException {
    try (ContentWriter writer =
        new ContentWriter(store, FLEET, index, ChunkSizes.USUAL, 0, Concurrency.of(2))) {
      Digest digest = writer.store(new ByteArrayInputStream(content), content.length).digest();
      writer.flush();
      return digest;
    }
  }
}
