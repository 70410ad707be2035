package io.tummycrypt.tcfs.engine.home;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Bytes that nobody may see: whatever prints this prints {@code [secret]}. */
public final class Secret {
  private final byte[] bytes;

  private Secret(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Takes the bytes; the array is copied. */
  public static Secret of(byte[] bytes) {
    return new Secret(bytes.clone());
  }

  /** Takes a text. */
  public static Secret of(String text) {
    return new Secret(text.getBytes(UTF_8));
  }

  /** A fresh copy of the bytes, for the one place that needs them. */
  public byte[] reveal() {
    return bytes.clone();
  }

  /** The bytes as a text. */
  public String revealText() {
    return new String(bytes, UTF_8);
  }

  /** Takes as long for unequal secrets as for equal ones. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Secret secret && MessageDigest.isEqual(bytes, secret.bytes);
  }

  /** The same for all: a hash would say something. */
  @Override
  public int hashCode() {
    return 0;
  }

  @Override
  public String toString() {
    return "[secret]";
  }
}
