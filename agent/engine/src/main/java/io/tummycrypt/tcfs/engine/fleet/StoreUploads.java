package io.tummycrypt.tcfs.engine.fleet;

import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.core.port.Uploads;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.engine.posix.FileStat;
import io.tummycrypt.tcfs.engine.posix.OpenFile;
import io.tummycrypt.tcfs.engine.progress.Progress;
import io.tummycrypt.tcfs.engine.progress.Progress.Phase;
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

/** Reads files of roots and writes their contents into the store, each content once. */
final class StoreUploads implements Uploads {
  private final Supplier<ContentWriter> sessions;
  private final Predicate<Content.File> stored;
  private final LocalFiles files;
  private final Progress progress;

  StoreUploads(
      Supplier<ContentWriter> sessions,
      Predicate<Content.File> stored,
      LocalFiles files,
      Progress progress) {
    this.sessions = sessions;
    this.stored = stored;
    this.files = files;
    this.progress = progress;
  }

  @Override
  public boolean has(Content.File content) {
    return stored.test(content);
  }

  @Override
  public List<Uploaded> store(List<Upload> uploads) throws IOException {
    List<Uploaded> results = new ArrayList<>();
    begin(uploads);
    try (ContentWriter session = sessions.get()) {
      for (Upload upload : uploads) {
        results.add(new Uploaded(upload, bring(session, upload)));
        progress.files(1);
      }
      session.flush();
      progress.packed(session.packedBytes());
    }
    progress.enter(Phase.PUBLISH);
    return results;
  }

  private void begin(List<Upload> uploads) {
    long bytes = uploads.stream().mapToLong(upload -> upload.expected().size()).sum();
    progress.expect(Phase.UPLOAD, uploads.size(), bytes);
    progress.enter(Phase.UPLOAD);
  }

  private @Nullable String bring(ContentWriter session, Upload upload) throws IOException {
    if (has(upload.expected())) {
      progress.bytes(upload.expected().size());
      return null;
    }
    return store(session, upload);
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
      before = file.opened();
    } catch (IOException e) {
      return "cannot be read: " + IoText.why(e);
    }
    try (file) {
      LocalStream in = new LocalStream(file, progress);
      StoredContent content = session.store(in, upload.expected());
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
    private final Progress progress;

    LocalStream(OpenFile file, Progress progress) {
      this.file = file;
      this.progress = progress;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) == 1 ? one[0] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      int got;
      try {
        got = file.read(into, offset, length);
      } catch (IOException e) {
        throw new LocalReadException(e);
      }
      progress.bytes(got);
      return got == 0 ? -1 : got;
    }
  }
}
