package io.tummycrypt.tcfs.store.older;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.store.chunk.Hasher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/** Writes objects as older versions of tcfs did. */
public final class OlderStore {
  private static final int CHUNK = 1000;

  private final BiConsumer<String, byte[]> objects;

  /**
   * Writes through {@code objects}, which takes a key and its bytes.
   *
   * @param objects puts one object, in the place of one that may be there
   */
  public OlderStore(BiConsumer<String, byte[]> objects) {
    this.objects = objects;
  }

  /** Cuts the bytes, stores the chunks, and tells their hashes. */
  public List<String> chunks(byte[] bytes) {
    List<String> hashes = new ArrayList<>();
    for (int at = 0; at < bytes.length; at += CHUNK) {
      byte[] chunk = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + CHUNK));
      String hash = Hasher.hash(chunk).hex();
      objects.accept("chunks/" + hash, chunk);
      hashes.add(hash);
    }
    return hashes;
  }

  /** A file with a manifest of version 1, and the index entry of that time. */
  public void version1(String path, byte[] bytes) {
    List<String> chunks = chunks(bytes);
    String hash = Hasher.hash(bytes).hex();
    put("manifests/" + hash, String.join("\n", chunks));
    indexText(path, hash, bytes.length, chunks.size());
  }

  /** The same with version 2. */
  public void version2(String path, byte[] bytes, String device, int mode) {
    List<String> chunks = chunks(bytes);
    String hash = Hasher.hash(bytes).hex();
    put("manifests/" + hash, manifest(2, path, bytes, chunks, device, mode));
    indexText(path, hash, bytes.length, chunks.size());
  }

  /** A manifest in JSON, as it was written. */
  public static String manifest(
      int version, String path, byte[] bytes, List<String> chunks, String device, int mode) {
    String quoted = chunks.isEmpty() ? "" : "\"" + String.join("\",\n    \"", chunks) + "\"";
    return """
    {
      "version": %d,
      "file_hash": "%s",
      "file_size": %d,
      "chunks": [%s],
      "vclock": {"clocks": {"%s": 2, "honey": 1}},
      "written_by": "%s",
      "written_at": 1700000000,
      "rel_path": "%s",
      "mode": %d
    }\
    """
        .formatted(
            version, Hasher.hash(bytes).hex(), bytes.length, quoted, device, device, path, mode);
  }

  /** A link, with a manifest of version 3 and an index entry of the same. */
  public void link(String path, String target) {
    String hash = Hasher.hash(("tcfs-symlink-v1\0" + target).getBytes(UTF_8)).hex();
    put(
        "manifests/" + hash,
        """
        {"version": 3, "kind": "symlink", "symlink_target": "%s", "vclock": {"clocks": {"neo": 1}},
         "written_by": "neo", "written_at": 1700000000, "rel_path": "%s"}\
        """
            .formatted(target, path));
    put(
        "index/" + path,
        """
        {"version": 3, "state": "committed", "current": {"manifest_hash": "%s", "size": %d,
         "chunks": 0, "kind": "symlink", "symlink_target": "%s"}}\
        """
            .formatted(hash, target.length(), target));
  }

  /** An index entry in the text that went with version 1 and 2. */
  public void indexText(String path, String manifest, long size, int chunks) {
    put(
        "index/" + path,
        "manifest_hash=%s\nsize=%d\nchunks=%d\n".formatted(manifest, size, chunks));
  }

  /** Any object. */
  public void put(String key, String text) {
    objects.accept(key, text.getBytes(UTF_8));
  }
}
