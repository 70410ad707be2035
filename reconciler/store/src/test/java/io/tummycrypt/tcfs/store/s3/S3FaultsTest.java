package io.tummycrypt.tcfs.store.s3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.store.access.SettingsException;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.ObjectStore;
import io.tummycrypt.tcfs.store.object.ObjectWriter.Creation;
import io.tummycrypt.tcfs.store.object.StoreAbsentException;
import io.tummycrypt.tcfs.store.object.TransientStoreException;
import io.tummycrypt.tcfs.store.object.UnknownOutcomeException;
import io.tummycrypt.tcfs.store.trace.Caller;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What comes of requests that go wrong on the way, and how many more there are. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class S3FaultsTest {
  private static final ObjectKey KEY = new ObjectKey("heads/yoga/1");
  private static final byte[] BYTES = new byte[3000];
  private static final byte[] LARGE = new byte[1 << 20];
  private static final int ATTEMPTS = 10;
  private static final Timeouts PATIENT =
      new Timeouts(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(1), 1 << 20);
  private static final Duration TIME = Duration.ofMinutes(5);

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger stores = new AtomicInteger();
  private final Random random = new Random(1);
  private S3Server server;
  private Middleman between;
  private ObjectStore direct;
  private ObjectStore store;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    random.nextBytes(BYTES);
    server = S3Server.start(folder);
    between = new Middleman(server.port());
  }

  @AfterAll
  void stop() throws IOException {
    between.close();
    server.close();
  }

  @BeforeEach
  void open() {
    between.conduct(Middleman.Call::pass);
    String prefix = "f" + stores.incrementAndGet();
    direct = store(server.endpoint(), prefix, S3Server.SECRET, PATIENT);
    store = store(between.endpoint(), prefix, S3Server.SECRET, PATIENT);
  }

  private S3ObjectStore store(URI endpoint, String prefix, String secret, Timeouts timeouts) {
    return store(endpoint, prefix, new AwsKeys(S3Server.ACCESS, secret, null), timeouts);
  }

  private S3ObjectStore store(URI endpoint, String prefix, AwsKeys keys, Timeouts timeouts) {
    return S3ObjectStore.over(
        new S3Address(endpoint, S3Server.BUCKET, prefix, "us-east-1", /* isPathStyle= */ true),
        KeySource.fixed(keys, "this test"),
        null,
        timeouts,
        new Attempts.Budget(
            ATTEMPTS,
            3,
            TIME,
            Duration.ofMillis(100),
            Duration.ofSeconds(1),
            new Attempts.Pause(random::nextDouble, nanos::get, _ -> {})),
        Caller.UNNAMED);
  }

  @Test
  void everythingIsRightWhenAThirdOfAllRequestsGoesWrong() throws IOException {
    S3Faults faults = S3Faults.silentToo(7);
    between.conduct(faults);
    // Only silence is cut short: a machine that is busy is to add no faults of its own.
    ObjectStore curt = impatient(Duration.ofMillis(200), Duration.ofMinutes(1));
    List<ObjectKey> keys = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      ObjectKey key = new ObjectKey("packs/%03d".formatted(i));
      byte[] bytes = bytes(i);
      assertEquals(Creation.CREATED, curt.createOnce(key, bytes), key.text());
      assertEquals(Creation.EXISTS, curt.createOnce(key, new byte[] {1}), key.text());
      assertArrayEquals(bytes, curt.read(key, 1 << 20), key.text());
      keys.add(key);
    }
    assertEquals(keys, curt.list(""));
    assertTrue(faults.faults() > 150, faults.faults() + " faults");
    for (S3Faults.Kind kind : S3Faults.Kind.values()) {
      assertTrue(faults.count(kind) > 5, faults.count(kind) + " times " + kind);
    }
    int extra = between.requests() - (200 * 3 + 1);
    // Each fault costs its repetition, and a creation in doubt a look.
    assertTrue(extra <= 2 * faults.faults(), extra + " more requests, " + faults.faults());
    assertEquals(keys, direct.list(""));
  }

  @Test
  void anAnswerThatTakesAMomentIsWaitedFor() throws IOException {
    between.conduct(S3Faults::slow);
    assertEquals(Creation.CREATED, store.createOnce(KEY, BYTES));
    assertArrayEquals(BYTES, store.read(KEY, BYTES.length));
    assertEquals(2, between.requests());
  }

  @Test
  void aCreationThatIsDoneInSilenceIsKnownByItsBytes() throws IOException {
    ObjectStore curt = impatient(Duration.ofMillis(300), Duration.ofMinutes(1));
    between.conduct(once(S3Faults::silent));
    assertEquals(Creation.CREATED, curt.createOnce(KEY, BYTES));
    between.conduct(once(S3Faults::silent));
    assertEquals(Creation.EXISTS, curt.createOnce(KEY, new byte[] {1}));
  }

  private static byte[] bytes(int i) {
    byte[] bytes = new byte[i * 97 + 2];
    new Random(i).nextBytes(bytes);
    return bytes;
  }

  @Test
  void aCreationWhoseAnswerIsLostIsKnownByItsBytes() throws IOException {
    between.conduct(once(Middleman.Call::forward));
    assertEquals(Creation.CREATED, store.createOnce(KEY, BYTES));
    assertEquals(3, between.requests());
    between.conduct(once(Middleman.Call::forward));
    assertEquals(Creation.EXISTS, store.createOnce(KEY, new byte[] {1}));
  }

  @Test
  void aCreationThatIsNeverAnsweredIsUnknownAndMayHaveHappened() throws IOException {
    between.conduct(Middleman.Call::forward);
    assertThrows(UnknownOutcomeException.class, () -> store.createOnce(KEY, BYTES));
    assertEquals(ATTEMPTS, between.requests());
    assertArrayEquals(BYTES, direct.read(KEY, BYTES.length));
  }

  @Test
  void aCreationThatIsRefusedAfterALostAnswerIsUnknown() {
    AtomicInteger calls = new AtomicInteger();
    between.conduct(call -> {
      if (calls.incrementAndGet() == 1) {
        call.forward();
      } else {
        call.answer(403, "", "<Error><Code>AccessDenied</Code></Error>");
      }
    });
    assertThrows(UnknownOutcomeException.class, () -> store.createOnce(KEY, BYTES));
  }

  @Test
  void aServerThatIsNotThereHasSurelyCreatedNothing() throws IOException {
    try (Socket holder = new Socket()) {
      // A port that is taken, so that nobody else comes to listen at it.
      holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      URI nobody = URI.create("http://127.0.0.1:" + holder.getLocalPort());
      ObjectStore nowhere = store(nobody, "x", S3Server.SECRET, PATIENT);
      IOException failed =
          assertThrows(TransientStoreException.class, () -> nowhere.createOnce(KEY, BYTES));
      String said = String.valueOf(failed.getMessage());
      assertTrue(said.contains("failed 3 times"), said);
    }
  }

  @Test
  void aServerThatWasThereIsWaitedForLonger() throws IOException {
    ObjectStore wasThere;
    try (Middleman leaving = new Middleman(server.port())) {
      wasThere = store(leaving.endpoint(), "x", S3Server.SECRET, PATIENT);
      assertEquals(List.of(), wasThere.list(""));
    }
    IOException failed = assertThrows(TransientStoreException.class, () -> wasThere.read(KEY, 10));
    String said = String.valueOf(failed.getMessage());
    assertTrue(said.contains("failed " + ATTEMPTS + " times"), said);
  }

  @Test
  void theTimeOfATransferThatWasCutIsNotThatOfItsRepetitions() throws IOException {
    store.createOnce(KEY, BYTES);
    between.conduct(
        once(call -> {
          nanos.addAndGet(TIME.plusSeconds(1).toNanos());
          S3Faults.cut(call);
        }));
    assertArrayEquals(BYTES, store.read(KEY, BYTES.length));
    between.conduct(call -> {
      nanos.addAndGet(TIME.plusSeconds(1).toNanos());
      S3Faults.cut(call);
    });
    assertThrows(TransientStoreException.class, () -> store.read(KEY, BYTES.length));
    assertEquals(2, between.requests());
  }

  @Test
  void whatIsBusyIsNotMissing() {
    between.conduct(call -> call.answer(503, "", "<Error><Code>SlowDown</Code></Error>"));
    assertThrows(TransientStoreException.class, () -> store.read(KEY, 10));
    assertEquals(ATTEMPTS, between.requests());
    assertThrows(TransientStoreException.class, () -> store.size(KEY));
    assertThrows(TransientStoreException.class, () -> store.list(""));
    assertThrows(TransientStoreException.class, () -> store.delete(KEY));
  }

  @Test
  void aPageThatIsNotFoundIsNoMissingObject() throws IOException {
    store.createOnce(KEY, BYTES);
    between.conduct(call -> call.answer(404, "", "<html><body>Not here</body></html>"));
    assertThrows(ProtocolException.class, () -> store.read(KEY, BYTES.length));
  }

  @Test
  void aPageThatIsNoAnswerOfAnS3ServerIsNotTakenForOneThatWasCut() {
    for (String page :
        List.of(
            "<h1>Forbidden</h1> by nginx",
            "<ErrorResponse><Code>AccessDenied</Code></ErrorResponse>",
            "<?xml version=\"1.0\"?><ErrorResponse><Error></ErrorResponse>",
            "<!DOCTYPE html><html>" + "x".repeat(1 << 17) + "</html>",
            "<Error>" + "x".repeat(1 << 17) + "</Error>",
            "<Error></Code></Error>",
            " \n",
            "denied")) {
      between.conduct(call -> call.answer(403, "", page));
      assertThrows(AccessDeniedException.class, () -> store.read(KEY, 10), page);
      assertEquals(1, between.requests(), page);
    }
  }

  @Test
  void whatIsSaidOfAnErrorIsHeardToItsEnd() throws IOException {
    String later = "<Error><Code>RequestTimeout</Code></Error>";
    between.conduct(call -> call.answer(400, "", later));
    assertThrows(TransientStoreException.class, () -> store.read(KEY, 10));
    direct.createOnce(KEY, BYTES);
    for (int cut = 0; cut < later.length(); cut++) {
      String said = later.substring(0, cut);
      String head = "HTTP/1.1 400 Bad\r\nContent-Length: " + later.length() + "\r\n\r\n";
      between.conduct(once(call -> call.answer((head + said).getBytes(ISO_8859_1))));
      assertArrayEquals(BYTES, store.read(KEY, BYTES.length), said);
    }
  }

  @Test
  void knowsThatAnObjectIsEmptyHoweverTheServerSaysSo() throws IOException {
    between.conduct(call -> call.answer(200, "", ""));
    assertEquals(0, store.size(KEY));
    between.conduct(call -> call.answer(206, "Content-Range: bytes 0--1/0\r\n", ""));
    assertEquals(0, store.size(KEY));
    between.conduct(call -> call.answer(416, "Content-Range: bytes */0\r\n", ""));
    assertEquals(0, store.size(KEY));
    between.conduct(call -> call.answer(416, "Content-Range: bytes */3210\r\n", ""));
    assertThrows(IOException.class, () -> store.size(KEY));
    between.conduct(call -> call.answer(206, "Content-Range: bytes 0-0/0\r\n", "x"));
    assertThrows(ProtocolException.class, () -> store.size(KEY));
  }

  @Test
  void whatIsDeniedIsNotMissingAndIsNotRepeated() {
    S3ObjectStore intruder = store(between.endpoint(), "x", "wrong", PATIENT);
    AccessDeniedException denied =
        assertThrows(AccessDeniedException.class, () -> intruder.read(KEY, 10));
    assertEquals(1, between.requests());
    String said = String.valueOf(denied.getReason());
    assertTrue(said.contains("SignatureDoesNotMatch") && said.contains("this test"), said);
    assertTrue(IoText.remedy(denied).startsWith("correct the secret key"), IoText.remedy(denied));
    assertFalse(said.contains(S3Server.ACCESS), said);
  }

  @Test
  void saysWhatHelpsWhereTheKeysOrTheClockAreNotRight() {
    assertEquals(
        "use another access key, for the server does not know this one",
        remedy("InvalidAccessKeyId", ""));
    String old = "Date: Sat, 01 Jan 2000 00:00:00 GMT\r\n";
    assertEquals("set the clock of this machine right", remedy("SignatureDoesNotMatch", old));
    assertEquals("set the clock of this machine right", remedy("RequestTimeTooSkewed", ""));
    assertEquals("allow this user to use it", remedy("AccessDenied", ""));
  }

  private String remedy(String code, String headers) {
    between.conduct(call -> call.answer(403, headers, "<Error><Code>" + code + "</Code></Error>"));
    return IoText.remedy(
        assertThrows(AccessDeniedException.class, () -> store.read(KEY, BYTES.length)));
  }

  @Test
  void aKeyThatNoHeaderCanCarryIsNotRepeated() {
    AwsKeys broken = new AwsKeys(S3Server.ACCESS, S3Server.SECRET, "hidden\n");
    S3ObjectStore unable = store(between.endpoint(), "x", broken, PATIENT);
    SettingsException refused = assertThrows(SettingsException.class, () -> unable.read(KEY, 10));
    assertFalse(String.valueOf(refused.getMessage()).contains("hidden"), refused.getMessage());
    assertNull(refused.getCause());
    assertEquals(0, between.requests());
  }

  @Test
  void anObjectIsWholeAlsoWhenAnAnswerIsCut() throws IOException {
    store.createOnce(KEY, BYTES);
    between.conduct(once(S3Faults::cut));
    assertArrayEquals(BYTES, store.read(KEY, BYTES.length));
    assertEquals(2, between.requests());
    between.conduct(once(S3Faults::cut));
    assertArrayEquals(Arrays.copyOf(BYTES, 1000), store.readRange(KEY, 0, 1000));
    assertEquals(2, between.requests());
  }

  @Test
  void aListingIsWholeAlsoWhenAnAnswerIsCut() throws IOException {
    store.createOnce(KEY, BYTES);
    between.conduct(once(S3Faults::cut));
    assertEquals(List.of(KEY), store.list(""));
    assertEquals(2, between.requests());
  }

  @Test
  void followsNoRedirectToAnotherServer() throws IOException {
    try (Middleman elsewhere = new Middleman(0)) {
      for (int status : new int[] {301, 302, 307, 308}) {
        between.conduct(
            call -> call.answer(status, "Location: " + elsewhere.endpoint() + "\r\n", ""));
        assertThrows(SettingsException.class, () -> store.read(KEY, 10));
        assertThrows(SettingsException.class, () -> store.createOnce(KEY, BYTES));
      }
      assertEquals(0, elsewhere.requests());
    }
  }

  @Test
  void saysInWhichRegionABucketIs() {
    between.conduct(call ->
        call.answer(
            400,
            "",
            "<Error><Code>AuthorizationHeaderMalformed</Code><Message>the"
                + " region is wrong</Message><Region>eu-central-1</Region></Error>"));
    SettingsException refused = assertThrows(SettingsException.class, () -> store.list(""));
    assertTrue(String.valueOf(refused.getMessage()).contains("set region to 'eu-central-1'"));
  }

  @Test
  void asksAgainWhenNothingIsSaid() throws IOException {
    store.createOnce(KEY, BYTES);
    ObjectStore hasty = hasty();
    between.conduct(once(Middleman.Call::fallSilent));
    assertArrayEquals(BYTES, hasty.read(KEY, BYTES.length));
    assertEquals(2, between.requests());
  }

  @Test
  void aLargeBodyThatIsRefusedIsNotSent() throws IOException {
    List<String> asked = new ArrayList<>();
    between.conduct(call -> {
      asked.add(call.method() + (call.remove("Expect") ? " and waits" : ""));
      String taken = "HTTP/1.1 412 Taken\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
      call.answer(taken.getBytes(ISO_8859_1));
    });
    assertEquals(Creation.EXISTS, store.createOnce(KEY, new byte[1 << 24]));
    assertEquals(List.of("PUT and waits"), asked);
  }

  @Test
  void knowsWhyALargeBodyIsRefusedThoughTheJdkDropsWhatIsSaid() {
    between.conduct(call -> call.refuse(404, "", "<Error><Code>NoSuchBucket</Code></Error>"));
    assertThrows(StoreAbsentException.class, () -> store.createOnce(KEY, LARGE));
    between.conduct(call ->
        call.refuse(
            403,
            "Date: Sat, 01 Jan 2000 00:00:00 GMT\r\n",
            "<Error><Code>RequestTimeTooSkewed</Code></Error>"));
    AccessDeniedException denied =
        assertThrows(AccessDeniedException.class, () -> store.createOnce(KEY, LARGE));
    assertTrue(String.valueOf(denied.getReason()).contains("this machine's clock is"));
  }

  @Test
  void sendsALargeBodyAgainThatWasInConflict() throws IOException {
    between.conduct(
        once(call -> call.refuse(409, "", "<Error><Code>OperationAborted</Code></Error>")));
    assertEquals(Creation.CREATED, store.createOnce(KEY, LARGE));
  }

  /** It takes the five seconds that the JDK waits. */
  @Test
  void sendsALargeBodyAlsoToAServerThatDoesNotAskForIt() throws IOException {
    between.conduct(call -> {
      call.remove("Expect");
      call.pass();
    });
    byte[] large = new byte[1 << 20];
    assertEquals(Creation.CREATED, store.createOnce(KEY, large));
    assertEquals(1, between.requests());
    assertArrayEquals(large, direct.read(KEY, large.length));
  }

  @Test
  void asksAgainWhenALargeBodyIsNotAnswered() throws IOException {
    between.conduct(
        once(call -> {
          call.forward();
          call.fallSilent();
        }));
    assertEquals(Creation.CREATED, hasty().createOnce(KEY, new byte[1 << 20]));
    assertEquals(3, between.requests());
  }

  @Test
  void givesUpSendingToAServerThatDoesNotRead() {
    between.conduct(call -> {
      call.invite();
      call.fallAsleep();
    });
    UnknownOutcomeException unknown =
        assertThrows(
            UnknownOutcomeException.class, () -> hasty().createOnce(KEY, new byte[1 << 25]));
    TransientStoreException busy =
        assertInstanceOf(TransientStoreException.class, unknown.getCause());
    assertInstanceOf(SocketTimeoutException.class, busy.getCause());
  }

  private ObjectStore hasty() {
    return impatient(Duration.ofMillis(300), Duration.ofMillis(300));
  }

  private ObjectStore impatient(Duration silence, Duration whole) {
    Timeouts timeouts = new Timeouts(Duration.ofSeconds(10), silence, whole, 1 << 28);
    return store(between.endpoint(), "f" + stores.get(), S3Server.SECRET, timeouts);
  }

  @Test
  void isNotToldOfObjectsThatAreNoKeysOfTcfs() throws IOException {
    store.createOnce(KEY, BYTES);
    between.conduct(
        once(call ->
            call.answer(
                200,
                "",
                "<?xml version=\"1.0\"?><ListBucketResult><EncodingType>url</EncodingType>"
                    + "<Contents><Key>f%1$d/a%%20b</Key><Owner><ID>1</ID></Owner></Contents>"
                        .formatted(stores.get())
                    + "<Contents><Key>other/x</Key></Contents><Contents><Key>f%1$d/k</Key>"
                        .formatted(stores.get())
                    + "</Contents><IsTruncated>false</IsTruncated></ListBucketResult>")));
    assertEquals(List.of(new ObjectKey("k")), store.list(""));
  }

  @Test
  void aListingThatDoesNotSayHowToGoOnIsNone() {
    between.conduct(call ->
        call.answer(
            200, "", "<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>"));
    assertThrows(ProtocolException.class, () -> store.list(""));
    between.conduct(call -> call.answer(200, "", "<html><body>Welcome</body></html>"));
    assertThrows(ProtocolException.class, () -> store.list(""));
  }

  @Test
  void aListingThatGoesOnForEverIsNone() {
    for (String contents : List.of("", "<Contents><Key>k</Key></Contents>")) {
      AtomicInteger pages = new AtomicInteger();
      between.conduct(call -> {
        int page = pages.incrementAndGet();
        call.answer(
            200,
            "",
            ("<ListBucketResult>%s<IsTruncated>%s</IsTruncated><NextContinuationToken>%d"
                    + "</NextContinuationToken></ListBucketResult>")
                .formatted(contents, page < 300, page));
      });
      assertThrows(ProtocolException.class, () -> store.list(""), contents);
    }
  }

  @Test
  void readsNoFileThatAnAnswerNames() {
    between.conduct(call ->
        call.answer(
            200,
            "",
            "<!DOCTYPE r [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><ListBucketResult>"
                + "<NextContinuationToken>&e;</NextContinuationToken></ListBucketResult>"));
    assertThrows(ProtocolException.class, () -> store.list(""));
  }

  @Test
  void refusesOtherBytesThanItAskedFor() throws IOException {
    store.createOnce(KEY, BYTES);
    between.conduct(call -> {
      call.remove("range");
      call.answer(206, "Content-Range: bytes 0-1/3000\r\n", "xy");
    });
    assertThrows(ProtocolException.class, () -> store.readRange(KEY, 7, 2));
  }

  @Test
  void listsPageByPage() throws IOException {
    List<ObjectKey> keys = new ArrayList<>();
    for (int i = 0; i < 1050; i++) {
      ObjectKey key = new ObjectKey("many/%04d".formatted(i));
      direct.createOnce(key, new byte[0]);
      keys.add(key);
    }
    assertEquals(keys, store.list("many/"));
    assertEquals(2, between.requests());
    between.conduct(new S3Faults(3));
    assertEquals(keys, store.list("many/"));
  }

  @Test
  void aMissingObjectIsMissingThroughAllThis() {
    between.conduct(new S3Faults(5));
    assertThrows(NoSuchFileException.class, () -> store.read(KEY, 10));
    assertThrows(NoSuchFileException.class, () -> store.size(KEY));
  }

  /** Does this with the first request, and lets all others pass. */
  private static Middleman.Conduct once(Middleman.Conduct first) {
    AtomicInteger calls = new AtomicInteger();
    return call -> {
      if (calls.incrementAndGet() == 1) {
        first.handle(call);
      } else {
        call.pass();
      }
    };
  }
}
