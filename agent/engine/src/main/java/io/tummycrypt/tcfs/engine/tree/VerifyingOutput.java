package io.tummycrypt.tcfs.engine.tree;

import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.engine.progress.Progress;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Hands bytes on, and knows whether they are those that were expected; never more than expected.
 */
final class VerifyingOutput extends OutputStream {
  private final OutputStream out;
  private final Content.File expected;
  private final Hasher hasher = Hasher.blake3();
  private final Progress progress;
  private long size;
  private @Nullable Digest found;

  VerifyingOutput(OutputStream out, Content.File expected, Progress progress) {
    this.out = out;
    this.expected = expected;
    this.progress = progress;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    size += length;
    if (size > expected.size()) {
      throw new IOException(
          "the store gave more than the expected "
              + expected.size()
              + " bytes of "
              + expected.digest());
    }
    hasher.update(bytes, offset, length);
    out.write(bytes, offset, length);
    progress.bytes(length);
  }

  /** Whether all of the expected content was written. Nothing may be written any more. */
  boolean isWhole() {
    return size == expected.size() && digest().equals(expected.digest());
  }

  private Digest digest() {
    if (found == null) {
      found = hasher.finish();
    }
    return found;
  }

  /** Fails unless it is whole. */
  void requireWhole() throws IOException {
    if (!isWhole()) {
      throw new IOException(
          "the store gave "
              + size
              + " bytes with digest "
              + digest()
              + ", expected "
              + expected.size()
              + " bytes with "
              + expected.digest());
    }
  }
}
