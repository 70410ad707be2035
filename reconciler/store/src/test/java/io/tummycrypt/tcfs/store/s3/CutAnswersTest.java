package io.tummycrypt.tcfs.store.s3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.ObjectStore;
import io.tummycrypt.tcfs.store.object.ObjectWriter.Creation;
import io.tummycrypt.tcfs.store.trace.Caller;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A connection that ends in good order, but within an answer. To the JDK a head ends where the
 * connection does, also within the digits of a length.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CutAnswersTest {
  private static final ObjectKey THERE = new ObjectKey("kept/there");
  private static final ObjectKey EMPTY = new ObjectKey("kept/empty");
  private static final ObjectKey MISSING = new ObjectKey("missing");
  private static final byte[] BYTES = new byte[3210];

  /** Before its body is sent, the server is asked whether it wants that. */
  private static final byte[] LARGE = new byte[300_000];

  private final AtomicInteger fresher = new AtomicInteger();
  private S3Server server;
  private Middleman between;
  private ObjectStore store;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Arrays.fill(BYTES, (byte) 7);
    server = S3Server.start(folder);
    between = new Middleman(server.port());
    store =
        S3ObjectStore.over(
            new S3Address(between.endpoint(), S3Server.BUCKET, "c", "us-east-1", true),
            KeySource.fixed(new AwsKeys(S3Server.ACCESS, S3Server.SECRET, null), "this test"),
            null,
            Timeouts.USUAL,
            new Attempts.Budget(
                3,
                3,
                Duration.ofMinutes(5),
                Duration.ZERO,
                Duration.ZERO,
                new Attempts.Pause(() -> 0, () -> 0, _ -> {})),
            Caller.UNNAMED);
    store.createOnce(THERE, BYTES);
    store.createOnce(EMPTY, new byte[0]);
  }

  @AfterAll
  void stop() throws IOException {
    between.close();
    server.close();
  }

  /** Each kind of request and of answer. */
  enum Asking {
    READ,
    READ_EMPTY,
    READ_MISSING,
    READ_RANGE,
    READ_RANGE_BEHIND_THE_END,
    SIZE,
    SIZE_OF_EMPTY,
    SIZE_OF_MISSING,
    LIST,
    CREATE,
    CREATE_LARGE,
    CREATE_ANOTHER,
    DELETE;

    void requireRightAnswer(ObjectStore store, ObjectKey fresh) throws IOException {
      switch (this) {
        case READ -> assertArrayEquals(BYTES, store.read(THERE, 1 << 20));
        case READ_EMPTY -> assertArrayEquals(new byte[0], store.read(EMPTY, 1 << 20));
        case READ_MISSING ->
            assertThrows(NoSuchFileException.class, () -> store.read(MISSING, 1 << 20));
        case READ_RANGE ->
            assertArrayEquals(
                Arrays.copyOf(BYTES, 1000), store.readRange(THERE, BYTES.length - 1000, 1000));
        case READ_RANGE_BEHIND_THE_END -> {
          assertThrows(EOFException.class, () -> store.readRange(THERE, BYTES.length, 1));
        }
        case SIZE -> assertEquals(BYTES.length, store.size(THERE));
        case SIZE_OF_EMPTY -> assertEquals(0, store.size(EMPTY));
        case SIZE_OF_MISSING -> assertThrows(NoSuchFileException.class, () -> store.size(MISSING));
        case LIST -> assertEquals(List.of(EMPTY, THERE), store.list("kept/"));
        case CREATE -> assertEquals(Creation.CREATED, store.createOnce(fresh, BYTES));
        case CREATE_LARGE -> assertEquals(Creation.CREATED, store.createOnce(fresh, LARGE));
        case CREATE_ANOTHER ->
            assertEquals(Creation.EXISTS, store.createOnce(THERE, new byte[] {1}));
        case DELETE -> store.delete(fresh);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theAnswerIsRightWhereverItWasCutBefore(Asking asking) throws IOException {
    requireRight(asking, Middleman.Call::forward);
  }

  /** Of those that have a body; the others are the same. */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"READ_EMPTY", "CREATE", "CREATE_LARGE", "DELETE"})
  void theAnswerIsRightWhereverItWasCutBeforeInChunks(Asking asking) throws IOException {
    requireRight(asking, call -> chunked(call.forward()));
  }

  /** The server's answer, as it comes to be cut. */
  @FunctionalInterface
  private interface Whole {
    byte[] of(Middleman.Call call) throws IOException;
  }

  /** The same answer with a body whose length is not known before. */
  private static byte[] chunked(byte[] answer) {
    String text = new String(answer, ISO_8859_1);
    int body = text.indexOf("\r\n\r\n") + 4;
    if (body == text.length()) {
      return answer;
    }
    String head =
        text.substring(0, body - 2).replaceAll("(?i)(Content-Length|Connection):.*\r\n", "");
    return (head
            + "Transfer-Encoding: chunked\r\n\r\n"
            + Integer.toHexString(text.length() - body)
            + "\r\n"
            + text.substring(body)
            + "\r\n0\r\n\r\n")
        .getBytes(ISO_8859_1);
  }

  private void requireRight(Asking asking, Whole whole) throws IOException {
    int[] length = {Integer.MAX_VALUE};
    for (int cut = 0; cut < length[0]; cut += cut < 1000 ? 1 : 97) {
      int end = cut;
      boolean[] isCut = {false};
      between.conduct(call -> {
        if (isCut[0]) {
          call.pass();
          return;
        }
        isCut[0] = true;
        byte[] answer = whole.of(call);
        length[0] = answer.length;
        call.answer(Arrays.copyOf(answer, Math.min(end, answer.length)));
      });
      ObjectKey fresh = new ObjectKey("fresh/%d".formatted(fresher.incrementAndGet()));
      try {
        asking.requireRightAnswer(store, fresh);
      } catch (IOException | AssertionError e) {
        throw new AssertionError("the answer was cut after " + cut + " bytes", e);
      }
    }
    assertTrue(length[0] < 10_000, "nothing was cut");
  }
}
