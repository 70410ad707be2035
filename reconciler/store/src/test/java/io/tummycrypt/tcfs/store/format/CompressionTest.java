package io.tummycrypt.tcfs.store.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Contexts are used again and again, also by several threads and after what is damaged. */
class CompressionTest {
  private static final ObjectKey KEY = new ObjectKey("packs/0/aa/x");

  private static byte[] text(long seed) {
    Random random = new Random(seed);
    byte[] text = new byte[1 + random.nextInt(50_000)];
    for (int i = 0; i < text.length; i++) {
      text[i] = (byte) ('a' + random.nextInt(6));
    }
    return text;
  }

  private static void roundTrip(long seed) throws DamagedObjectException {
    byte[] plain = text(seed);
    byte[] stored = Compression.compress(plain, 0, plain.length);
    assertArrayEquals(plain, Compression.decompress(KEY, stored, 1 << 20));
  }

  @Test
  void whatComesInPartsIsOneFrameThatSaysHowLargeItBecomes() throws DamagedObjectException {
    byte[] plain = text(1);
    for (int length : new int[] {0, 1, 1_000, plain.length}) {
      List<ByteBuffer> parts = new ArrayList<>();
      for (int from = 0; from < length; from += 999) {
        parts.add(ByteBuffer.wrap(plain, from, Math.min(999, length - from)));
      }

      byte[] stored = Compression.compress(parts);
      byte[] expected = Arrays.copyOf(plain, length);
      assertArrayEquals(expected, Compression.decompress(KEY, stored, length));
    }
  }

  @Test
  void manyThreadsMakeAndReadTheirOwn() throws Exception {
    List<Future<?>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 200; i++) {
        long seed = i;
        running.add(
            threads.submit(() -> {
              roundTrip(seed);
              return seed;
            }));
      }
    }
    for (Future<?> each : running) {
      each.get();
    }
  }

  @Test
  void whatIsDamagedHarmsNothingThatComesAfterIt() throws DamagedObjectException {
    for (long seed = 0; seed < 100; seed++) {
      byte[] plain = text(seed);
      byte[] stored = Compression.compress(plain, 0, plain.length);
      stored[stored.length / 2] ^= 1;
      try {
        Compression.decompress(KEY, stored, 1 << 20);
      } catch (DamagedObjectException _) {
        // Most flips show here, the others in the digest.
      }
      roundTrip(seed);
    }
    byte[] stored = Compression.compress(text(1), 0, text(1).length);
    assertThrows(
        DamagedObjectException.class,
        () ->
            Compression.decompress(
                KEY, stored, 0, stored.length, new byte[1 << 20], text(1).length + 1));
  }

  @Test
  void oneThreadUsesOneContextForAllItsFrames() throws DamagedObjectException {
    roundTrip(0);
    int compressors = Compression.COMPRESSORS.made();
    int decompressors = Compression.DECOMPRESSORS.made();
    for (long seed = 1; seed < 200; seed++) {
      roundTrip(seed);
    }
    assertEquals(compressors, Compression.COMPRESSORS.made());
    assertEquals(decompressors, Compression.DECOMPRESSORS.made());
  }

  @Test
  void aContextThatFailedIsClosedAndAnotherIsMade() throws DamagedObjectException {
    Contexts<ZstdDecompressCtx> contexts = new Contexts<>(ZstdDecompressCtx::new);
    byte[] plain = text(1);
    byte[] stored = Compression.compress(plain, 0, plain.length);
    AtomicReference<ZstdDecompressCtx> failed = new AtomicReference<>();
    assertThrows(
        ZstdException.class,
        () ->
            contexts.use(context -> {
              failed.set(context);
              return context.decompressByteArray(plain, 0, 3, stored, 0, stored.length);
            }));
    contexts.use(
        context -> context.decompressByteArray(plain, 0, plain.length, stored, 0, stored.length));
    assertEquals(2, contexts.made());
    assertThrows(
        IllegalStateException.class,
        () -> failed.get().decompressByteArray(plain, 0, plain.length, stored, 0, stored.length));
  }
}
