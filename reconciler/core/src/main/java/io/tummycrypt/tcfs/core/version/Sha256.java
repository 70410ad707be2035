package io.tummycrypt.tcfs.core.version;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, as every Java has it. */
public final class Sha256 {
  private Sha256() {}

  /** One that has been told nothing yet. */
  public static MessageDigest begin() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  /** That of {@code bytes}. */
  public static Digest of(byte[] bytes) {
    return Digest.of(Digest.Algorithm.SHA256, begin().digest(bytes));
  }
}
