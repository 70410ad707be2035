package io.tummycrypt.tcfs.store.nats;

import io.tummycrypt.tcfs.store.access.Certificates;
import io.tummycrypt.tcfs.store.access.PrivateKeyFile;
import io.tummycrypt.tcfs.store.access.SettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * How TLS is spoken with a server.
 *
 * @param servers those that are trusted
 */
record NatsTls(SSLContext context, NamedServers servers) {
  /**
   * Reads the files of the options.
   *
   * @throws SettingsException if they cannot be used
   */
  static NatsTls of(NatsOptions options) throws IOException {
    NamedServers servers = new NamedServers(authorities(options.caFile()));
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(own(options), new TrustManager[] {servers}, null);
      return new NatsTls(context, servers);
    } catch (GeneralSecurityException e) {
      throw new SettingsException("TLS cannot be spoken here: " + e.getMessage(), e);
    }
  }

  private static X509ExtendedTrustManager authorities(@Nullable Path caFile) throws IOException {
    for (TrustManager each : Certificates.trusting(caFile)) {
      if (each instanceof X509ExtendedTrustManager authorities) {
        return authorities;
      }
    }
    throw new IllegalStateException("this JDK trusts nobody");
  }

  private static KeyManager @Nullable [] own(NatsOptions options) throws IOException {
    Path certificate = options.certificateFile();
    Path key = options.keyFile();
    if (certificate == null && key == null) {
      return null;
    }
    if (certificate == null || key == null) {
      throw new SettingsException(
          "of certificateFile and keyFile one is set and the other is not: set both, or none");
    }
    return PrivateKeyFile.showing(certificate, key);
  }
}
