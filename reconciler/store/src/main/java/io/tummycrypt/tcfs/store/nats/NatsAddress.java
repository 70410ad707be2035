package io.tummycrypt.tcfs.store.nats;

import io.tummycrypt.tcfs.store.access.Loopback;
import io.tummycrypt.tcfs.store.access.SettingsException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** One server, and whether what is said to it is encrypted. */
record NatsAddress(String url, boolean isTls) {
  private enum Encryption {
    ALWAYS,
    /** Unless it is this machine, or a person has said that it need not be. */
    WANTED,
    NEVER
  }

  /**
   * Takes the URL of a server.
   *
   * @param options of which the server is one
   * @throws SettingsException if there would be no encryption where there has to be some
   */
  static NatsAddress of(String url, NatsOptions options) throws SettingsException {
    URI uri = parse(url);
    boolean mayBePlain = options.insecure() || Loopback.isHost(uri.getHost());
    boolean hasOwnWay = options.caFile() != null || options.certificateFile() != null;
    return switch (encryption(uri)) {
      case ALWAYS -> new NatsAddress(url, /* isTls= */ true);
      case WANTED -> new NatsAddress(url, hasOwnWay || !mayBePlain);
      case NEVER -> {
        if (hasOwnWay || !mayBePlain) {
          throw new SettingsException(
              "'%s' is not encrypted, so that anybody on the way reads and changes what is sent: use tls or wss, or set insecure to true under nats"
                  .formatted(url));
        }
        yield new NatsAddress(url, /* isTls= */ false);
      }
    };
  }

  private static Encryption encryption(URI uri) {
    return switch (String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT)) {
      case "tls", "wss" -> Encryption.ALWAYS;
      case "ws" -> Encryption.NEVER;
      default -> Encryption.WANTED;
    };
  }

  /** What is no URL is not repeated: there may be a password in it. */
  private static URI parse(String url) throws SettingsException {
    try {
      URI uri = new URI(url);
      if (uri.getHost() != null && uri.getRawUserInfo() == null) {
        return uri;
      }
    } catch (URISyntaxException _) {
      // As below.
    }
    throw new SettingsException("a NATS server has no such URL: expected tls://HOST:PORT");
  }
}
