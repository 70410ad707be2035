package io.tummycrypt.tcfs.engine.fleet;

import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.engine.tree.ContentSource;
import io.tummycrypt.tcfs.store.content.ContentReader;
import java.io.IOException;
import java.io.OutputStream;

/** The contents of files, from the store. */
record StoreContent(ContentReader reader) implements ContentSource {
  @Override
  public void copyTo(Digest file, long size, OutputStream out) throws IOException {
    reader.copyChunks(file, out);
  }
}
