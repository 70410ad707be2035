package io.tummycrypt.tcfs.core.port.memory;

import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.port.Uploads;
import io.tummycrypt.tcfs.core.port.UploadsContract;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

class InMemoryUploadsTest extends UploadsContract {
  private long now;
  private final InMemoryContents contents = new InMemoryContents();
  private final InMemoryRoot root = new InMemoryRoot(() -> ++now, contents::has);
  private final InMemoryUploads uploads =
      new InMemoryUploads(contents, new TreeMap<>(Map.of(DOCS, root)));

  @Override
  protected Uploads uploads() {
    return uploads;
  }

  @Override
  protected Content.File write(TreePath path, String text) {
    root.user().makeFoldersAbove(path);
    root.user().write(path, file(text));
    return file(text);
  }

  @Override
  protected Content.File file(String text) {
    byte[] bytes = ByteBuffer.allocate(Digest.BYTES).putInt(text.hashCode()).array();
    return new Content.File(Digest.of(Digest.Algorithm.BLAKE3, bytes), text.length(), 0644);
  }
}
