package io.tummycrypt.tcfs.core.port.memory;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.port.HeadReader;
import io.tummycrypt.tcfs.core.port.HeadWriter;
import io.tummycrypt.tcfs.core.port.HeadsContract;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import java.nio.ByteBuffer;
import java.time.Instant;

class InMemoryHeadsTest extends HeadsContract {
  private final InMemoryContents contents = new InMemoryContents();
  private final InMemoryHeads heads = new InMemoryHeads(contents::has);

  @Override
  protected HeadReader newReader() {
    return heads;
  }

  @Override
  protected HeadWriter writer() {
    return heads;
  }

  @Override
  protected Content.File stored(String text) {
    byte[] bytes = ByteBuffer.allocate(Digest.BYTES).putInt(text.hashCode()).array();
    Digest digest = Digest.of(Digest.Algorithm.BLAKE3, bytes);
    contents.add(digest);
    return new Content.File(digest, text.length(), 0644);
  }

  @Override
  protected void end(DeviceName device, DeviceName by, Instant at) {
    heads.end(device, by, at);
  }
}
