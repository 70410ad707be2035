package io.tummycrypt.tcfs.store.nats;

import io.nats.client.AuthenticationException;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.store.access.SettingsException;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Connections to the servers of a fleet. */
final class NatsConnections {
  private final NatsOptions options;
  private final String name;
  private final Duration patience;

  /** Which of the servers was connected with last. */
  private volatile int current;

  /** Those that let themselves be connected with and were of no use, in this order. */
  private final List<Integer> useless = new CopyOnWriteArrayList<>();

  /**
   * Nothing is connected yet.
   *
   * @param name of this side, for the people at the other
   * @param patience with each server
   */
  NatsConnections(NatsOptions options, String name, Duration patience) {
    this.options = options;
    this.name = name;
    this.patience = patience;
  }

  /**
   * Connects with the first server that will do, and never to another by itself. All files are read
   * again. One that was passed over comes last.
   *
   * @throws SettingsException if all refuse what this device was set up with
   * @throws IOException if none will; it says of each why
   */
  Connection open() throws IOException, InterruptedException {
    Set<String> reasons = new LinkedHashSet<>();
    boolean isSetWrongly = true;
    for (int i : inTurn()) {
      try {
        Connection connection = open(options.urls().get(i));
        current = i;
        return connection;
      } catch (IOException e) {
        reasons.add(IoText.of(e));
        isSetWrongly &= e instanceof SettingsException;
      }
    }
    String why = String.join("; ", reasons);
    throw isSetWrongly ? new SettingsException(why) : new IOException(why);
  }

  private List<Integer> inTurn() {
    List<Integer> last = List.copyOf(useless);
    return IntStream.range(0, options.urls().size())
        .boxed()
        .sorted(Comparator.comparingInt(last::indexOf))
        .toList();
  }

  /**
   * The server that was connected with last is of no use: the others come before it from now on.
   */
  void passOver() {
    useless.remove(Integer.valueOf(current));
    useless.add(current);
  }

  /** How many servers there are to try. */
  int count() {
    return options.urls().size();
  }

  /** Whether the server that was connected with last is the one that comes first. */
  boolean isBest() {
    return current == 0;
  }

  /** Whether one that comes before it would do now. Takes as long as they do. */
  boolean isBetterThere() throws InterruptedException {
    for (int better = 0; better < current; better++) {
      try {
        if (wouldDo(better)) {
          return true;
        }
      } catch (IOException _) {
        // It is still away.
      }
    }
    return false;
  }

  private boolean wouldDo(int server) throws IOException, InterruptedException {
    Connection connection = open(options.urls().get(server));
    try {
      boolean isOfUse = !useless.contains(server) || hasStreams(connection);
      if (isOfUse) {
        useless.remove(Integer.valueOf(server));
      }
      return isOfUse;
    } finally {
      connection.close();
    }
  }

  private static boolean hasStreams(Connection connection) {
    try {
      connection.jetStreamManagement().getAccountStatistics();
      return true;
    } catch (IOException | JetStreamApiException _) {
      return false;
    }
  }

  /**
   * Why something came to nothing, with what the server said last.
   *
   * @param connection over which it was tried; null if there was none
   */
  static String why(@Nullable Connection connection, Throwable e) {
    String text =
        switch (e) {
          case IOException io -> IoText.of(io);
          case JetStreamStatusCheckedException _
              when e.getCause() != null && e.getCause().getMessage() != null ->
              e.getCause().getMessage();
          // Its message alone is often the name of something, or nothing.
          case Error _ -> "tcfs itself has failed: " + e;
          default -> String.valueOf(e.getMessage());
        };
    String said = connection == null ? null : connection.getLastError();
    return said == null || said.isBlank() ? text : text + "; it said: " + Printable.line(said);
  }

  private Connection open(String url) throws IOException, InterruptedException {
    NatsAddress address = NatsAddress.of(url, options);
    NatsSecret secret =
        options.credentialsFile() == null ? null : NatsSecret.read(options.credentialsFile());
    NatsTls tls = address.isTls() ? NatsTls.of(options) : null;
    Quiet quiet = new Quiet();
    try {
      return Nats.connect(builder(address, secret, tls).errorListener(quiet).build());
    } catch (AuthenticationException e) {
      throw refused(url, secret);
    } catch (IOException e) {
      if (quiet.isRefusal()) {
        throw refused(url, secret);
      }
      throw new IOException("%s: %s".formatted(url, why(e, tls, quiet)), e);
    } catch (IllegalArgumentException e) {
      throw new SettingsException("%s: no server has such a URL".formatted(url));
    }
  }

  private Options.Builder builder(
      NatsAddress address, @Nullable NatsSecret secret, @Nullable NatsTls tls) {
    Options.Builder builder =
        Options.builder()
            .server(address.url())
            // By its name, which its certificate is for, at whichever of its addresses answers.
            .hostnameResolveMode(Options.HostnameResolveMode.HappyEyeballs)
            .ignoreDiscoveredServers()
            .connectionName(name)
            .connectionTimeout(patience)
            .noReconnect();
    if (tls != null) {
      builder.sslContext(tls.context());
    }
    return secret == null ? builder : secret.addTo(builder);
  }

  private SettingsException refused(String url, @Nullable NatsSecret secret) {
    return secret == null
        ? new SettingsException(
            "%s wants to know who this is: name a credentialsFile under nats in device.yaml"
                .formatted(url))
        : new SettingsException(
            "%s refuses the %s in the credentialsFile '%s': write there what it accepts"
                .formatted(url, secret, options.credentialsFile()));
  }

  private static String why(IOException e, @Nullable NatsTls tls, Quiet quiet) {
    String distrust = tls == null ? null : tls.servers().refusal();
    if (distrust != null) {
      return "its certificate is not trusted: "
          + distrust
          + "; see that it is for this name and still holds, and that caFile has who signed it";
    }
    String text = quiet.last() == null ? IoText.of(e) : String.valueOf(quiet.last());
    if (text.contains("SSL connection wanted by client")) {
      return "it does not speak TLS: give it a certificate; to do without, write nats in place of"
          + " tls in its URL, and set insecure to true under nats in device.yaml";
    }
    if (text.contains("SSL required by server")) {
      return "it speaks TLS only: write tls in place of nats in its URL";
    }
    return text;
  }
}
