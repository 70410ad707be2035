package io.tummycrypt.tcfs.store.s3;

import io.tummycrypt.tcfs.store.access.SettingsException;
import io.tummycrypt.tcfs.store.object.BucketAbsentException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** What answers mean that are neither a success nor for later. */
final class Refusals {
  private static final Duration SKEW = Duration.ofMinutes(1);
  private static final String CLOCK = "set the clock of this machine right";

  private final S3Address address;
  private final KeySource keys;
  private final InstantSource clock;

  Refusals(S3Address address, KeySource keys, InstantSource clock) {
    this.address = address;
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * The failure that an answer is.
   *
   * @param object its name, for messages
   */
  IOException of(String object, Answer answer) {
    String region = answer.region();
    if (answer.code().equals("NoSuchBucket")) {
      return absent();
    }
    if (region != null && !region.equals(address.region())) {
      return new SettingsException(
          "%s is in region '%s', and requests are signed for '%s': set region to '%s'"
              .formatted(address, region, address.region(), region));
    }
    return switch (answer.status()) {
      case 401, 403 -> denied(object, answer);
      case 301, 302, 303, 307, 308 ->
          new SettingsException(
              "%s answers with a redirect, %s, which is not followed: name the server itself as"
                      .formatted(address, answer)
                  + " endpoint");
      default -> new IOException("%s answers with %s for '%s'".formatted(address, answer, object));
    };
  }

  BucketAbsentException absent() {
    return new BucketAbsentException("there is no " + address);
  }

  private IOException denied(String object, Answer answer) {
    String skew = skew(answer);
    String reason = "the server answers with " + answer + ", keys are from " + keys + skew;
    String remedy = remedy(answer.code(), skew);
    return remedy == null
        ? new AccessDeniedException(object, null, reason)
        : new RefusedKeysException(object, reason, remedy);
  }

  /** What is wrong with who asks; null where that may only not do what it asks for. */
  private static @Nullable String remedy(String code, String skew) {
    return switch (code) {
      case "InvalidAccessKeyId" -> "use another access key, for the server does not know this one";
      case "RequestTimeTooSkewed" -> CLOCK;
      case String _ when !skew.isEmpty() -> CLOCK;
      case "SignatureDoesNotMatch" ->
          "correct the secret key, which seems wrong, or else the region or this machine's clock";
      default -> null;
    };
  }

  /** Whatever the code is: of a large body that was not wanted the JDK does not give it. */
  private String skew(Answer answer) {
    Duration skew = Duration.ofMillis(clock.millis() - answer.date());
    return answer.date() == 0 || skew.abs().compareTo(SKEW) < 0
        ? ""
        : ", and this machine's clock is %d minutes %s the server's"
            .formatted(skew.abs().toMinutes(), skew.isNegative() ? "behind" : "ahead of");
  }
}
