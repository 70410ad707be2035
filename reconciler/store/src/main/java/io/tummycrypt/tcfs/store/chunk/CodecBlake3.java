package io.tummycrypt.tcfs.store.chunk;

import io.tummycrypt.tcfs.core.version.Digest;
import org.apache.commons.codec.digest.Blake3;

/** BLAKE3 in plain Java, which works everywhere. */
final class CodecBlake3 implements Hasher {
  private final Blake3 state = Blake3.initHash();
  private final byte[] digest = new byte[Digest.BYTES];

  @Override
  public void update(byte[] bytes, int offset, int length) {
    state.update(bytes, offset, length);
  }

  @Override
  public Digest finish() {
    state.doFinalize(digest);
    state.reset();
    return Digest.of(Digest.Algorithm.BLAKE3, digest);
  }
}
