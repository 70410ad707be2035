package io.tummycrypt.tcfs.app.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.operations.Check;
import io.tummycrypt.tcfs.app.operations.Check.Level;
import io.tummycrypt.tcfs.app.operations.Check.Topic;
import io.tummycrypt.tcfs.store.object.BucketAbsentException;
import io.tummycrypt.tcfs.store.object.StoreAbsentException;
import io.tummycrypt.tcfs.store.object.StoreTrait;
import io.tummycrypt.tcfs.store.object.StoreTrait.Aspect;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TraitCheckTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  @Test
  void aCertificateThatEndsSoonIsAWarning() {
    Check soon = transport(Duration.ofDays(20));
    assertEquals(Level.WARN, soon.level());
    assertEquals("TLSv1.3, certificate until 2026-12-10 12:00:00Z, signed by CN=lab", soon.found());
    assertEquals(Level.OK, transport(Duration.ofDays(22)).level());
  }

  private static Check transport(Duration left) {
    return of(new StoreTrait.Transport("TLSv1.3", NOW.plus(left), "CN=lab"));
  }

  @Test
  void plainHttpThatLeavesTheMachineIsAWarning() {
    assertEquals(Level.OK, of(new StoreTrait.PlainTransport(true)).level());
    assertEquals(Level.WARN, of(new StoreTrait.PlainTransport(false)).level());
  }

  @Test
  void aClockThatIsOffIsAWarningAndOneThatIsFarOffAnError() {
    assertEquals(Level.OK, clock(59).level());
    Check behind = clock(120);
    assertEquals(Level.WARN, behind.level());
    assertEquals("this machine is 2 minutes behind the store", behind.found());
    Check ahead = clock(-15 * 60);
    assertEquals(Level.ERROR, ahead.level());
    assertEquals("this machine is 15 minutes ahead of the store", ahead.found());
  }

  private static Check clock(long secondsAhead) {
    return of(new StoreTrait.Clock(Duration.ofSeconds(secondsAhead)));
  }

  @Test
  void aDiskThatIsNearlyFullIsAWarningAndAFullOneAnError() {
    assertEquals(Level.OK, of(new StoreTrait.Space(1L << 40)).level());
    assertEquals(Level.WARN, of(new StoreTrait.Space(3L << 29)).level());
    assertEquals(Level.ERROR, of(new StoreTrait.Space(1L << 20)).level());
  }

  @Test
  void everyFailureIsAnErrorOfItsOwnCheck() {
    for (Aspect aspect : Aspect.values()) {
      Check check = of(new StoreTrait.Failed(aspect, new IOException("why")));
      assertEquals(Level.ERROR, check.level());
      assertEquals("why", check.found());
      assertEquals(Check.Area.STORE, check.topic().area());
      assertFalse(check.nextStep().isEmpty());
    }
    assertEquals(Topic.TLS, of(new StoreTrait.Failed(Aspect.TRANSPORT, new IOException())).topic());
  }

  @Test
  void saysWhatToDoAboutAServerThatIsAwayAndAboutKeysThatAreRefused() {
    IOException away = new IOException("no such host: s3.example");
    String reach = of(new StoreTrait.Failed(Aspect.PLACE, away)).nextStep();
    assertTrue(reach.startsWith("see that the server runs"), reach);
    IOException denied = new AccessDeniedException("s3://fleets/home");
    String keys = of(new StoreTrait.Failed(Aspect.ACCESS, denied)).nextStep();
    assertTrue(keys.startsWith("see that the keys are of this server"), keys);
    IOException distrust = new IOException("it cannot be trusted");
    String tls = of(new StoreTrait.Failed(Aspect.TRANSPORT, distrust)).nextStep();
    assertTrue(tls.contains("caFile"), tls);
  }

  @Test
  void anAbsentStoreIsToBeMounted() {
    StoreTrait gone = new StoreTrait.Failed(Aspect.PLACE, new StoreAbsentException("gone"));
    assertEquals("mount or restore it, or correct its name", of(gone).nextStep());
    assertTrue(TraitCheck.isInTheWay(gone));
    assertFalse(TraitCheck.isInTheWay(new StoreTrait.Failed(Aspect.CLOCK, new IOException("x"))));
    assertFalse(TraitCheck.isInTheWay(new StoreTrait.Place("there")));
  }

  @Test
  void anAbsentBucketIsToBeMade() {
    StoreTrait gone = new StoreTrait.Failed(Aspect.ACCESS, new BucketAbsentException("gone"));
    assertEquals(
        "make or restore it, for tcfs makes no buckets, or correct its name", of(gone).nextStep());
    assertTrue(TraitCheck.isInTheWay(gone));
  }

  private static Check of(StoreTrait trait) {
    return TraitCheck.of(trait, NOW);
  }
}
