package io.tummycrypt.tcfs.engine.fleet;

import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.engine.tree.ContentSource;
import io.tummycrypt.tcfs.store.content.ContentReader;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** The contents of files, from the store. */
record StoreContent(ContentReader reader) implements ContentSource {
  @Override
  public void copyTo(Digest file, long size, OutputStream out) throws IOException {
    reader.copyChunks(file, out);
  }

  @Override
  public ContentSource together(List<Content.File> files) {
    ContentReader.Together together =
        reader.together(files.stream().map(Content.File::digest).toList());
    return (file, _, out) -> together.copyChunks(file, out);
  }
}
