package io.tummycrypt.tcfs.engine.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Incarnation;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Takes apart what {@link RecordOutput} put together. What cannot be such is an {@link
 * IllegalArgumentException} or a {@link java.nio.BufferUnderflowException}.
 */
final class RecordInput {
  private final ByteBuffer bytes;
  private final List<String> names = new ArrayList<>();
  private final List<Incarnation> incarnations = new ArrayList<>();
  private byte[] lastPath = new byte[0];

  RecordInput(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  boolean hasMore() {
    return bytes.hasRemaining();
  }

  int octet() {
    return Byte.toUnsignedInt(bytes.get());
  }

  long number() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int octet = octet();
      value |= (long) (octet & 0x7F) << shift;
      if (octet < 0x80) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number of more than ten bytes");
  }

  long signed() {
    long value = number();
    return (value >>> 1) ^ -(value & 1);
  }

  byte[] raw(long length) {
    return rawBehind(new byte[0], length);
  }

  /** The next bytes behind some others. The length is believed only as far as there are bytes. */
  private byte[] rawBehind(byte[] before, long length) {
    if (length < 0 || length > bytes.remaining()) {
      throw new IllegalArgumentException(
          length + " bytes are announced, " + bytes.remaining() + " follow");
    }
    byte[] all = Arrays.copyOf(before, before.length + (int) length);
    bytes.get(all, before.length, (int) length);
    return all;
  }

  byte[] block() {
    return raw(number());
  }

  String text() {
    long header = number();
    long length = header >>> 1;
    if ((header & 1) == 0) {
      return new String(raw(length), UTF_8);
    }
    StringBuilder units = new StringBuilder();
    for (long left = length; left > 0; left--) {
      units.append((char) number());
    }
    return units.toString();
  }

  DeviceName device() {
    return new DeviceName(name());
  }

  RootName root() {
    return new RootName(name());
  }

  private String name() {
    long known = number();
    if (known != 0) {
      return known(names, known);
    }
    String name = text();
    names.add(name);
    return name;
  }

  Incarnation incarnation() {
    long known = number();
    if (known != 0) {
      return known(incarnations, known);
    }
    Incarnation incarnation = new Incarnation(device(), bytes.getLong());
    incarnations.add(incarnation);
    return incarnation;
  }

  TreePath path() {
    long shared = number();
    if (shared < 0 || shared > lastPath.length) {
      throw new IllegalArgumentException("a path shares more than the one before it has");
    }
    lastPath = rawBehind(Arrays.copyOf(lastPath, (int) shared), number());
    return TreePath.parse(lastPath);
  }

  private static <T> T known(List<T> values, long number) {
    if (number < 1 || number > values.size()) {
      throw new IllegalArgumentException("value " + number + " of " + values.size());
    }
    return values.get((int) number - 1);
  }
}
