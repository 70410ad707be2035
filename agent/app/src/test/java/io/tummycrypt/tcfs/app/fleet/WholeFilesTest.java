package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whoever reads a file while an agent fetches it again and again has all of one of its contents.
 */
@Timeout(120)
class WholeFilesTest extends TwoMachines {
  private static final int SIZE = 6 << 20;
  private static final int CONTENTS = 7;

  private final List<byte[]> written = new CopyOnWriteArrayList<>();
  private final List<String> wrong = new CopyOnWriteArrayList<>();
  private final AtomicInteger reads = new AtomicInteger();
  private final Random random = new Random(11);
  private RunningAgent ofA;
  private RunningAgent ofB;
  private Thread reader;

  @BeforeEach
  void run() throws IOException, InterruptedException {
    ofA = RunningAgent.of(a);
    ofB = RunningAgent.of(b);
    reader = Thread.ofPlatform().daemon().start(this::readOn);
  }

  @AfterEach
  void end() throws InterruptedException {
    reader.interrupt();
    reader.join();
    ofA.end();
    ofB.end();
  }

  private void readOn() {
    Path target = b.at("large");
    while (!Thread.currentThread().isInterrupted()) {
      try {
        byte[] read = Files.readAllBytes(target);
        reads.incrementAndGet();
        if (written.stream().noneMatch(content -> Arrays.equals(content, read))) {
          wrong.add(read.length + " bytes of no content");
        }
      } catch (NoSuchFileException notYet) {
        if (reads.get() > 0) {
          wrong.add("it was gone");
        }
      } catch (IOException e) {
        wrong.add(e.toString());
      }
    }
  }

  /** The next content: longer or shorter, and much of it, but not all, as it was. */
  private byte[] next() {
    byte[] content = new byte[SIZE - written.size() % 2 * (SIZE / 3)];
    random.nextBytes(content);
    if (!written.isEmpty()) {
      System.arraycopy(written.getFirst(), 0, content, 0, SIZE / 3);
    }
    return content;
  }

  @Test
  void aReaderSeesWholeContentsOnly() throws IOException {
    for (int i = 0; i < CONTENTS; i++) {
      byte[] content = next();
      written.add(content);
      Path made = Files.write(folder.resolve("made"), content);
      Files.move(made, a.at("large"), StandardCopyOption.REPLACE_EXISTING);
      int before = reads.get();
      if (i % 2 == 1) {
        continue; // The next one comes while this one is fetched, or before.
      }
      Eventually.holds(
          () -> Arrays.equals(Files.readAllBytes(b.at("large")), content), () -> "it has not come");
      Eventually.holds(() -> reads.get() > before, () -> "nobody reads");
    }
    assertEquals(List.of(), wrong);
    assertTrue(reads.get() >= CONTENTS);
  }
}
