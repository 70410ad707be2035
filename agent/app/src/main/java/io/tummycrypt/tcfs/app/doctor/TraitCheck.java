package io.tummycrypt.tcfs.app.doctor;

import io.tummycrypt.tcfs.app.operations.Check;
import io.tummycrypt.tcfs.app.operations.Check.Topic;
import io.tummycrypt.tcfs.app.render.Amounts;
import io.tummycrypt.tcfs.store.object.StoreTrait;
import io.tummycrypt.tcfs.store.object.StoreTrait.Aspect;
import java.time.Duration;
import java.time.Instant;

/** What is found of the way to a store, as a check. */
public final class TraitCheck {
  private static final Duration ENDS_SOON = Duration.ofDays(21);
  private static final Duration IN_STEP = Duration.ofMinutes(1);

  /** From here on servers of S3 refuse what is signed. */
  private static final Duration REFUSED = Duration.ofMinutes(15);

  private static final long FLOOR = 1L << 30;

  private TraitCheck() {}

  /** Judges by the time that it is. */
  public static Check of(StoreTrait trait, Instant now) {
    return switch (trait) {
      case StoreTrait.Place place -> Check.ok(Topic.ENDPOINT, place.found());
      case StoreTrait.Transport tls -> transport(tls, now);
      case StoreTrait.PlainTransport plain -> plain(plain.isLoopback());
      case StoreTrait.Keys keys -> Check.ok(Topic.CREDENTIALS, "from " + keys.source());
      case StoreTrait.Access access -> Check.ok(Topic.ACCESS, access.found());
      case StoreTrait.Clock clock -> clock(clock.ahead());
      case StoreTrait.Space space ->
          SpaceCheck.of(Topic.STORE_SPACE, space.freeBytes(), FLOOR, "pushes will soon fail");
      case StoreTrait.Failed failed -> Remedy.failed(topic(failed.aspect()), failed.why());
    };
  }

  /** Whether without it nothing else can be asked of the store. */
  public static boolean isInTheWay(StoreTrait trait) {
    return trait instanceof StoreTrait.Failed
        && trait.aspect() != Aspect.CLOCK
        && trait.aspect() != Aspect.SPACE;
  }

  private static Topic topic(Aspect aspect) {
    return switch (aspect) {
      case PLACE -> Topic.ENDPOINT;
      case TRANSPORT -> Topic.TLS;
      case KEYS -> Topic.CREDENTIALS;
      case ACCESS -> Topic.ACCESS;
      case CLOCK -> Topic.CLOCK;
      case SPACE -> Topic.STORE_SPACE;
    };
  }

  private static Check transport(StoreTrait.Transport tls, Instant now) {
    String found =
        "%s, certificate until %s, signed by %s"
            .formatted(tls.protocol(), Amounts.time(tls.until()), tls.authority());
    return tls.until().isBefore(now.plus(ENDS_SOON))
        ? Check.warn(Topic.TLS, found, "renew the server's certificate before it ends")
        : Check.ok(Topic.TLS, found);
  }

  private static Check plain(boolean isLoopback) {
    return isLoopback
        ? Check.ok(Topic.TLS, "plain http, which does not leave this machine")
        : Check.warn(
            Topic.TLS,
            "plain http: whoever is on the way reads what is sent, and can change it",
            "give the server a certificate, and name it with https");
  }

  private static Check clock(Duration ahead) {
    Duration skew = ahead.abs();
    if (skew.compareTo(IN_STEP) < 0) {
      return Check.ok(Topic.CLOCK, "this machine and the store agree");
    }
    String found =
        "this machine is %s the store"
            .formatted(minutes(skew) + (ahead.isNegative() ? " ahead of" : " behind"));
    String nextStep = "set the clock by the network: sudo timedatectl set-ntp true";
    return skew.compareTo(REFUSED) < 0
        ? Check.warn(Topic.CLOCK, found, nextStep)
        : Check.error(Topic.CLOCK, found, nextStep);
  }

  private static String minutes(Duration time) {
    return Amounts.count(time.toMinutes(), "minute");
  }
}
