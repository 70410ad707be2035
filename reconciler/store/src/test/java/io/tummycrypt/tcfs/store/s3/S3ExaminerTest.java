package io.tummycrypt.tcfs.store.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.store.access.SettingsException;
import io.tummycrypt.tcfs.store.access.TestCertificates;
import io.tummycrypt.tcfs.store.object.StoreAbsentException;
import io.tummycrypt.tcfs.store.object.StoreTrait;
import io.tummycrypt.tcfs.store.object.StoreTrait.Aspect;
import io.tummycrypt.tcfs.store.trace.Caller;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class S3ExaminerTest {
  private static final Map<String, String> KEYS =
      Map.of("TCFS_S3_ACCESS", S3Server.ACCESS, "TCFS_S3_SECRET", S3Server.SECRET);

  @TempDir Path folder;

  @Test
  void tellsOfTheServerTheKeysAndTheClock() throws Exception {
    try (S3Server server = S3Server.start(folder.resolve("store"))) {
      List<StoreTrait> traits = examine(server.endpoint(), "bench", null, KEYS);
      assertEquals(
          List.of(Aspect.PLACE, Aspect.TRANSPORT, Aspect.KEYS, Aspect.ACCESS, Aspect.CLOCK),
          aspects(traits));
      String place = ((StoreTrait.Place) traits.get(0)).found();
      assertTrue(place.contains("127.0.0.1, connected in"), place);
      assertEquals(new StoreTrait.PlainTransport(true), traits.get(1));
      assertEquals(new StoreTrait.Keys("the environment (TCFS_S3_ACCESS)"), traits.get(2));
      assertInstanceOf(StoreTrait.Access.class, traits.get(3));
      Duration ahead = ((StoreTrait.Clock) traits.get(4)).ahead();
      assertTrue(ahead.abs().compareTo(Duration.ofMinutes(1)) < 0, ahead.toString());
      assertFalse(traits.toString().contains(S3Server.SECRET), traits.toString());
      assertFalse(traits.toString().contains(S3Server.ACCESS), traits.toString());
    }
  }

  @Test
  void seesAClockThatIsWrong() throws Exception {
    try (S3Server server = S3Server.start(folder.resolve("store"))) {
      InstantSource late = () -> Instant.now().minus(Duration.ofMinutes(5));
      List<StoreTrait> traits =
          new S3Examiner(options(server.endpoint(), "bench", null), KEYS, late, Caller.UNNAMED)
              .examine();
      StoreTrait.Clock clock = assertInstanceOf(StoreTrait.Clock.class, traits.getLast());
      assertTrue(clock.ahead().compareTo(Duration.ofMinutes(4)) > 0, clock.toString());
    }
  }

  @Test
  void tellsOfTheCertificate() throws Exception {
    Path keys = TestCertificates.make(folder, "mine", "san=ip:127.0.0.1");
    try (S3Server server = S3Server.startTls(folder.resolve("store"), keys)) {
      List<StoreTrait> traits =
          examine(server.secureEndpoint(), "bench", TestCertificates.pem(keys), KEYS);
      StoreTrait.Transport tls = assertInstanceOf(StoreTrait.Transport.class, traits.get(1));
      assertEquals("TLSv1.3", tls.protocol());
      assertTrue(tls.until().isAfter(Instant.now()), tls.toString());
      assertTrue(tls.authority().contains("CN="), tls.toString());
    }
  }

  @Test
  void aCertificateThatIsNotTrustedIsAFailureOfItsOwn() throws Exception {
    Path keys = TestCertificates.make(folder, "mine", "san=ip:127.0.0.1");
    try (S3Server server = S3Server.startTls(folder.resolve("store"), keys)) {
      List<StoreTrait> traits = examine(server.secureEndpoint(), "bench", null, KEYS);
      assertInstanceOf(SettingsException.class, failure(traits, Aspect.TRANSPORT).why());
      // It is told once, and not of each request.
      assertEquals(List.of(Aspect.PLACE, Aspect.TRANSPORT, Aspect.KEYS), aspects(traits));
    }
  }

  @Test
  void keysThatAreRefusedAreAFailureOfAccess() throws Exception {
    Map<String, String> wrong = new HashMap<>(KEYS);
    wrong.put("TCFS_S3_SECRET", "wrong");
    try (S3Server server = S3Server.start(folder.resolve("store"))) {
      List<StoreTrait> traits = examine(server.endpoint(), "bench", null, wrong);
      assertInstanceOf(AccessDeniedException.class, failure(traits, Aspect.ACCESS).why());
      assertInstanceOf(StoreTrait.Clock.class, traits.getLast());
    }
  }

  @Test
  void aBucketThatIsNotThereIsAFailureOfAccess() throws Exception {
    try (S3Server server = S3Server.start(folder.resolve("store"))) {
      List<StoreTrait> traits = examine(server.endpoint(), "none", null, KEYS);
      assertInstanceOf(StoreAbsentException.class, failure(traits, Aspect.ACCESS).why());
    }
  }

  @Test
  void aServerThatIsNotThereLeavesTheKeysToBeLookedAt() throws Exception {
    URI nobody;
    try (ServerSocket closed = new ServerSocket(0)) {
      nobody = URI.create("http://127.0.0.1:" + closed.getLocalPort());
    }
    List<StoreTrait> traits = examine(nobody, "bench", null, KEYS);
    assertEquals(List.of(Aspect.PLACE, Aspect.KEYS), aspects(traits));
    assertInstanceOf(UnreachableException.class, failure(traits, Aspect.PLACE).why());
  }

  @Test
  void withoutKeysNothingIsAsked() throws Exception {
    try (S3Server server = S3Server.start(folder.resolve("store"))) {
      List<StoreTrait> traits = examine(server.endpoint(), "bench", null, Map.of());
      assertEquals(List.of(Aspect.PLACE, Aspect.TRANSPORT, Aspect.KEYS), aspects(traits));
      assertInstanceOf(SettingsException.class, failure(traits, Aspect.KEYS).why());
    }
  }

  private static List<Aspect> aspects(List<StoreTrait> traits) {
    return traits.stream().map(StoreTrait::aspect).toList();
  }

  private static StoreTrait.Failed failure(List<StoreTrait> traits, Aspect aspect) {
    StoreTrait found =
        traits.stream().filter(trait -> trait.aspect() == aspect).findFirst().orElseThrow();
    return assertInstanceOf(StoreTrait.Failed.class, found);
  }

  private static List<StoreTrait> examine(
      URI endpoint, String bucket, @Nullable Path caFile, Map<String, String> environment) {
    return new S3Examiner(
            options(endpoint, bucket, caFile), environment, InstantSource.system(), Caller.UNNAMED)
        .examine();
  }

  private static S3Options options(URI endpoint, String bucket, @Nullable Path caFile) {
    return new S3Options(bucket, "fleet", endpoint, null, null, null, caFile, false, null);
  }
}
