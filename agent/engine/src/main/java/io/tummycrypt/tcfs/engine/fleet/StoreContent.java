package io.tummycrypt.tcfs.engine.fleet;

import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.engine.tree.ContentSource;
import io.tummycrypt.tcfs.store.content.ContentReader;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * The contents of files, from the store.
 *
 * @param together those that are wanted one after another
 */
record StoreContent(ContentReader reader, ContentReader.Together together)
    implements ContentSource {
  StoreContent(ContentReader reader) {
    this(reader, reader.together(List.of()));
  }

  @Override
  public void copyTo(Digest file, long size, OutputStream out) throws IOException {
    together.copyUnverified(file, out);
  }

  @Override
  public void requireSound(Digest file) throws IOException {
    reader.copyChunks(file, OutputStream.nullOutputStream());
  }

  @Override
  public ContentSource together(List<Content.File> files) {
    List<Digest> wanted = files.stream().map(Content.File::digest).toList();
    return new StoreContent(reader, reader.together(wanted));
  }
}
