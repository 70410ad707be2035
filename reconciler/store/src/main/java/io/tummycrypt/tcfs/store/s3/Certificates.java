package io.tummycrypt.tcfs.store.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** TLS that trusts an authority of somebody's own, and no other. */
final class Certificates {
  private Certificates() {}

  /**
   * Sockets to servers whose certificates are signed by those in a file.
   *
   * @throws SettingsException if there is none in it
   */
  static SSLSocketFactory signedBy(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      Collection<? extends Certificate> authorities =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (authorities.isEmpty()) {
        throw new SettingsException("there is no certificate in the caFile '" + file + "'");
      }
      return trusting(authorities).getSocketFactory();
    } catch (GeneralSecurityException | IOException e) {
      if (e instanceof SettingsException settings) {
        throw settings;
      }
      throw new SettingsException(
          "the caFile '%s' cannot be read as certificates in PEM: %s"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static SSLContext trusting(Collection<? extends Certificate> authorities)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    int n = 0;
    for (Certificate authority : authorities) {
      store.setCertificateEntry("authority-" + n++, authority);
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
