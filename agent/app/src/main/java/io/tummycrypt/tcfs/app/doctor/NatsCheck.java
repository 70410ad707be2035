package io.tummycrypt.tcfs.app.doctor;

import io.tummycrypt.tcfs.app.operations.Check;
import io.tummycrypt.tcfs.app.operations.Check.Topic;
import io.tummycrypt.tcfs.app.render.Amounts;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.core.plan.StreamAction;
import io.tummycrypt.tcfs.store.access.SettingsException;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.nats.NatsLook;
import io.tummycrypt.tcfs.store.nats.NatsOptions;
import io.tummycrypt.tcfs.store.nats.NatsSurvey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Whether devices can hear of each other through a server, and how soon. */
public final class NatsCheck {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration SLOW = Duration.ofMillis(300);
  private static final int ROUNDS = 5;
  private static final long MUCH_LAG = 1_000;

  private final NatsOptions options;
  private final FleetId fleet;
  private final DeviceName device;
  private final boolean mayWrite;
  private final LongSupplier nanos;
  private final List<Check> checks = new ArrayList<>();

  /**
   * Nothing is asked yet.
   *
   * @param mayWrite whether a message may be sent that is taken away again
   * @param nanos a clock that only ever goes forward, in nanoseconds
   */
  public NatsCheck(
      NatsOptions options, FleetId fleet, DeviceName device, boolean mayWrite, LongSupplier nanos) {
    this.options = options;
    this.fleet = fleet;
    this.device = device;
    this.mayWrite = mayWrite;
    this.nanos = nanos;
  }

  /**
   * All checks.
   *
   * @param isInFull whether each consumer is told, and not only that of this device
   */
  public List<Check> checks(boolean isInFull) {
    try (NatsLook look = NatsLook.at(options, fleet, device, PATIENCE)) {
      NatsSurvey survey = look.survey();
      checks.add(server(look, survey));
      checks.add(space(survey));
      List<StreamAction> drift = look.plan();
      checks.add(drift(drift));
      String own = look.consumer();
      for (NatsSurvey.Stream stream : survey.streams()) {
        checks.add(stream(stream));
        stream.consumers().stream()
            .filter(each -> isInFull || each.name().equals(own))
            .forEach(each -> checks.add(consumer(each)));
      }
      boolean hasStream = drift.stream().noneMatch(NatsCheck::isMissingStream);
      checks.add(hasStream ? roundTrip(look) : skipped("there is no stream yet"));
    } catch (IOException e) {
      checks.add(failed(e));
    }
    return checks;
  }

  private static boolean isMissingStream(StreamAction action) {
    return action.part() == StreamAction.Part.STREAM && action.what() == StreamAction.What.MAKE;
  }

  private static Check skipped(String why) {
    return Check.skipped(Topic.NATS_ROUND_TRIP, why);
  }

  private static Check failed(IOException e) {
    String then =
        e instanceof SettingsException
            ? "set that right in device.yaml"
            : "see that a server of spec.nats runs with JetStream and can be reached";
    return Check.error(
        Topic.NATS_SERVER, IoText.of(e), then + "; meanwhile devices poll the store");
  }

  private static Check server(NatsLook look, NatsSurvey survey) {
    String how = look.isEncrypted() ? "over TLS" : "without TLS";
    return Check.ok(
        Topic.NATS_SERVER,
        "%s, %s, nats-server %s".formatted(look.server(), how, survey.version()));
  }

  private static Check space(NatsSurvey survey) {
    String used = Amounts.bytes(survey.bytes()) + " stored";
    return Check.ok(
        Topic.NATS_SPACE,
        survey.bytesAllowed() < 0
            ? used + ", without a limit of the account"
            : used + " of " + Amounts.bytes(survey.bytesAllowed()));
  }

  private static Check drift(List<StreamAction> drift) {
    if (drift.isEmpty()) {
      return Check.ok(Topic.NATS_DRIFT, "stream and consumer are as desired");
    }
    List<String> all = drift.stream().map(NatsCheck::text).toList();
    return Check.warn(
        Topic.NATS_DRIFT,
        String.join(", ", all),
        "run 'tcfs apply', which shows and mends it; the agent does as well");
  }

  private static String text(StreamAction action) {
    String what = action.part().name().toLowerCase(Locale.ROOT) + " " + action.name();
    return what
        + switch (action.what()) {
          case MAKE -> " is missing";
          case REMOVE -> " is left over";
          case CHANGE, REPLACE -> " has another " + String.join(", ", settings(action));
        };
  }

  private static List<String> settings(StreamAction action) {
    return action.differences().stream().map(StreamAction.Difference::setting).toList();
  }

  private static Check stream(NatsSurvey.Stream stream) {
    return Check.ok(
        Topic.NATS_STREAM,
        "%s: %s, %s, %s"
            .formatted(
                stream.name(),
                Amounts.count(stream.messages(), "message"),
                Amounts.bytes(stream.bytes()),
                Amounts.count(stream.consumers().size(), "consumer")));
  }

  private static Check consumer(NatsSurvey.Consumer consumer) {
    String found =
        "%s: %d behind, %d not acknowledged"
            .formatted(consumer.name(), consumer.lag(), consumer.unacknowledged());
    return consumer.lag() < MUCH_LAG
        ? Check.ok(Topic.NATS_CONSUMER, found)
        : Check.warn(
            Topic.NATS_CONSUMER,
            found,
            "see that the agent of that device runs; nothing is lost if it does not");
  }

  private Check roundTrip(NatsLook look) {
    if (!mayWrite) {
      return skipped("it would send a message");
    }
    long[] times = new long[ROUNDS];
    try {
      for (int i = 0; i < ROUNDS; i++) {
        long begin = nanos.getAsLong();
        look.roundTrip(ByteBuffer.allocate(Long.BYTES).putLong(begin).array());
        times[i] = nanos.getAsLong() - begin;
      }
    } catch (IOException e) {
      return Check.error(
          Topic.NATS_ROUND_TRIP,
          IoText.of(e),
          "see that this device may publish, read and delete in the stream");
    }
    Arrays.sort(times);
    Duration median = Duration.ofNanos(times[ROUNDS / 2]);
    String found = "%.1f ms through JetStream and back".formatted(median.toNanos() / 1e6);
    return median.compareTo(SLOW) < 0
        ? Check.ok(Topic.NATS_ROUND_TRIP, found)
        : Check.warn(Topic.NATS_ROUND_TRIP, found, "use a server that is nearer");
  }
}
