package io.tummycrypt.tcfs.store.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.ObjectStore;
import io.tummycrypt.tcfs.store.object.StoreProbe;
import io.tummycrypt.tcfs.store.trace.Caller;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Servers, or what stands before them, that do not create once: the probe refuses each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LyingServersTest {
  private S3Server open;
  private S3Server strict;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    open = S3Server.startOpen(folder.resolve("open"));
    strict = S3Server.start(folder.resolve("strict"));
  }

  @AfterAll
  void stop() {
    open.close();
    strict.close();
  }

  @Test
  void aServerThatIgnoresTheConditionIsRefused() throws IOException {
    String said = refusal(open, LyingServersTest::dropCondition);
    assertTrue(said.contains("does not create once: 16 of 16 racers created object"), said);
  }

  @Test
  void aServerThatChecksAndThenActsIsRefused() throws IOException {
    String said = refusal(open, new CheckThenAct());
    assertTrue(said.contains("does not create once: 2 of 16 racers created object"), said);
  }

  @Test
  void aServerWithoutTheConditionIsRefused() throws IOException {
    String said =
        refusal(
            open,
            call -> {
              if (call.method().equals("PUT")) {
                call.answer(
                    501,
                    "",
                    "<Error><Code>NotImplemented</Code><Message>A header you provided implies"
                        + " functionality that is not implemented</Message></Error>");
              } else {
                call.pass();
              }
            });
    assertTrue(said.contains("NotImplemented: A header you provided implies"), said);
  }

  @Test
  void nobodyCanTakeTheConditionOutOfASignedRequest() throws IOException {
    try (Middleman liar = new Middleman(strict.port())) {
      liar.conduct(LyingServersTest::dropCondition);
      ObjectStore store = store(liar, "signed");
      assertThrows(
          AccessDeniedException.class, () -> store.createOnce(new ObjectKey("a"), new byte[1]));
    }
  }

  /** What the probe of a store behind such a server says; nothing of it must stay. */
  private static String refusal(S3Server server, Middleman.Conduct conduct) throws IOException {
    try (Middleman liar = new Middleman(server.port())) {
      liar.conduct(conduct);
      ObjectStore store = store(liar, "lies");
      IOException refused =
          assertThrows(IOException.class, () -> new StoreProbe(store, "token").prove(4));
      assertEquals(List.of(), store.list(""));
      return String.valueOf(refused.getMessage());
    }
  }

  private static ObjectStore store(Middleman before, String prefix) throws IOException {
    return S3ObjectStore.open(
        S3Options.of(S3Server.BUCKET, prefix),
        Map.of(
            "TCFS_S3_ENDPOINT", before.endpoint().toString(),
            "TCFS_S3_ACCESS", S3Server.ACCESS,
            "TCFS_S3_SECRET", S3Server.SECRET),
        Caller.UNNAMED);
  }

  private static void dropCondition(Middleman.Call call) throws IOException {
    call.remove("If-None-Match");
    call.pass();
  }
}
