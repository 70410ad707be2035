package io.tummycrypt.tcfs.store.nats;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.AccountStatistics;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.PublishAck;
import io.nats.client.api.StreamInfo;
import io.nats.client.api.StreamState;
import io.tummycrypt.tcfs.core.desired.DesiredStream;
import io.tummycrypt.tcfs.core.observed.StreamObserved;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.plan.StreamAction;
import io.tummycrypt.tcfs.core.plan.StreamAction.What;
import io.tummycrypt.tcfs.core.plan.StreamPlanner;
import io.tummycrypt.tcfs.store.format.FleetId;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The stream that all devices share, and the consumer of one, at a server. */
final class StateStream {
  private static final int NOT_FOUND = 404;

  private final JetStreamManagement management;
  private final DesiredStream desired;
  private final FleetId fleet;
  private final String othersName;

  /** Where this is, if the fleet has several such places; null if it has not. */
  private final @Nullable String domain;

  private StateStream(
      JetStreamManagement management,
      FleetId fleet,
      DeviceName device,
      SortedSet<String> copied,
      @Nullable String domain) {
    this.management = management;
    this.domain = domain;
    this.fleet = fleet;
    this.desired = DesiredStream.of(device, fleet.toString(), copied);
    // No device is called so: this is the consumer of none but this one.
    this.othersName = desired.consumer() + "_" + fleet;
  }

  /**
   * At the server of a connection, which is asked where it stands if the fleet has leaf nodes: a
   * hub has copies of their streams, and they have none.
   */
  static StateStream at(
      Connection connection, NatsOptions options, FleetId fleet, DeviceName device)
      throws IOException, JetStreamApiException {
    JetStreamManagement management = connection.jetStreamManagement();
    if (options.leaves().isEmpty()) {
      return new StateStream(management, fleet, device, Collections.emptySortedSet(), null);
    }
    String domain = domain(management.getAccountStatistics());
    boolean isHub = !options.leaves().contains(domain);
    SortedSet<String> copied = isHub ? options.leaves() : Collections.emptySortedSet();
    return new StateStream(management, fleet, device, copied, domain);
  }

  /** Of the JetStream of a server; empty if it has no name. */
  private static String domain(AccountStatistics account) {
    return Objects.requireNonNullElse(account.getDomain(), "");
  }

  static String subject(DeviceName device) {
    return subject(device, "head");
  }

  static String subject(DeviceName device, String type) {
    return "STATE." + device + "." + type;
  }

  String name() {
    return desired.name();
  }

  /** How the stream is now, which is there. */
  StreamInfo found() throws IOException, JetStreamApiException {
    return management.getStreamInfo(desired.name());
  }

  /**
   * Makes a way through what a device has sent from this number on, without the texts, which ends
   * when nobody has gone on for a while. To ask for single messages is no way: nats-server (2.9.10
   * at least) ends with a nil pointer if somebody makes or deletes the stream meanwhile.
   *
   * @param from at least 1
   */
  ConsumerInfo readBack(DeviceName device, long from) throws IOException, JetStreamApiException {
    String name = "readback-" + device + "_" + fleet;
    endReading(name); // One that was killed may have left it.
    return management.createConsumer(
        desired.name(), StreamSettings.readingBack(name, subject(device, "*"), from));
  }

  /** It would go by itself. */
  void endReading(String consumer) {
    try {
      management.deleteConsumer(desired.name(), consumer);
    } catch (IOException | JetStreamApiException | RuntimeException _) {
      // Then it does.
    }
  }

  /** Whether this stream has said so: what is sent to it, others beyond a leaf node take, too. */
  boolean isOf(PublishAck taken) {
    return domain == null || domain.equals(Objects.requireNonNullElse(taken.getDomain(), ""));
  }

  /**
   * How it was found.
   *
   * @param drift what there is to do so that it is as it is to be
   * @param consumer the name of this device's; null if it has none
   * @param lag how many messages are for that and were not given to anybody yet
   * @param gone how many messages the stream had once and has not any more
   */
  record Found(List<StreamAction> drift, @Nullable String consumer, long lag, long gone) {
    Found {
      drift = List.copyOf(drift);
    }
  }

  /** How it is now; changes nothing. */
  Found look() throws IOException, JetStreamApiException {
    StreamInfo stream = stream();
    ConsumerInfo consumer = stream == null ? null : consumer();
    return new Found(
        StreamPlanner.plan(desired, seen(stream, consumer)).actions(),
        consumer == null ? null : consumer.getName(),
        consumer == null ? 0 : consumer.getNumPending(),
        stream == null ? 0 : gone(stream.getStreamState()));
  }

  /** Messages are numbered from 1 on. */
  private static long gone(StreamState state) {
    return state.getLastSequence() - state.getMsgCount();
  }

