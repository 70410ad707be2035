package io.tummycrypt.tcfs.store.nats;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.AccountStatistics;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.PublishAck;
import io.nats.client.api.StreamInfo;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.core.plan.StreamAction;
import io.tummycrypt.tcfs.store.format.FleetId;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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

  private NatsLook(
      Connection connection, StateStream stream, DeviceName device, boolean isEncrypted)
      throws IOException {
    this.connection = connection;
    this.management = connection.jetStreamManagement();
    this.stream = stream;
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
    String name = "tcfs " + device + ", looking";
    NatsConnections connections = new NatsConnections(options, name, patience);
    Set<String> reasons = new LinkedHashSet<>();
    try {
      for (int i = 0; i < connections.count(); i++) {
        Connection connection = connections.open();
        try {
          NatsLook look = of(connection, options, fleet, device);
          if (connections.count() > 1) {
            look.requireStreams();
          }
          return look;
        } catch (IOException e) {
          reasons.add(IoText.of(e));
          connections.passOver();
        }
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    throw new IOException(String.join("; ", reasons));
  }

  private static NatsLook of(
      Connection connection, NatsOptions options, FleetId fleet, DeviceName device)
      throws IOException, InterruptedException {
    String url = String.valueOf(connection.getConnectedUrl());
    try {
      StateStream stream = StateStream.at(connection, options, fleet, device);
      return new NatsLook(connection, stream, device, NatsAddress.of(url, options).isTls());
    } catch (JetStreamApiException | IOException | RuntimeException e) {
      connection.close();
      throw new IOException(url + ": " + e.getMessage(), e);
    }
  }

  /** Otherwise another server may be of more use. */
  private void requireStreams() throws IOException {
    try {
      ask(management::getAccountStatistics);
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private static InterruptedIOException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    InterruptedIOException io = new InterruptedIOException("interrupted");
    io.initCause(e);
    return io;
  }

  /** What there is to do so that the stream and what belongs to it are as desired. */
  public List<StreamAction> plan() throws IOException {
    return ask(stream::plan);
  }

  /**
   * Makes both as they are to be, if there is nothing else to do for that than was shown.
   *
   * @return what was done
   * @throws IOException if that failed, or there is something else to do; then nothing was done
   */
  public List<StreamAction> mend(List<StreamAction> shown) throws IOException {
    return ask(() -> {
      if (!stream.plan().equals(shown)) {
        throw new IOException(
            server() + ": the stream was changed since it was looked at; try again");
      }
      return stream.mend();
    });
  }

  /** What there is of tcfs; changes nothing. */
  public NatsSurvey survey() throws IOException {
    return ask(() -> {
      AccountStatistics account = management.getAccountStatistics();
      List<NatsSurvey.Stream> streams = new ArrayList<>();
      for (StreamInfo info : management.getStreams()) {
        if (isOurs(info.getConfiguration().getName())) {
          streams.add(stream(info));
        }
      }
      streams.sort(Comparator.comparing(NatsSurvey.Stream::name));
      return new NatsSurvey(
          connection.getServerInfo().getVersion(),
          account.getStorage(),
          account.getLimits().getMaxStorage(),
          streams);
    });
  }

  private boolean isOurs(String name) {
    return NAMES.contains(name) || name.startsWith(stream.name() + "_");
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
    ConsumerInfo found = ask(stream::consumer);
    return found == null ? null : found.getName();
  }

  /**
   * Has the stream take a message, reads it back and takes it away again. No device hears of it.
   *
   * @throws IOException if something else comes back, or nothing
   */
  public void roundTrip(byte[] bytes) throws IOException {
    PublishAck taken =
        ask(() -> connection.jetStream().publish("STATE." + device + ".doctor", bytes));
    long number = taken.getSeqno();
    byte[] back;
    try {
      back = ask(() -> management.getMessage(stream.name(), number)).getData();
    } finally {
      ask(() -> management.deleteMessage(stream.name(), number, /* erase= */ false));
    }
    if (!Arrays.equals(bytes, back)) {
      throw new IOException(server() + " gives back something else than it was given");
    }
  }

  /** Something that a server is asked. */
  @FunctionalInterface
  private interface Question<T extends @Nullable Object> {
    T ask() throws IOException, JetStreamApiException;
  }

  /** A connection that is lost meanwhile is no mistake of anybody here, as its client has it. */
  private <T extends @Nullable Object> T ask(Question<T> question) throws IOException {
    try {
      return question.ask();
    } catch (JetStreamApiException e) {
      throw said(e);
    } catch (IllegalStateException e) {
      throw new IOException(server() + ": the connection was lost", e);
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
