package io.tummycrypt.tcfs.store.format;

import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A JSON object whose last member, {@code sum}, is the digest of all bytes before {@code ,"sum"};
 * so a flipped byte anywhere is found. It also names the format and the fleet, which are checked
 * before anything else is looked at.
 */
public final class SummedJson {
  /** The format of the store that this version reads and writes. */
  public static final int FORMAT = 3;

  private static final String BEFORE = ",\"sum\":\"";
  private static final String AFTER = "\"}";
  private static final int LENGTH = BEFORE.length() + 2 * Digest.BYTES + AFTER.length();

  private SummedJson() {}

  /** Writes format, fleet, these members and the sum. */
  public static byte[] write(FleetId fleet, JsonText.Members members) throws IOException {
    byte[] text =
        JsonText.object(out -> {
          out.writeNumberField("format", FORMAT);
          out.writeStringField("fleet", fleet.toString());
          members.write(out);
        });
    int end = text.length - 1;
    byte[] sum = sum(Hasher.hash(text, 0, end));
    byte[] summed = Arrays.copyOf(text, end + sum.length);
    System.arraycopy(sum, 0, summed, end, sum.length);
    return summed;
  }

  /** Verifies the sum and the format; the fleet is left to take. */
  public static JsonObject read(ObjectKey key, byte[] text) throws IOException {
    int end = text.length - LENGTH;
    if (end < 1) {
      throw new DamagedObjectException(key, text.length + " bytes", "JSON with a sum");
    }
    byte[] expected = sum(Hasher.hash(text, 0, end));
    byte[] found = Arrays.copyOfRange(text, end, text.length);
    if (!Arrays.equals(found, expected)) {
      throw new DamagedObjectException(
          key,
          "'" + new String(found, StandardCharsets.ISO_8859_1) + "' at the end",
          "'" + new String(expected, StandardCharsets.ISO_8859_1) + "'");
    }
    JsonObject object = JsonReader.only(key, text);
    object.text("sum");
    requireFormat(object);
    return object;
  }

  /** Verifies the sum, the format and the fleet. */
  public static JsonObject read(ObjectKey key, byte[] text, FleetId fleet) throws IOException {
    JsonObject object = read(key, text);
    requireFleet(object, fleet);
    return object;
  }

  /** Takes {@code format} and halts on one that this version does not know. */
  public static void requireFormat(JsonObject object) throws IOException {
    long format = object.number("format");
    if (format != FORMAT) {
      throw new UnknownFormatException(
          object.key(), "format", Long.toString(format), "format " + FORMAT);
    }
  }

  /** Takes {@code fleet} and halts on another one. */
  public static void requireFleet(JsonObject object, FleetId fleet) throws IOException {
    ForeignObjectException.requireSame(object.key(), object.value("fleet", FleetId::parse), fleet);
  }

  private static byte[] sum(Digest digest) {
    return (BEFORE + digest.hex() + AFTER).getBytes(StandardCharsets.US_ASCII);
  }
}
