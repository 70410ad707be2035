package io.tummycrypt.tcfs.core.version;

import io.tummycrypt.tcfs.core.path.DeviceName;
import java.util.HexFormat;

/**
 * A life of a device's local state: {@code DEVICE~64 random bits}. Drawn whenever that state is
 * new, lost or found to be behind, never allocated by counting; so no two lives ever share a
 * counter.
 */
public record Incarnation(DeviceName device, long bits) implements Comparable<Incarnation> {
  private static final int DIGITS = 16;

  /** Takes the text form {@code DEVICE~16 hexadecimal digits}. */
  public static Incarnation parse(String text) {
    int tilde = text.indexOf('~');
    if (tilde < 0 || text.length() - tilde - 1 != DIGITS) {
      throw new IllegalArgumentException(
          "'" + text + "' is not an incarnation, DEVICE~16 hexadecimal digits");
    }
    return new Incarnation(
        new DeviceName(text.substring(0, tilde)),
        HexFormat.fromHexDigitsToLong(text.substring(tilde + 1)));
  }

  @Override
  public int compareTo(Incarnation other) {
    int order = device.compareTo(other.device);
    return order == 0 ? Long.compareUnsigned(bits, other.bits) : order;
  }

  @Override
  public String toString() {
    return device + "~" + HexFormat.of().toHexDigits(bits);
  }
}