  private StreamObserved.Seen seen(@Nullable StreamInfo stream, @Nullable ConsumerInfo consumer)
      throws IOException, JetStreamApiException {
    return new StreamObserved.Seen(
        stream == null ? null : StreamSettings.of(stream.getConfiguration()),
        consumer == null && stream != null ? freeName() : name(consumer),
        consumer == null ? null : StreamSettings.of(consumer.getConsumerConfiguration()),
        stream != null && consumer != null && isAhead(consumer, stream),
        copied());
  }

  private SortedSet<String> copied() throws IOException, JetStreamApiException {
    TreeSet<String> found = new TreeSet<>();
    if (!desired.copied().isEmpty()) {
      List<String> streams = management.getStreamNames();
      desired.copied().stream()
          .filter(domain -> streams.contains(desired.copyOf(domain)))
          .forEach(found::add);
    }
    return found;
  }

  private String name(@Nullable ConsumerInfo consumer) {
    return consumer == null ? desired.consumer() : consumer.getName();
  }

  /** What has to be done so that both are as they are to be. */
  List<StreamAction> plan() throws IOException, JetStreamApiException {
    return look().drift();
  }

  /** Does what there is to do. */
  List<StreamAction> mend() throws IOException, JetStreamApiException {
    List<StreamAction> actions = plan();
    for (StreamAction action : actions) {
      carryOut(action);
    }
    return actions;
  }

  private void carryOut(StreamAction action) throws IOException, JetStreamApiException {
    if (action.what() == What.REPLACE) {
      delete(action);
    }
    switch (action.part()) {
      case STREAM -> makeOrChange(action);
      case CONSUMER ->
          management.addOrUpdateConsumer(
              desired.name(), StreamSettings.consumer(desired, action.name()));
      case COPY -> management.addStream(StreamSettings.copy(desired, action.name()));
      case LEAF_CONFIGURATION, LEAF_SERVER -> throw ofMachine(action);
    }
  }

  private static IllegalArgumentException ofMachine(StreamAction action) {
    return new IllegalArgumentException(action + " is nothing to do at another server");
  }

  private void makeOrChange(StreamAction action) throws IOException, JetStreamApiException {
    if (action.what() == What.CHANGE) {
      StreamInfo found = Objects.requireNonNull(stream(), "it was there just now");
      management.updateStream(StreamSettings.mended(found.getConfiguration(), desired));
    } else {
      management.addStream(StreamSettings.stream(desired));
    }
  }

  private void delete(StreamAction action) throws IOException, JetStreamApiException {
    switch (action.part()) {
      case STREAM -> management.deleteStream(action.name());
      case CONSUMER -> management.deleteConsumer(desired.name(), action.name());
      case COPY, LEAF_CONFIGURATION, LEAF_SERVER -> throw ofMachine(action);
    }
  }

  private @Nullable StreamInfo stream() throws IOException, JetStreamApiException {
    try {
      return management.getStreamInfo(desired.name());
    } catch (JetStreamApiException e) {
      requireNotFound(e);
      return null;
    }
  }

  private @Nullable ConsumerInfo consumer(String called) throws IOException, JetStreamApiException {
    try {
      return management.getConsumerInfo(desired.name(), called);
    } catch (JetStreamApiException e) {
      requireNotFound(e);
      return null;
    }
  }

  /** Anything else is a failure. */
  private static void requireNotFound(JetStreamApiException e) throws JetStreamApiException {
    if (e.getErrorCode() != NOT_FOUND) {
      throw e;
    }
  }

  /** That of this device in this fleet; null if there is none. */
  @Nullable ConsumerInfo consumer() throws IOException, JetStreamApiException {
    ConsumerInfo usual = consumer(desired.consumer());
    return usual == null || isOfThisFleet(usual) ? usual : consumer(othersName);
  }

  private String freeName() throws IOException, JetStreamApiException {
    return consumer(desired.consumer()) == null ? desired.consumer() : othersName;
  }

  /** One that does not say whose it is was made by hand, or by an older version, for this one. */
  private boolean isOfThisFleet(ConsumerInfo consumer) {
    String said = consumer.getConsumerConfiguration().getDescription();
    return said == null
        || said.isEmpty()
        || said.equals(desired.consumerSettings().get(StreamSettings.DESCRIPTION));
  }

  /** Whether it has seen more than its stream has now, which may have grown since it was found. */
  private boolean isAhead(ConsumerInfo consumer, StreamInfo earlier)
      throws IOException, JetStreamApiException {
    long seen = consumer.getDelivered().getStreamSequence();
    if (seen <= earlier.getStreamState().getLastSequence()) {
      return false;
    }
    StreamInfo now = stream();
    return now != null && seen > now.getStreamState().getLastSequence();
  }
}
