package io.tummycrypt.tcfs.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.ObjectStore;
import io.tummycrypt.tcfs.store.object.ObjectTooLargeException;
import io.tummycrypt.tcfs.store.object.ObjectWriter.Creation;
import io.tummycrypt.tcfs.store.object.StoreAbsentException;
import io.tummycrypt.tcfs.store.trace.Caller;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A second server, whose answers somebody else wrote: Adobe's S3Mock, a process of its own. It
 * checks no signatures and its creations race, so it says nothing of those.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class S3MockTest {
  private static final Pattern STARTED =
      Pattern.compile("Tomcat started on ports .* (\\d+) \\(http\\)");
  private static final ObjectKey KEY = new ObjectKey("heads/yoga/1");
  private static final ObjectKey EMPTY = new ObjectKey("heads/yoga/0");
  private static final byte[] BYTES = "0123456789".getBytes(UTF_8);

  private final AtomicInteger stores = new AtomicInteger();
  private Process server;
  private int port;
  private ObjectStore store;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Djava.io.tmpdir=" + folder,
            "-jar",
            jar(),
            "--server.port=0",
            "--http.port=0");
    builder.environment().put("COM_ADOBE_TESTING_S3MOCK_STORE_INITIAL_BUCKETS", "bench");
    server = builder.redirectErrorStream(true).start();
    port = awaitPort(server.inputReader());
  }

  private static String jar() {
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (entry.matches(".*s3mock-[0-9.]+-exec\\.jar")) {
        return entry;
      }
    }
    throw new IllegalStateException("S3Mock is not on the class path");
  }

  private static int awaitPort(BufferedReader said) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      all.append(line).append('\n');
      Matcher started = STARTED.matcher(line);
      if (started.find()) {
        Thread.ofVirtual().start(() -> drain(said));
        return Integer.parseInt(started.group(1));
      }
    }
    throw new IOException("S3Mock did not start: " + all);
  }

  /** A process whose output nobody reads comes to a halt. */
  private static void drain(BufferedReader said) {
    try {
      said.transferTo(Writer.nullWriter());
    } catch (IOException stopped) {
      // So is the process.
    }
  }

  @AfterAll
  void stop() throws InterruptedException {
    server.destroy();
    server.waitFor();
  }

  @BeforeEach
  void open() throws IOException {
    store = open("bench");
  }

  private ObjectStore open(String bucket) throws IOException {
    return S3ObjectStore.open(
        S3Options.of(bucket, "p" + stores.incrementAndGet()),
        Map.of(
            "TCFS_S3_ENDPOINT", "http://127.0.0.1:" + port,
            "TCFS_S3_ACCESS", "a",
            "TCFS_S3_SECRET", "s"),
        Caller.UNNAMED);
  }

  @Test
  void createsOnceAndReadsBack() throws IOException {
    assertEquals(Creation.CREATED, store.createOnce(KEY, BYTES));
    assertEquals(Creation.EXISTS, store.createOnce(KEY, new byte[] {1}));
    assertArrayEquals(BYTES, store.read(KEY, 10));
    assertEquals(10, store.size(KEY));
    store.createOnce(EMPTY, new byte[0]);
    assertEquals(0, store.size(EMPTY));
    assertThrows(ObjectTooLargeException.class, () -> store.read(KEY, 9));
  }

  @Test
  void takesALargeBody() throws IOException {
    byte[] large = new byte[9 << 20];
    assertEquals(Creation.CREATED, store.createOnce(KEY, large));
    assertEquals(Creation.EXISTS, store.createOnce(KEY, large));
    assertArrayEquals(large, store.read(KEY, large.length));
  }

  @Test
  void readsARange() throws IOException {
    store.createOnce(KEY, BYTES);
    assertArrayEquals("345".getBytes(UTF_8), store.readRange(KEY, 3, 3));
    assertEquals(0, store.readRange(KEY, 10, 0).length);
    assertThrows(EOFException.class, () -> store.readRange(KEY, 8, 3));
    assertThrows(EOFException.class, () -> store.readRange(KEY, 20, 1));
  }

  @Test
  void listsAndDeletes() throws IOException {
    List<ObjectKey> keys = new ArrayList<>();
    for (int i = 0; i < 1010; i++) {
      ObjectKey key = new ObjectKey("many/%04d".formatted(i));
      store.createOnce(key, new byte[0]);
      keys.add(key);
    }
    store.createOnce(KEY, BYTES);
    assertEquals(keys, store.list("many/"));
    assertEquals(List.of(KEY), store.list("heads/"));
    store.delete(KEY);
    store.delete(KEY);
    assertEquals(List.of(), store.list("heads/"));
  }

  @Test
  void tellsAMissingObjectFromAMissingBucket() throws IOException {
    assertThrows(NoSuchFileException.class, () -> store.read(KEY, 10));
    assertThrows(NoSuchFileException.class, () -> store.readRange(KEY, 0, 1));
    assertThrows(NoSuchFileException.class, () -> store.size(KEY));
    ObjectStore none = open("none");
    assertThrows(StoreAbsentException.class, () -> none.list(""));
    assertThrows(StoreAbsentException.class, () -> none.read(KEY, 10));
    assertThrows(StoreAbsentException.class, () -> none.size(KEY));
    assertThrows(StoreAbsentException.class, () -> none.createOnce(KEY, BYTES));
    assertThrows(StoreAbsentException.class, () -> none.delete(KEY));
  }
}
