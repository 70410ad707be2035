package io.tummycrypt.tcfs.engine.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Incarnation;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The bytes of one commit being put together. What repeats within a commit costs a byte or two: a
 * name or incarnation is written once and then numbered, and a path leaves out what it shares with
 * the path before it.
 */
final class RecordOutput {
  private byte[] bytes = new byte[1024];
  private int size;
  private final Map<String, Integer> names = new HashMap<>();
  private final Map<Incarnation, Integer> incarnations = new HashMap<>();
  private byte[] lastPath = new byte[0];

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  void octet(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  /** Seven bits a byte, the lowest first; small numbers are short, negative ones take ten bytes. */
  void number(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      octet((int) rest | 0x80);
      rest >>>= 7;
    }
    octet((int) rest);
  }

  /** A number that is near 0 on either side. */
  void signed(long value) {
    number((value << 1) ^ (value >> 63));
  }

  void raw(byte[] source, int offset) {
    int length = source.length - offset;
    reserve(length);
    System.arraycopy(source, offset, bytes, size, length);
    size += length;
  }

  /** Bytes with their length. */
  void block(byte[] source) {
    number(source.length);
    raw(source, 0);
  }

  /** Any text; one with half a character in it, which UTF-8 cannot hold, as its UTF-16 units. */
  void text(String text) {
    byte[] encoded = text.getBytes(UTF_8);
    boolean whole = new String(encoded, UTF_8).equals(text);
    number((whole ? encoded.length : text.length()) * 2L + (whole ? 0 : 1));
    if (whole) {
      raw(encoded, 0);
    } else {
      text.chars().forEach(unit -> number(unit));
    }
  }

  void device(DeviceName device) {
    name(device.text());
  }

  void root(RootName root) {
    name(root.text());
  }

  private void name(String name) {
    Integer known = names.putIfAbsent(name, names.size() + 1);
    number(known == null ? 0 : known);
    if (known == null) {
      text(name);
    }
  }

  void incarnation(Incarnation incarnation) {
    Integer known = incarnations.putIfAbsent(incarnation, incarnations.size() + 1);
    number(known == null ? 0 : known);
    if (known == null) {
      device(incarnation.device());
      for (int shift = 56; shift >= 0; shift -= 8) {
        octet((int) (incarnation.bits() >>> shift));
      }
    }
  }

  void path(TreePath path) {
    byte[] encoded = path.toBytes();
    int differs = Arrays.mismatch(lastPath, encoded);
    int shared = differs < 0 ? encoded.length : differs;
    number(shared);
    number(encoded.length - shared);
    raw(encoded, shared);
    lastPath = encoded;
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.addExact(size, Math.max(more, size)));
    }
  }
}
