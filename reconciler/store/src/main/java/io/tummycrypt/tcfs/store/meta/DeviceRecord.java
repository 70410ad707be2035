package io.tummycrypt.tcfs.store.meta;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.version.Digest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;

/**
 * One step in the life of a device's name. A name stays with its machine; the record with the
 * highest number counts.
 *
 * @param n from 1
 * @param publicKey the Ed25519 key as {@code SubjectPublicKeyInfo}, in Base64
 * @param machine what the machine calls itself, for people and to know it again
 */
public record DeviceRecord(
    DeviceName device, long n, Kind kind, String publicKey, String machine, Instant at) {
  private static final int MAX_TEXT = 1024;

  /** What happened. */
  public enum Kind {
    /** The device became a member, or became one again. */
    ENROL,
    /** It has another key. */
    REKEY,
    /** It is no member any more. */
    RETIRE;

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public DeviceRecord {
    if (n < 1) {
      throw new IllegalArgumentException("the records of a device are counted from 1, not " + n);
    }
    if (publicKey.length() > MAX_TEXT || machine.length() > MAX_TEXT) {
      throw new IllegalArgumentException("a key or machine of more than " + MAX_TEXT + " letters");
    }
    fingerprint(publicKey);
  }

  /** The SHA-256 of the key's bytes: the identity of the device. */
  public Digest fingerprint() {
    return fingerprint(publicKey);
  }

  private static Digest fingerprint(String publicKey) {
    byte[] key = Base64.getDecoder().decode(publicKey);
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(key);
      return Digest.of(Digest.Algorithm.SHA256, hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
