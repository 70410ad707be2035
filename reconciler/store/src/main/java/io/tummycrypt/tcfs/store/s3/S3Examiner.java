package io.tummycrypt.tcfs.store.s3;

import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.store.access.Certificates;
import io.tummycrypt.tcfs.store.access.Loopback;
import io.tummycrypt.tcfs.store.object.StoreExaminer;
import io.tummycrypt.tcfs.store.object.StoreTrait;
import io.tummycrypt.tcfs.store.object.StoreTrait.Aspect;
import io.tummycrypt.tcfs.store.trace.Caller;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Looks at the way to a bucket: the server, the encryption, the keys, and what it says of us. */
public final class S3Examiner implements StoreExaminer {
  private final S3Options options;
  private final Map<String, String> environment;
  private final InstantSource clock;
  private final Caller caller;

  /**
   * Nothing is looked at yet.
   *
   * @param environment the variables of this process
   * @param caller is named to the server
   */
  public S3Examiner(
      S3Options options, Map<String, String> environment, InstantSource clock, Caller caller) {
    this.options = options;
    this.environment = Map.copyOf(environment);
    this.clock = clock;
    this.caller = caller;
  }

  @Override
  public List<StoreTrait> examine() {
    List<StoreTrait> traits = new ArrayList<>();
    try {
      Profile profile = Profile.read(options, environment);
      S3Address address = Endpoints.address(options, environment, profile);
      boolean isReached = way(address, traits);
      KeySource keys = keys(profile, address, traits);
      if (isReached && keys != null) {
        ask(address, keys, traits);
      }
    } catch (IOException e) {
      traits.add(new StoreTrait.Failed(Aspect.PLACE, e));
    }
    return traits;
  }

  /** False if no request would arrive. */
  private boolean way(S3Address address, List<StoreTrait> traits) {
    traits.add(place(address));
    if (traits.getLast() instanceof StoreTrait.Failed) {
      return false;
    }
    traits.add(transport(address));
    return !(traits.getLast() instanceof StoreTrait.Failed);
  }

  private static StoreTrait place(S3Address address) {
    try {
      InetAddress[] found = InetAddress.getAllByName(address.hostName());
      long begin = System.nanoTime();
      try (Socket socket = connect(address)) {
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        return new StoreTrait.Place(
            "%s, %s, connected in %d ms"
                .formatted(
                    address,
                    socket.getInetAddress().getHostAddress() + others(found.length - 1),
                    took.toMillis()));
      }
    } catch (UnknownHostException e) {
      return new StoreTrait.Failed(
          Aspect.PLACE, new UnreachableException("no such host: " + address.hostName(), e));
    } catch (IOException e) {
      return new StoreTrait.Failed(
          Aspect.PLACE, new UnreachableException(address + ": " + IoText.why(e), e));
    }
  }

  private static String others(int count) {
    return count == 0 ? "" : " and " + count + " more addresses";
  }

  private static Socket connect(S3Address address) throws IOException {
    Socket socket = new Socket();
    try {
      int timeout = (int) Timeouts.USUAL.connect().toMillis();
      socket.connect(new InetSocketAddress(address.hostName(), address.port()), timeout);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private StoreTrait transport(S3Address address) {
    if (!address.isTls()) {
      return new StoreTrait.PlainTransport(Loopback.isHost(address.hostName()));
    }
    try (Socket socket = connect(address)) {
      return Handshake.over(socket, address, tls());
    } catch (IOException e) {
      return new StoreTrait.Failed(Aspect.TRANSPORT, e);
    }
  }

  private @Nullable SSLSocketFactory tls() throws IOException {
    return options.caFile() == null ? null : Certificates.signedBy(options.caFile());
  }

  private @Nullable KeySource keys(Profile profile, S3Address address, List<StoreTrait> traits) {
    try {
      KeySource keys = Credentials.find(options, environment, profile, address.isAws());
      keys.keys();
      traits.add(new StoreTrait.Keys(keys.toString()));
      return keys;
    } catch (IOException e) {
      traits.add(new StoreTrait.Failed(Aspect.KEYS, e));
      return null;
    }
  }

  /** One request: whether we are let in, and which time it is there. */
  private void ask(S3Address address, KeySource keys, List<StoreTrait> traits) {
    try {
      Exchange exchange = new Exchange(address, keys, tls(), Timeouts.USUAL, clock, caller);
      // A listing, for an answer to HEAD does not say what is wrong.
      Answer answer = exchange.send(Request.of("GET", address.list("tcfs-meta/", null)), 1 << 24);
      traits.add(access(address, keys, answer));
      if (answer.date() != 0) {
        Instant there = Instant.ofEpochMilli(answer.date());
        traits.add(new StoreTrait.Clock(Duration.between(clock.instant(), there)));
      }
    } catch (IOException e) {
      traits.add(new StoreTrait.Failed(Aspect.ACCESS, e));
    }
  }

  private StoreTrait access(S3Address address, KeySource keys, Answer answer) {
    return answer.isSuccess()
        ? new StoreTrait.Access(address.name("") + " can be listed")
        : new StoreTrait.Failed(
            Aspect.ACCESS, new Refusals(address, keys, clock).of(address.name(""), answer));
  }
}
