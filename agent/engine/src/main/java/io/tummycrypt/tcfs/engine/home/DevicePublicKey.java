package io.tummycrypt.tcfs.engine.home;

import io.tummycrypt.tcfs.core.version.Digest;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * The public part of a device's key.
 *
 * @param text the base64 form of its standard encoding (SubjectPublicKeyInfo), as between the lines
 *     of a PEM file
 */
public record DevicePublicKey(String text) {
  static final String ALGORITHM = "Ed25519";

  /** Takes the text form; one that is no Ed25519 key is an {@link IllegalArgumentException}. */
  public DevicePublicKey {
    decode(text);
  }

  static DevicePublicKey of(PublicKey key) {
    return new DevicePublicKey(Base64.getEncoder().encodeToString(key.getEncoded()));
  }

  PublicKey key() {
    return decode(text);
  }

  private static PublicKey decode(String text) {
    try {
      byte[] encoded = Base64.getDecoder().decode(text);
      return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the public key of a device is no Ed25519 key", e);
    }
  }

  /**
   * The id of the device: SHA-256 of the encoding, what {@code openssl pkey -pubin -outform DER |
   * sha256sum} prints.
   */
  public Digest fingerprint() {
    try {
      byte[] encoded = Base64.getDecoder().decode(text);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(encoded);
      return Digest.of(Digest.Algorithm.SHA256, digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
