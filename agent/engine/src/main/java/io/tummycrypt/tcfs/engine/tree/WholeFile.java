package io.tummycrypt.tcfs.engine.tree;

import io.tummycrypt.tcfs.core.observed.Stat;
import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.engine.posix.FileStat;
import io.tummycrypt.tcfs.engine.posix.OpenFile;
import io.tummycrypt.tcfs.engine.posix.RootHandle;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A file as it was read from its start to its end, without a change on the way. */
public record WholeFile(Content.File content, Stat stat) {
  private static final int BUFFER = 128 * 1024;
  private static final int ATTEMPTS = 4;

  /** Buffers that nobody uses now: one for each file would be most of what a scan leaves behind. */
  private static final Queue<byte[]> BUFFERS = new ConcurrentLinkedQueue<>();

  /** Takes the bytes of a file as they are read. */
  @FunctionalInterface
  public interface Sink {
    /** Takes the first {@code length} bytes; the array is used again afterwards. */
    void accept(byte[] bytes, int length) throws IOException;
  }

  /**
   * Reads a file once and hands on all of it.
   *
   * @throws UnstableFileException if it changed meanwhile: what was handed on is worth nothing. One
   *     that grows is given up at once, for it might grow as fast as it is read
   */
  public static WholeFile read(RootHandle handle, TreePath path, Sink sink) throws IOException {
    byte[] idle = BUFFERS.poll();
    byte[] buffer = idle == null ? new byte[BUFFER] : idle;
    try (OpenFile file = handle.open(path)) {
      FileStat before = file.opened();
      Digest digest = digest(path, file, before.stat().size(), buffer, sink);
      FileStat after = file.stat();
      if (!before.equals(after)) {
        throw unstable(path);
      }
      int mode = after.mode() & Content.MODE_BITS;
      return new WholeFile(new Content.File(digest, after.stat().size(), mode), after.stat());
    } finally {
      BUFFERS.add(buffer);
    }
  }

  /** Of all bytes of a file, which are as many as expected; most files fit into the buffer. */
  private static Digest digest(
      TreePath path, OpenFile file, long expected, byte[] buffer, Sink sink) throws IOException {
    int first = file.read(buffer);
    if (first == expected && first < buffer.length) {
      if (file.read(buffer, first, 1) > 0) {
        throw unstable(path);
      }
      sink.accept(buffer, first);
      return Hasher.hash(buffer, 0, first);
    }
    Hasher hasher = Hasher.blake3();
    long size = 0;
    for (int got = first; got > 0; got = file.read(buffer)) {
      size += got;
      if (size > expected) {
        throw unstable(path);
      }
      hasher.update(buffer, 0, got);
      sink.accept(buffer, got);
    }
    if (size != expected) {
      throw unstable(path);
    }
    return hasher.finish();
  }

  private static UnstableFileException unstable(TreePath path) {
    return new UnstableFileException(Printable.of(path.toString()));
  }

  /** Reads a file only to know what it is; one that changes meanwhile is read three times more. */
  static WholeFile identify(RootHandle handle, TreePath path) throws IOException {
    return readPatiently(handle, path, (_, _) -> {});
  }

  static WholeFile readPatiently(RootHandle handle, TreePath path, Sink sink) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return read(handle, path, sink);
      } catch (UnstableFileException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }
}
