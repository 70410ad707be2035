package io.tummycrypt.tcfs.store.nats;

import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.Mirror;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.tummycrypt.tcfs.core.desired.DesiredStream;
import java.time.Duration;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The settings of streams and consumers, from the names that plans have for them and back. */
final class StreamSettings {
  static final String DESCRIPTION = "description";

  /** What has the same id within this time counts once. */
  private static final Duration DOUBLES = Duration.ofMinutes(2);

  /** Who reads back goes on sooner than that. */
  private static final Duration READING = Duration.ofMinutes(1);

  private StreamSettings() {}

  static StreamConfiguration stream(DesiredStream desired) {
    StreamConfiguration empty =
        StreamConfiguration.builder()
            .name(desired.name())
            .retentionPolicy(RetentionPolicy.get(setting(desired.settings(), "retention")))
            .storageType(StorageType.get(setting(desired.settings(), "storage")))
            .duplicateWindow(DOUBLES)
            .build();
    return mended(empty, desired);
  }

  /** A copy of the stream of the leaf node whose domain ends its name. */
  static StreamConfiguration copy(DesiredStream desired, String name) {
    String domain = name.substring(desired.copyOf("").length());
    return StreamConfiguration.builder()
        .name(name)
        .storageType(StorageType.get(setting(desired.settings(), "storage")))
        .maxAge(days(setting(desired.settings(), "maxAge")))
        .mirror(Mirror.builder().name(desired.name()).domain(domain).build())
        .build();
  }

  /** With all else as somebody has set it, such as the number of copies. */
  static StreamConfiguration mended(StreamConfiguration found, DesiredStream desired) {
    return StreamConfiguration.builder(found)
        .subjects(setting(desired.settings(), "subjects").split(" "))
        .maxAge(days(setting(desired.settings(), "maxAge")))
        .build();
  }

  /** A consumer begins with what comes: what was before is in the store. */
  static ConsumerConfiguration consumer(DesiredStream desired, String name) {
    SortedMap<String, String> settings = desired.consumerSettings();
    return ConsumerConfiguration.builder()
        .durable(name)
        .description(setting(settings, DESCRIPTION))
        .filterSubject(setting(settings, "filter"))
        .deliverPolicy(DeliverPolicy.get(setting(settings, "start")))
        .ackPolicy(AckPolicy.get(setting(settings, "ack")))
        .inactiveThreshold(days(setting(settings, "kept")))
        .build();
  }

  /** Of a consumer that goes once, without the texts, through what there is on a subject. */
  static ConsumerConfiguration readingBack(String name, String subject, long from) {
    return ConsumerConfiguration.builder()
        .name(name)
        .filterSubject(subject)
        .deliverPolicy(DeliverPolicy.ByStartSequence)
        .startSequence(from)
        .ackPolicy(AckPolicy.None)
        .headersOnly(true)
        .memStorage(true)
        .numReplicas(1)
        .inactiveThreshold(READING)
        .build();
  }

  private static String setting(SortedMap<String, String> settings, String name) {
    return Objects.requireNonNull(settings.get(name), name);
  }

  static SortedMap<String, String> of(StreamConfiguration found) {
    TreeMap<String, String> settings = new TreeMap<>();
    settings.put("maxAge", text(found.getMaxAge()));
    settings.put("retention", found.getRetentionPolicy().toString());
    settings.put("storage", found.getStorageType().toString());
    settings.put("subjects", String.join(" ", found.getSubjects()));
    return settings;
  }

  static SortedMap<String, String> of(ConsumerConfiguration found) {
    TreeMap<String, String> settings = new TreeMap<>();
    settings.put("ack", found.getAckPolicy().toString());
    settings.put("delivery", found.getDeliverSubject() == null ? "pull" : "push");
    settings.put(DESCRIPTION, Objects.requireNonNullElse(found.getDescription(), ""));
    settings.put("filter", Objects.requireNonNullElse(found.getFilterSubject(), ""));
    settings.put("kept", text(found.getInactiveThreshold()));
    settings.put("start", found.getDeliverPolicy().toString());
    return settings;
  }

  private static Duration days(String text) {
    return Duration.ofDays(Long.parseLong(text.substring(0, text.length() - 1)));
  }

  /** In days where that is exact, so that it is written as what is desired is. */
  private static String text(@Nullable Duration found) {
    if (found == null) {
      return "";
    }
    Duration days = Duration.ofDays(found.toDays());
    return days.equals(found) ? found.toDays() + "d" : found.toSeconds() + "s";
  }
}
