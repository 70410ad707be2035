package io.tummycrypt.tcfs.engine.state;

import io.tummycrypt.tcfs.core.observed.StateChange;
import io.tummycrypt.tcfs.core.path.IoText;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the commits of a journal as it was when it was opened; nothing that was in it then ever
 * changes, so a writer does no harm.
 *
 * <p>A commit that cannot be read is the torn end of the last write, and does not count, if it is
 * behind the snapshot and nothing that can be read follows it. Otherwise the file is damaged.
 */
final class JournalReader implements AutoCloseable {
  private static final int MOST_SEARCHED = 1 << 30;

  private final Path file;
  private final FileChannel channel;
  private final long size;
  private final ByteBuffer header;
  private long end = JournalFormat.HEADER_BYTES;

  private JournalReader(Path file, FileChannel channel) throws IOException {
    this.file = file;
    this.channel = channel;
    this.size = channel.size();
    this.header = readHeader();
  }

  /**
   * @throws NoSuchFileException if there is none
   */
  static JournalReader open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      return new JournalReader(file, channel);
    } catch (IOException | RuntimeException thrown) {
      channel.close();
      throw thrown;
    }
  }

  private ByteBuffer readHeader() throws IOException {
    if (size < JournalFormat.HEADER_BYTES) {
      throw damaged(0, "it has " + size + " bytes, less than its header", null);
    }
    ByteBuffer found = read(0, JournalFormat.HEADER_BYTES);
    if (!JournalFormat.hasMagic(found)) {
      throw damaged(0, "it does not begin as a journal does", null);
    }
    if (JournalFormat.format(found) != JournalFormat.FORMAT) {
      throw unknownFormat(Integer.toUnsignedString(JournalFormat.format(found)));
    }
    if (!JournalFormat.isSound(found)) {
      throw damaged(0, "the checksum of the header does not fit", null);
    }
    long needed = JournalFormat.snapshotEnd(found);
    if (needed > size) {
      throw damaged(size, "it ends there, but its snapshot has " + needed + " bytes", null);
    }
    return found;
  }

  /** The changes of the next commit; null behind the last one. */
  @Nullable List<StateChange> next() throws IOException {
    long at = end;
    ByteBuffer payload = nextPayload();
    if (payload == null) {
      return null;
    }
    try {
      return CommitCodec.decode(payload);
    } catch (RuntimeException nonsense) {
      // The checksum fits, so somebody wrote it like this; what exactly is wrong does not matter.
      throw damaged(at, "there is a commit that makes no sense", nonsense);
    }
  }

  private @Nullable ByteBuffer nextPayload() throws IOException {
    long left = size - end;
    int length =
        left < JournalFormat.COMMIT_OVERHEAD
            ? -1
            : JournalFormat.payloadLength(read(end, JournalFormat.LENGTH_BYTES), 0, left);
    ByteBuffer payload =
        length < 0 ? null : read(end + JournalFormat.LENGTH_BYTES, length + Integer.BYTES);
    if (payload == null || !JournalFormat.isSound(payload, 0, length)) {
      requireEnd();
      return null;
    }
    end += JournalFormat.COMMIT_OVERHEAD + length;
    return payload.limit(length);
  }

  /** There is no whole commit at {@code end}, so nothing may follow it. */
  private void requireEnd() throws IOException {
    if (end < JournalFormat.snapshotEnd(header) || hasCommitBehind()) {
      throw damaged(end, "the checksum of a commit does not fit", null);
    }
  }

  private boolean hasCommitBehind() throws IOException {
    ByteBuffer rest = read(end, (int) Math.min(size - end, MOST_SEARCHED));
    for (int at = 1; at <= rest.limit() - JournalFormat.COMMIT_OVERHEAD; at++) {
      int length = JournalFormat.payloadLength(rest, at, rest.limit() - at);
      if (length >= 0 && JournalFormat.isSound(rest, at + JournalFormat.LENGTH_BYTES, length)) {
        return true;
      }
    }
    return false;
  }

  /** The end of the last commit that was read. */
  long end() {
    return end;
  }

  /** Whether anything is behind the commits that were read. */
  boolean hasMore() {
    return end < size;
  }

  ByteBuffer header() {
    return header;
  }

  long size() {
    return size;
  }

  private ByteBuffer read(long from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (readSome(bytes, from + bytes.position()) < 0) {
        throw new EOFException("state journal '" + file + "' became shorter while it was read");
      }
    }
    return bytes.flip();
  }

  private int readSome(ByteBuffer bytes, long from) throws IOException {
    try {
      return channel.read(bytes, from);
    } catch (IOException e) {
      throw IoText.at(file.toString(), e);
    }
  }

  private IOException damaged(long at, String what, @Nullable Exception cause) {
    return new IOException(
        "state journal '" + file + "' is damaged at byte " + at + ": " + what + "; " + nextStep(),
        cause);
  }

  private IOException unknownFormat(String format) {
    return new IOException(
        ("state journal '%s' has format %s, and this version of tcfs knows format %d only; use the"
                + " version that wrote it, or %s")
            .formatted(file, format, JournalFormat.FORMAT, nextStep()));
  }

  private String nextStep() {
    return "delete the folder '"
        + file.getParent()
        + "': no file is lost, the next run compares them all anew";
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
