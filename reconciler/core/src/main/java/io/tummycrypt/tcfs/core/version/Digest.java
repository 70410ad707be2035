package io.tummycrypt.tcfs.core.version;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A 256-bit digest and the algorithm that made it. Ordered by algorithm, then by unsigned bytes.
 */
public record Digest(Algorithm algorithm, long a, long b, long c, long d)
    implements Comparable<Digest> {
  /** The length of every digest in bytes. */
  public static final int BYTES = 32;

  /** How a digest is made; the lower-case name is its tag. */
  public enum Algorithm {
    BLAKE3,
    SHA256;

    String tag() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Takes the 32 bytes of a digest. */
  public static Digest of(Algorithm algorithm, byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a digest has 32 bytes, not " + bytes.length);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new Digest(
        algorithm, buffer.getLong(), buffer.getLong(), buffer.getLong(), buffer.getLong());
  }

  /** Takes 64 lower-case hexadecimal digits of a BLAKE3 digest. */
  public static Digest ofHex(String hex) {
    return ofHex(Algorithm.BLAKE3, hex);
  }

  private static Digest ofHex(Algorithm algorithm, String hex) {
    if (hex.length() != 2 * BYTES || !hex.equals(hex.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "a digest has 64 lower-case hexadecimal digits, not '" + hex + "'");
    }
    return of(algorithm, HexFormat.of().parseHex(hex));
  }

  /** Takes the text form {@code ALGORITHM:HEX}. */
  public static Digest parse(String text) {
    int colon = text.indexOf(':');
    for (Algorithm algorithm : Algorithm.values()) {
      if (colon > 0 && algorithm.tag().equals(text.substring(0, colon))) {
        return ofHex(algorithm, text.substring(colon + 1));
      }
    }
    throw new IllegalArgumentException("'" + text + "' is not a digest of a known algorithm");
  }

  /** The 64 hexadecimal digits, without the algorithm. */
  public String hex() {
    return HexFormat.of().formatHex(bytes());
  }

  /** The first 12 hexadecimal digits, for people. */
  public String abbreviated() {
    return hex().substring(0, 12);
  }

  /** A fresh array with the 32 bytes. */
  public byte[] bytes() {
    return ByteBuffer.allocate(BYTES).putLong(a).putLong(b).putLong(c).putLong(d).array();
  }

  @Override
  public int compareTo(Digest other) {
    int order = algorithm.compareTo(other.algorithm);
    if (order == 0) {
      order = Long.compareUnsigned(a, other.a);
    }
    if (order == 0) {
      order = Long.compareUnsigned(b, other.b);
    }
    if (order == 0) {
      order = Long.compareUnsigned(c, other.c);
    }
    return order == 0 ? Long.compareUnsigned(d, other.d) : order;
  }

  @Override
  public String toString() {
    return algorithm.tag() + ":" + hex();
  }
}
