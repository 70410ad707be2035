package io.tummycrypt.tcfs.store.nats;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.tummycrypt.tcfs.core.observed.StreamObserved;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.plan.StreamAction;
import io.tummycrypt.tcfs.store.format.FleetId;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;

/** A connection for somebody who looks at a server once, and perhaps mends what is there. */
public final class NatsLook implements Closeable {
  private final Connection connection;
  private final StateStream stream;

  private NatsLook(Connection connection, FleetId fleet, DeviceName device) throws IOException {
    this.connection = connection;
    this.stream = new StateStream(connection.jetStreamManagement(), fleet, device);
  }

  /**
   * Connects with the first server that will do.
   *
   * @param patience with each server
   * @throws IOException if none will; it says of each why
   */
  public static NatsLook at(
      NatsOptions options, FleetId fleet, DeviceName device, Duration patience)
      throws IOException {
    try {
      String name = "tcfs " + device + ", looking";
      return new NatsLook(new NatsConnections(options, name, patience).open(), fleet, device);
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
