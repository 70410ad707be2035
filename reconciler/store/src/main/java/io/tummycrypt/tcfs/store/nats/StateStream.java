package io.tummycrypt.tcfs.store.nats;

import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import io.tummycrypt.tcfs.core.path.DeviceName;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The stream that all devices share, and the consumer of one: as they are to be, and as they are.
 */
final class StateStream {
  static final String NAME = "STATE_UPDATES";
  private static final Duration KEPT = Duration.ofDays(7);

  /** What has the same id within this time counts once. */
  private static final Duration DOUBLES = Duration.ofMinutes(2);

  /** After this without a sign of life a consumer is forgotten, as is what it has not seen. */
  private static final Duration ABSENCE = Duration.ofDays(30);

  private static final int NOT_FOUND = 404;

  private final JetStreamManagement management;
  private final String consumer;

  StateStream(JetStreamManagement management, DeviceName device) {
    this.management = management;
    this.consumer = "state-" + device;
  }

  static String subject(DeviceName device) {
    return "STATE." + device + ".head";
  }

  private static StreamConfiguration desired() {
    return StreamConfiguration.builder()
        .name(NAME)
        .subjects("STATE.>")
        .retentionPolicy(RetentionPolicy.Limits)
        .storageType(StorageType.File)
        .maxAge(KEPT)
        .duplicateWindow(DOUBLES)
        .build();
  }

  /** A consumer begins with what comes: what was before is in the store. */
  ConsumerConfiguration desiredConsumer() {
    return ConsumerConfiguration.builder()
        .durable(consumer)
        .filterSubject("STATE.*.head")
        .deliverPolicy(DeliverPolicy.New)
        .ackPolicy(AckPolicy.Explicit)
        .inactiveThreshold(ABSENCE)
        .build();
  }

  /** Makes the stream and the consumer, unless they are there, and right. */
  void require() throws IOException, JetStreamApiException {
    StreamInfo info = stream();
    if (info == null) {
      management.addStream(desired());
    } else if (!isAsDesired(info.getConfiguration())) {
      management.updateStream(mended(info.getConfiguration()));
    }
    if (isBeyondItsStream()) {
      management.deleteConsumer(NAME, consumer);
    }
    try {
      management.addOrUpdateConsumer(NAME, desiredConsumer());
    } catch (JetStreamApiException e) {
      // Not all of a consumer can be changed; what it has seen is in the store as well.
      management.deleteConsumer(NAME, consumer);
      management.addOrUpdateConsumer(NAME, desiredConsumer());
    }
  }

  /** With all else as somebody has set it, such as the number of copies. */
  private static StreamConfiguration mended(StreamConfiguration found) {
    return StreamConfiguration.builder(found).subjects("STATE.>").maxAge(KEPT).build();
  }

  private static boolean isAsDesired(StreamConfiguration found) {
    return found.getSubjects().contains("STATE.>") && found.getMaxAge().equals(KEPT);
  }

  private @Nullable StreamInfo stream() throws IOException, JetStreamApiException {
    try {
      return management.getStreamInfo(NAME);
    } catch (JetStreamApiException e) {
      if (e.getErrorCode() == NOT_FOUND) {
        return null;
      }
      throw e;
    }
  }

  /**
   * Whether the consumer has seen more than the stream has: that was made anew, or lost its end.
   */
  boolean isBeyondItsStream() throws IOException, JetStreamApiException {
    try {
      ConsumerInfo info = management.getConsumerInfo(NAME, consumer);
      StreamInfo stream = management.getStreamInfo(NAME);
      return info.getDelivered().getStreamSequence() > stream.getStreamState().getLastSequence();
    } catch (JetStreamApiException e) {
      if (e.getErrorCode() == NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }

  /** Whether the consumer is there, and not beyond its stream. */
  boolean isIntact() throws IOException, JetStreamApiException {
    try {
      management.getConsumerInfo(NAME, consumer);
    } catch (JetStreamApiException e) {
      if (e.getErrorCode() == NOT_FOUND) {
        return false;
      }
      throw e;
    }
    return !isBeyondItsStream();
  }

  String consumer() {
    return consumer;
  }
}
