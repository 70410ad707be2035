package io.tummycrypt.tcfs.store.older;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Reads the manifest that an index entry names, and holds both against each other: so a manifest in
 * the place of another one, or a part of one, is found before a chunk is read.
 */
final class ManifestReader {
  static final String PLACE = "manifests/";

  /** Of a manifest that names two million chunks. */
  static final int MAX_BYTES = 128 << 20;

  /** As large as almost all of them are: of one that names thirty thousand chunks. */
  static final int USUAL_BYTES = 2 << 20;

  /** What manifests were hashed with when their names became hashes of themselves. */
  private static final String OWN_HASH = "tcfs-sync-manifest-object-v1\0";

  /** What the targets of links were hashed with, to name the manifests of links. */
  private static final String LINK_HASH = "tcfs-symlink-v1\0";

  private final OlderObjects objects;
  private final Lock large = new ReentrantLock();

  ManifestReader(OlderObjects objects) {
    this.objects = objects;
  }

  /**
   * What the manifest says is at the path. Large ones are read one after the other, however many
   * threads ask, for many of them at once would be too much to keep.
   *
   * @param index the key of the index entry
   * @throws NoSuchFileException if the manifest is not there
   * @throws OlderFormatException if it cannot be what the index means
   */
  OlderEntry.Found read(String index, IndexEntry.Target target) throws IOException {
    Digest name = hash(index, "manifest_hash", target.manifest());
    String key = PLACE + target.manifest();
    try {
      return found(key, objects.read(key, USUAL_BYTES), name, index, target);
    } catch (OlderFormatException e) {
      if (!e.isTooLong()) {
        throw e;
      }
    }
    large.lock();
    try {
      return found(key, objects.read(key, MAX_BYTES), name, index, target);
    } finally {
      large.unlock();
    }
  }

  private static OlderEntry.Found found(
      String key, byte[] bytes, Digest name, String index, IndexEntry.Target target)
      throws IOException {
    return switch (OlderManifest.parse(key, bytes)) {
      case OlderManifest.Chunks(List<String> chunks) -> {
        requireChunks(key, index, chunks, target);
        long size = size(index, target, chunks);
        yield file(key, bytes, name, size, OlderManifest.File.USUAL_MODE, Origin.UNKNOWN);
      }
      case OlderManifest.File file -> {
        Digest digest = hash(key, "file_hash", file.hash());
        requireNamed(key, bytes, name, digest);
        requireChunks(key, index, file.chunks(), target);
        requireSize(key, index, file.size(), target.size());
        yield file(key, bytes, digest, file.size(), file.mode(), file.origin());
      }
      case OlderManifest.Link link -> {
        requireNamed(key, bytes, name, Hasher.hash((LINK_HASH + link.target()).getBytes(UTF_8)));
        yield link(key, index, link, target);
      }
      case OlderManifest.Encrypted _ ->
          new OlderEntry.Unusable(
              "its content is encrypted with a key of the older tcfs, by '%s'".formatted(key));
    };
  }

  private static OlderEntry.File file(
      String key, byte[] bytes, Digest digest, long size, int mode, Origin origin) {
    OlderFile source = new OlderFile(key, Hasher.hash(bytes), digest, size);
    return new OlderEntry.File(source, mode, origin);
  }

  private static OlderEntry.Link link(
      String key, String index, OlderManifest.Link link, IndexEntry.Target target)
      throws OlderFormatException {
    if (target.link() != null && !target.link().equals(link.target())) {
      throw OlderFormatException.damaged(
          key, "another target than '%s'".formatted(index), "the same");
    }
    if (link.target().isEmpty() || link.target().indexOf('\0') >= 0) {
      throw OlderFormatException.damaged(key, "a target that no link can have", "another one");
    }
    return new OlderEntry.Link(link.target(), link.origin());
  }

  /** Only the index says how large a file of version 1 is. */
  private static long size(String index, IndexEntry.Target target, List<String> chunks)
      throws OlderFormatException {
    if (target.size().isEmpty() || (target.size().getAsLong() == 0) != chunks.isEmpty()) {
      throw OlderFormatException.damaged(
          index,
          "size %s of a file of %d chunks".formatted(text(target.size()), chunks.size()),
          "its size");
    }
    return target.size().getAsLong();
  }

  /** A manifest is called after its file, or after its own bytes. */
  private static void requireNamed(String key, byte[] bytes, Digest name, Digest file)
      throws OlderFormatException {
    if (!name.equals(file) && !name.equals(own(bytes))) {
      throw OlderFormatException.damaged(key, "the manifest of " + file.hex(), "its own");
    }
  }

  private static Digest own(byte[] bytes) {
    byte[] prefix = OWN_HASH.getBytes(UTF_8);
    Hasher hasher = Hasher.blake3();
    hasher.update(prefix, 0, prefix.length);
    hasher.update(bytes, 0, bytes.length);
    return hasher.finish();
  }

  private static void requireChunks(
      String key, String index, List<String> chunks, IndexEntry.Target target)
      throws OlderFormatException {
    chunks(key, chunks);
    if (target.chunks().isPresent() && target.chunks().getAsLong() != chunks.size()) {
      throw OlderFormatException.damaged(
          key,
          chunks.size() + " chunks",
          "%d by '%s'".formatted(target.chunks().getAsLong(), index));
    }
  }

  /** The hashes of chunks, which name objects, so they must not be anything else. */
  static List<Digest> chunks(String key, List<String> texts) throws OlderFormatException {
    List<Digest> chunks = new ArrayList<>(texts.size());
    for (String text : texts) {
      chunks.add(hash(key, "chunk", text));
    }
    return chunks;
  }

  private static void requireSize(String key, String index, long size, OptionalLong expected)
      throws OlderFormatException {
    if (expected.isPresent() && expected.getAsLong() != size) {
      throw OlderFormatException.damaged(
          key, "size " + size, "%d by '%s'".formatted(expected.getAsLong(), index));
    }
  }

  private static String text(OptionalLong number) {
    return number.isPresent() ? Long.toString(number.getAsLong()) : "unknown";
  }

  private static Digest hash(String key, String what, String text) throws OlderFormatException {
    try {
      return Digest.ofHex(text);
    } catch (IllegalArgumentException e) {
      throw OlderFormatException.damaged(
          key, what + " with something else", "64 lower-case hexadecimal digits");
    }
  }
}
