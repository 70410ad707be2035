package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that changes while it is read is published as it was at one moment, or not yet. */
class DamageWhileReadTest implements AnyStore {
  private static final int ROUNDS = 6;
  private static final int SIZE = 3_000_000;
  private static final int CHUNK = 50_000;
  private static final int LONGEST_PAUSE = 40_000_000;

  @TempDir Path folder;

  private final Random random = new Random(5);
  private LossPair pair;
  private Machine a;
  private Machine b;
  private Path file;
  private volatile boolean enough;

  @BeforeEach
  void joinTwo() throws IOException {
    pair = LossPair.in(folder, place(folder));
    a = pair.a();
    b = pair.b();
    file = a.at("changing.bin");
  }

  /** Writes one generation of the file, all of whose bytes are the same. */
  @FunctionalInterface
  private interface Writing {
    void write(byte generation) throws IOException;
  }

  /** What another device may find in the file. */
  @FunctionalInterface
  private interface Check {
    void of(byte[] content);
  }

  @Test
  void aFileThatIsReplacedIsPublishedAsOneOfItsGenerations() throws Exception {
    syncWhile(
        this::replace,
        content -> {
          for (byte each : content) {
            assertEquals(content[0], each);
          }
          assertEquals(size(content[0]), content.length);
        });
  }

  private void replace(byte generation) throws IOException {
    byte[] content = new byte[size(generation)];
    Arrays.fill(content, generation);
    Path fresh = Files.write(folder.resolve("fresh"), content);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static int size(byte generation) {
    return SIZE + 1000 * generation;
  }

  /**
   * Written over from its beginning, it has at each moment one generation in front and the one
   * before it behind. A reader that the writer overtakes would see a later one behind.
   */
  @Test
  void aFileThatIsWrittenOverIsPublishedAsItWasAtOneMoment() throws Exception {
    syncWhile(
        this::writeOver,
        content -> {
          assertEquals(SIZE, content.length);
          byte last = content[SIZE - 1];
          for (int i = 1; i < SIZE; i++) {
            assertTrue(content[i - 1] >= content[i], "torn at " + i);
          }
          assertTrue(content[0] - last <= 1, () -> content[0] + " in front, " + last + " behind");
        });
  }

  private void writeOver(byte generation) throws IOException {
    byte[] chunk = new byte[CHUNK];
    Arrays.fill(chunk, generation);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      for (int at = 0; at < SIZE; at += CHUNK) {
        channel.write(ByteBuffer.wrap(chunk), at);
      }
    }
  }

  private void syncWhile(Writing writing, Check check) throws Exception {
    writing.write((byte) 0);
    Thread writer = Thread.ofPlatform().start(() -> writeOn(writing));
    try {
      for (int round = 0; round < ROUNDS; round++) {
        Ended ended = a.tcfs("sync");
        DamageMessage.hasNoTrace(ended);
        assertTrue(ended.code() == 0 || ended.code() == 3, ended::all);
        b.sync();
        if (Files.exists(b.at("changing.bin"))) {
          check.of(Files.readAllBytes(b.at("changing.bin")));
        }
      }
    } finally {
      enough = true;
      writer.join();
    }
    pair.endsEqual();
    check.of(Files.readAllBytes(b.at("changing.bin")));
  }

  private void writeOn(Writing writing) {
    try {
      for (int generation = 1; !enough && generation < Byte.MAX_VALUE; generation++) {
        writing.write((byte) generation);
        LockSupport.parkNanos(random.nextInt(LONGEST_PAUSE));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
