package io.tummycrypt.tcfs.store.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** A private key in PEM, in a file for its owner alone, and the certificate that goes with it. */
public final class PrivateKeyFile {
  private static final Pattern BLOCK =
      Pattern.compile("-+BEGIN PRIVATE KEY-+([A-Za-z0-9+/=\\s]*)-+END PRIVATE KEY-+");
  private static final List<String> KINDS = List.of("EC", "RSA", "Ed25519");
  private static final char[] NO_PASSWORD = new char[0];

  private PrivateKeyFile() {}

  /**
   * Shows a server this certificate.
   *
   * @throws SettingsException if one of the files cannot be used; never with what is in it
   */
  public static KeyManager[] showing(Path certificateFile, Path keyFile) throws IOException {
    List<Certificate> chain = Certificates.read("certificateFile", certificateFile);
    PrivateKey key = read(keyFile);
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, NO_PASSWORD);
      store.setKeyEntry("own", key, NO_PASSWORD, chain.toArray(Certificate[]::new));
      KeyManagerFactory own =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      own.init(store, NO_PASSWORD);
      return own.getKeyManagers();
    } catch (GeneralSecurityException e) {
      throw new SettingsException(
          "the keyFile '%s' does not go with the certificateFile '%s'"
              .formatted(keyFile, certificateFile));
    }
  }

  private static PrivateKey read(Path file) throws IOException {
    SecretFile.require("keyFile", file);
    Matcher block = BLOCK.matcher(Files.readString(file));
    if (block.find()) {
      for (String kind : KINDS) {
        try {
          byte[] encoded = Base64.getMimeDecoder().decode(block.group(1));
          return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
          // Of another kind, or none at all.
        }
      }
    }
    throw new SettingsException(
        "the keyFile '%s' has no private key in PEM that can be used: convert it with openssl pkcs8 -topk8 -nocrypt"
            .formatted(file));
  }
}
