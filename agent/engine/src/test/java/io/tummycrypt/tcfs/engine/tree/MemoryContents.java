package io.tummycrypt.tcfs.engine.tree;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** A store of a few texts; it gives whatever it was told to give. */
final class MemoryContents implements ContentSource {
  private final Map<Digest, byte[]> contents = new ConcurrentHashMap<>();

  /** No content is known to be anywhere but in the store. */
  static NearbyContents noneNear() {
    return new NearbyContents(new TreeMap<>());
  }

  static Content.File file(String text, int mode) {
    byte[] bytes = text.getBytes(UTF_8);
    return new Content.File(Hasher.hash(bytes), bytes.length, mode);
  }

  Content.File offer(String text, int mode) {
    Content.File file = file(text, mode);
    contents.put(file.digest(), text.getBytes(UTF_8));
    return file;
  }

  /** Whether it can be asked for. */
  boolean has(Content content) {
    return content instanceof Content.File file && contents.containsKey(file.digest());
  }

  /** Gives another content than the one asked for. */
  void lie(Digest asked, String given) {
    contents.put(asked, given.getBytes(UTF_8));
  }

  @Override
  public void copyTo(Digest file, long size, OutputStream out) throws IOException {
    byte[] bytes = contents.get(file);
    if (bytes == null) {
      throw new IOException("content " + file + " is not in the store");
    }
    for (byte b : bytes) {
      out.write(b);
    }
  }
}
