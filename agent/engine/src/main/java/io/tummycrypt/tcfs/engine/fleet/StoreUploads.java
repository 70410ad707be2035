package io.tummycrypt.tcfs.engine.fleet;

import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.core.port.Uploads;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.engine.posix.FileStat;
import io.tummycrypt.tcfs.engine.posix.OpenFile;
import io.tummycrypt.tcfs.engine.tree.LocalFiles;
import io.tummycrypt.tcfs.store.content.ContentChangedException;
import io.tummycrypt.tcfs.store.content.ContentWriter;
import io.tummycrypt.tcfs.store.content.StoredContent;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads files of roots and writes their contents into the store, each content once.
 */
final class StoreUploads implements Uploads {
  private final Supplier<ContentWriter> sessions;
  private final Predicate<Content.File> stored;
  private final LocalFiles files;

  StoreUploads(
      Supplier<ContentWriter> sessions,
      Predicate<Content.File> stored,
      LocalFiles files) {
    this.sessions = sessions;
    this.stored = stored;
    this.files = files;
  }

  @Override
  public boolean has(Content.File content) {
    return stored.test(content);
  }

  @Override
  public List<Uploaded> store(List<Upload> uploads) throws IOException {
    List<Uploaded> results = new ArrayList<>();
    try (ContentWriter session = sessions.get()) {
      for (Upload upload : uploads) {
        results.add(new Uploaded(upload, has(upload.expected()) ? null : store(session, upload)));
      }
      session.flush();
    }
    return results;
  }

  /**
   * What went wrong with this file alone; null if nothing. A failing store is no matter of one
   * file.
   */
  private @Nullable String store(ContentWriter session, Upload upload) throws IOException {
    OpenFile file;
    FileStat before;
    try {
      file = files.open(upload.root(), upload.path());
      before = file.stat();
    } catch (IOException e) {
      return "cannot be read: " + IoText.why(e);
    }
    try (file) {
      LocalStream in = new LocalStream(file);
      StoredContent content = session.store(in, upload.expected().size());
      boolean steady = before.equals(file.stat());
      boolean same = content.digest().equals(upload.expected().digest());
      return steady && same ? null : "it changed while it was read; sync again";
    } catch (ContentChangedException | LocalReadException e) {
      return e instanceof LocalReadException
          ? "cannot be read: " + IoText.why(e)
          : "it changed while it was read; sync again";
    }
  }

  /** A local file that cannot be read on, told apart from a store that cannot be written. */
  private static final class LocalReadException extends IOException {
    private static final long serialVersionUID = 1;

    LocalReadException(IOException cause) {
      super(IoText.why(cause), cause);
    }
  }

  /** An open file as a stream. */
  private static final class LocalStream extends InputStream {
    private final OpenFile file;
    private final byte[] buffer = new byte[128 << 10];
    private int next;
    private int end;

    LocalStream(OpenFile file) {
      this.file = file;
    }

    @Override
    public int read() throws IOException {
      return fill() ? buffer[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (!fill()) {
        return -1;
      }
      int got = Math.min(length, end - next);
      System.arraycopy(buffer, next, into, offset, got);
      next += got;
      return got;
    }

    private boolean fill() throws IOException {
      if (next == end) {
        try {
          next = 0;
          end = file.read(buffer);
        } catch (IOException e) {
          throw new LocalReadException(e);
        }
      }
      return next < end;
    }
  }
}
