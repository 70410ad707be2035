package io.tummycrypt.tcfs.engine.state;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The bytes of a journal; all numbers are big-endian.
 *
 * <pre>
 * journal = header commit*
 * header  = "tcfsjrnl", format (u32), random number (u64), length of header and snapshot (u64),
 *           CRC-32C of all that (u32)
 * commit  = length (u32), CRC-32C of the length (u32), payload, CRC-32C of the payload (u32)
 * </pre>
 *
 * The random number tells one file of this name from the next. The snapshot is the commits that
 * were there when the file got its name. The length has a checksum of its own, so that a flipped
 * bit in it is not mistaken for a commit that was cut off.
 */
final class JournalFormat {
  static final int FORMAT = 1;
  static final int HEADER_BYTES = 32;
  static final int LENGTH_BYTES = 8;
  static final int COMMIT_OVERHEAD = LENGTH_BYTES + Integer.BYTES;
  static final byte[] MAGIC = "tcfsjrnl".getBytes(US_ASCII);

  private static final int SUMMED_HEADER_BYTES = HEADER_BYTES - Integer.BYTES;

  private JournalFormat() {}

  static ByteBuffer header(long random, long snapshotEnd) {
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
    header.put(MAGIC).putInt(FORMAT).putLong(random).putLong(snapshotEnd);
    return header.putInt(sum(header, 0, SUMMED_HEADER_BYTES)).flip();
  }

  static boolean hasMagic(ByteBuffer header) {
    return header.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC));
  }

  static int format(ByteBuffer header) {
    return header.getInt(MAGIC.length);
  }

  static long snapshotEnd(ByteBuffer header) {
    return header.getLong(MAGIC.length + Integer.BYTES + Long.BYTES);
  }

  static boolean isSound(ByteBuffer header) {
    return header.getInt(SUMMED_HEADER_BYTES) == sum(header, 0, SUMMED_HEADER_BYTES);
  }

  static ByteBuffer commit(byte[] payload) {
    ByteBuffer commit = ByteBuffer.allocate(Math.addExact(payload.length, COMMIT_OVERHEAD));
    commit.putInt(payload.length);
    commit.putInt(sum(commit, 0, Integer.BYTES));
    commit.put(payload);
    return commit.putInt(sum(commit, LENGTH_BYTES, payload.length)).flip();
  }

  /**
   * The length of the payload of the commit that begins at {@code at}; -1 if none does, or if it
   * would end behind the buffer.
   */
  static int payloadLength(ByteBuffer bytes, int at, long limit) {
    int length = bytes.getInt(at);
    boolean whole = bytes.getInt(at + Integer.BYTES) == sum(bytes, at, Integer.BYTES);
    return whole && length > 0 && length <= limit - COMMIT_OVERHEAD ? length : -1;
  }

  /** Whether a payload and the checksum behind it fit. */
  static boolean isSound(ByteBuffer bytes, int payloadAt, int length) {
    return bytes.getInt(payloadAt + length) == sum(bytes, payloadAt, length);
  }

  private static int sum(ByteBuffer bytes, int from, int length) {
    CRC32C sum = new CRC32C();
    sum.update(bytes.slice(from, length));
    return (int) sum.getValue();
  }
}
