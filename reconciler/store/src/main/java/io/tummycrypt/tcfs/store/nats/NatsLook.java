package io.tummycrypt.tcfs.store.nats;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.AccountStatistics;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.MessageInfo;
import io.nats.client.api.PublishAck;
import io.nats.client.api.StreamInfo;
import io.tummycrypt.tcfs.core.observed.StreamObserved;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.plan.StreamAction;
import io.tummycrypt.tcfs.store.format.FleetId;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection for somebody who looks at a server once, and perhaps mends what is there. */
public final class NatsLook implements Closeable {
  /** The streams of tcfs, those of later versions too. */
  private static final List<String> NAMES =
      List.of("HYDRATION_EVENTS", "STATE_UPDATES", "SYNC_TASKS");

  private final Connection connection;
  private final JetStreamManagement management;
  private final StateStream stream;
  private final DeviceName device;
  private final boolean isEncrypted;

  private NatsLook(Connection connection, FleetId fleet, DeviceName device, boolean isEncrypted)
      throws IOException {
    this.connection = connection;
    this.management = connection.jetStreamManagement();
    this.stream = new StateStream(management, fleet, device);
    this.device = device;
    this.isEncrypted = isEncrypted;
  }

  /**
   * Connects with the first server that will do.
   *
   * @param patience with each server
   * @throws IOException if none will; it says of each why
   */
  public static NatsLook at(
      NatsOptions options, FleetId fleet, DeviceName device, Duration patience) throws IOException {
    try {
      String name = "tcfs " + device + ", looking";
      Connection connection = new NatsConnections(options, name, patience).open();
      String url = String.valueOf(connection.getConnectedUrl());
      return new NatsLook(connection, fleet, device, NatsAddress.of(url, options).isTls());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static InterruptedIOException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    InterruptedIOException io = new InterruptedIOException("interrupted");
    io.initCause(e);
    return io;
  }

  /** How the stream and this device's consumer are; changes nothing. */
  public StreamObserved observe() throws IOException {
    try {
      return stream.observe();
    } catch (JetStreamApiException e) {
      throw said(e);
    }
  }

  /** Makes both as they are to be, and says what was done for that. */
  public List<StreamAction> mend() throws IOException {
    try {
      return stream.mend();
    } catch (JetStreamApiException e) {
      throw said(e);
    }
  }

  /** What there is of tcfs; changes nothing. */
  public NatsSurvey survey() throws IOException {
    try {
      AccountStatistics account = management.getAccountStatistics();
      List<NatsSurvey.Stream> streams = new ArrayList<>();
      for (StreamInfo info : management.getStreams()) {
        if (NAMES.contains(info.getConfiguration().getName())) {
          streams.add(stream(info));
        }
      }
      streams.sort(Comparator.comparing(NatsSurvey.Stream::name));
      return new NatsSurvey(
          connection.getServerInfo().getVersion(),
          account.getStorage(),
          account.getLimits().getMaxStorage(),
          streams);
    } catch (JetStreamApiException e) {
      throw said(e);
    }
  }

  private NatsSurvey.Stream stream(StreamInfo info) throws IOException, JetStreamApiException {
    String name = info.getConfiguration().getName();
    List<NatsSurvey.Consumer> consumers = new ArrayList<>();
    for (ConsumerInfo each : management.getConsumers(name)) {
      consumers.add(
          new NatsSurvey.Consumer(each.getName(), each.getNumPending(), each.getNumAckPending()));
    }
    consumers.sort(Comparator.comparing(NatsSurvey.Consumer::name));
    return new NatsSurvey.Stream(
        name, info.getStreamState().getMsgCount(), info.getStreamState().getByteCount(), consumers);
  }

  /** The name of this device's consumer; null if it has none. */
  public @Nullable String consumer() throws IOException {
    try {
      ConsumerInfo found = stream.consumer();
      return found == null ? null : found.getName();
    } catch (JetStreamApiException e) {
      throw said(e);
    }
  }

  /**
   * Has the stream take a message, reads it back and takes it away again. No device hears of it.
   *
   * @throws IOException if something else comes back, or nothing
   */
  public void roundTrip(byte[] bytes) throws IOException {
    try {
      PublishAck taken = connection.jetStream().publish("STATE." + device + ".doctor", bytes);
      MessageInfo back = management.getMessage(stream.name(), taken.getSeqno());
      management.deleteMessage(stream.name(), taken.getSeqno(), /* erase= */ false);
      if (!Arrays.equals(bytes, back.getData())) {
        throw new IOException(server() + " gives back something else than it was given");
      }
    } catch (JetStreamApiException e) {
      throw said(e);
    }
  }

  /** Whether nobody on the way reads what is sent. */
  public boolean isEncrypted() {
    return isEncrypted;
  }

  private IOException said(JetStreamApiException e) {
    return new IOException(connection.getConnectedUrl() + ": " + e.getMessage(), e);
  }

  /** Which server this is. */
  public String server() {
    return String.valueOf(connection.getConnectedUrl());
  }

  @Override
  public void close() throws IOException {
    try {
      connection.close();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }
}
