package io.tummycrypt.tcfs.engine.posix;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Memory outside the heap for what goes to the kernel and comes back, with numbers as the processor
 * writes them. Lives as long as the {@link Kernel} that gave it.
 *
 * <p>It is read through a buffer: reading a segment costs each start the generation of a handle for
 * each type.
 */
final class Scratch {
  private final long address;
  private final ByteBuffer bytes;

  private Scratch(long address, ByteBuffer bytes) {
    this.address = address;
    this.bytes = bytes.order(ByteOrder.nativeOrder());
  }

  static Scratch of(MemorySegment segment) {
    return new Scratch(segment.address(), segment.asByteBuffer());
  }

  /** A part of this, with bounds of its own. */
  Scratch part(int at, int length) {
    return new Scratch(address + at, bytes.slice(at, length));
  }

  /** Where it begins. */
  long address() {
    return address;
  }

  int size() {
    return bytes.capacity();
  }

  byte getByte(int at) {
    return bytes.get(at);
  }

  short getShort(int at) {
    return bytes.getShort(at);
  }

  int getInt(int at) {
    return bytes.getInt(at);
  }

  long getLong(int at) {
    return bytes.getLong(at);
  }

  void putByte(int at, byte value) {
    bytes.put(at, value);
  }

  Scratch putLong(int at, long value) {
    bytes.putLong(at, value);
    return this;
  }

  /** Copies from here. */
  void get(int at, byte[] into, int offset, int length) {
    bytes.get(at, into, offset, length);
  }

  /** A copy of a part. */
  byte[] get(int at, int length) {
    byte[] copy = new byte[length];
    bytes.get(at, copy);
    return copy;
  }

  /** Copies to here. */
  void put(int at, byte[] from, int offset, int length) {
    bytes.put(at, from, offset, length);
  }
}
