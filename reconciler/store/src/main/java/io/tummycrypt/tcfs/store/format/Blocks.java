package io.tummycrypt.tcfs.store.format;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Bytes that are gathered in many short arrays, so that much of them needs no long one. */
final class Blocks extends OutputStream {
  private static final int LENGTH = 64 << 10;

  private final List<byte[]> full = new ArrayList<>();
  private byte[] last = new byte[1 << 10];
  private int used;
  private long before;

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    int from = offset;
    int left = length;
    while (left > 0) {
      if (used == last.length) {
        full.add(last);
        before += last.length;
        last = new byte[LENGTH];
        used = 0;
      }
      int count = Math.min(left, last.length - used);
      System.arraycopy(bytes, from, last, used, count);
      used += count;
      from += count;
      left -= count;
    }
  }

  /** How many there are. */
  long size() {
    return before + used;
  }

  /** All of them in order, to be read. */
  List<ByteBuffer> buffers() {
    List<ByteBuffer> buffers = new ArrayList<>();
    full.forEach(block -> buffers.add(ByteBuffer.wrap(block)));
    buffers.add(ByteBuffer.wrap(last, 0, used));
    return buffers;
  }
}
