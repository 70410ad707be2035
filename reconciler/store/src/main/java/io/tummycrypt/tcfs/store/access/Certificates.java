package io.tummycrypt.tcfs.store.access;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** TLS that trusts an authority of somebody's own, and no other. */
public final class Certificates {
  private Certificates() {}

  /**
   * Sockets to servers whose certificates are signed by those in a file.
   *
   * @throws SettingsException if there is none in it
   */
  public static SSLSocketFactory signedBy(Path file) throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trusting(file), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw unreadable("caFile", file, e);
    }
  }

  /**
   * Whoever trusts the authorities in a file.
   *
   * @param caFile null for those that the machine trusts
   * @throws SettingsException if there is none in it
   */
  public static TrustManager[] trusting(@Nullable Path caFile) throws IOException {
    try {
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(caFile == null ? null : store(read("caFile", caFile)));
      return trust.getTrustManagers();
    } catch (GeneralSecurityException e) {
      throw new SettingsException("no certificates can be trusted: " + e.getMessage(), e);
    }
  }

  /**
   * The certificates in a file, at least one.
   *
   * @param setting that names the file
   * @throws SettingsException if there is none in it
   */
  public static List<Certificate> read(String setting, Path file) throws IOException {
    SecretFile.requireFile(setting, file);
    try (InputStream in = Files.newInputStream(file)) {
      List<Certificate> found =
          List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
      if (found.isEmpty()) {
        throw new SettingsException(
            "there is no certificate in the %s '%s'".formatted(setting, file));
      }
      return found;
    } catch (SettingsException e) {
      throw e;
    } catch (NoSuchFileException e) {
      throw new SettingsException("there is no %s '%s'".formatted(setting, file), e);
    } catch (GeneralSecurityException | IOException e) {
      throw unreadable(setting, file, e);
    }
  }

  private static SettingsException unreadable(String setting, Path file, Exception why) {
    return new SettingsException(
        "the %s '%s' cannot be read as certificates in PEM: %s"
            .formatted(setting, file, why.getMessage()),
        why);
  }

  private static KeyStore store(List<Certificate> authorities)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    int n = 0;
    for (Certificate authority : authorities) {
      store.setCertificateEntry("authority-" + n++, authority);
    }
    return store;
  }
}
