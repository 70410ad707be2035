package io.tummycrypt.tcfs.store.format;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** 128 random bits that tell a fleet's store from every other one; 32 hexadecimal digits. */
public record FleetId(long high, long low) {
  /** How many bytes it has. */
  public static final int BYTES = 16;

  /** Takes the 32 lower-case hexadecimal digits. */
  public static FleetId parse(String hex) {
    if (!hex.matches("[0-9a-f]{32}")) {
      throw new IllegalArgumentException(
          "a fleet id has 32 lower-case hexadecimal digits, not '" + hex + "'");
    }
    return new FleetId(
        HexFormat.fromHexDigitsToLong(hex, 0, 16), HexFormat.fromHexDigitsToLong(hex, 16, 32));
  }

  /** Takes the next 16 bytes. */
  public static FleetId read(ByteBuffer in) {
    return new FleetId(in.getLong(), in.getLong());
  }

  /** Puts the 16 bytes. */
  public void write(ByteBuffer out) {
    out.putLong(high).putLong(low);
  }

  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
  }
}
