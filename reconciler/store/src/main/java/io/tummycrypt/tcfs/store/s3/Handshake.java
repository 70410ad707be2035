package io.tummycrypt.tcfs.store.s3;

import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.store.access.SettingsException;
import io.tummycrypt.tcfs.store.object.StoreTrait;
import java.io.IOException;
import java.net.Socket;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Begins to speak TLS with a server, as requests do, to see what it shows. */
final class Handshake {
  private Handshake() {}

  /**
   * What the server shows.
   *
   * @param tls with whose certificates; null for the machine's own
   * @throws SettingsException if it is not trusted
   */
  static StoreTrait over(Socket socket, S3Address address, @Nullable SSLSocketFactory tls)
      throws IOException {
    SSLSocketFactory factory = tls == null ? (SSLSocketFactory) SSLSocketFactory.getDefault() : tls;
    try (SSLSocket secure =
        (SSLSocket)
            factory.createSocket(
                socket, address.hostName(), address.port(), /* autoClose= */ true)) {
      secure.setSoTimeout((int) Timeouts.USUAL.silence().toMillis());
      SSLParameters parameters = secure.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      secure.setSSLParameters(parameters);
      secure.startHandshake();
      return shown(secure.getSession());
    } catch (SSLException e) {
      throw new SettingsException(
          "%s cannot be trusted, or speaks no TLS: %s".formatted(address, IoText.why(e)), e);
    }
  }

  private static StoreTrait shown(SSLSession session) throws SSLException {
    Certificate[] chain = session.getPeerCertificates();
    if (!(chain[0] instanceof X509Certificate own)) {
      throw new SSLException("its certificate is of an unknown kind");
    }
    return new StoreTrait.Transport(
        session.getProtocol(),
        own.getNotAfter().toInstant(),
        own.getIssuerX500Principal().getName());
  }
}
