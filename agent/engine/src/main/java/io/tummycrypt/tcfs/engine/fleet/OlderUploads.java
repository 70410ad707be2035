package io.tummycrypt.tcfs.engine.fleet;

import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.engine.progress.Progress;
import io.tummycrypt.tcfs.engine.progress.Progress.Phase;
import io.tummycrypt.tcfs.store.content.ContentChangedException;
import io.tummycrypt.tcfs.store.content.ContentWriter;
import io.tummycrypt.tcfs.store.content.StoredContent;
import io.tummycrypt.tcfs.store.older.ImportPlan;
import io.tummycrypt.tcfs.store.older.OlderContents;
import io.tummycrypt.tcfs.store.older.OlderFile;
import io.tummycrypt.tcfs.store.older.OlderFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings contents of an older store into that of a fleet. What is not, byte for byte, what the
 * older store says of it is a problem of its file alone, and is claimed by nobody.
 */
public final class OlderUploads {
  /** Files of which the first bytes are read before it is their turn. */
  private static final int AHEAD = 8;

  private final Supplier<ContentWriter> sessions;
  private final Predicate<Content.File> stored;
  private final Progress progress;

  OlderUploads(
      Supplier<ContentWriter> sessions, Predicate<Content.File> stored, Progress progress) {
    this.sessions = sessions;
    this.stored = stored;
    this.progress = progress;
  }

  /** A file on its way. */
  private record Opened(Version version, OlderFile source, InputStream in) {}

  /**
   * Stores the contents of these; on return all that succeeded is durable, though nobody sees it
   * until a head names it. A retry is safe.
   *
   * @return what went wrong, by path
   * @throws IOException if one of the two stores fails as a whole
   */
  public SortedMap<TreePath, String> store(List<ImportPlan.New> items, OlderContents contents)
      throws IOException {
    SortedMap<TreePath, String> problems = new TreeMap<>();
    List<ImportPlan.New> files = new ArrayList<>();
    for (ImportPlan.New item : items) {
      if (item.source() == null || stored.test(content(item.version()))) {
        progress.files(1);
        progress.bytes(item.version().content().bytes());
      } else {
        files.add(item);
      }
    }
    Deque<Opened> ahead = new ArrayDeque<>();
    try (ContentWriter session = sessions.get()) {
      int next = 0;
      while (next < files.size() || !ahead.isEmpty()) {
        while (next < files.size() && ahead.size() < AHEAD) {
          ahead.add(open(files.get(next++), contents));
        }
        Opened file = ahead.removeFirst();
        String problem = bring(session, file);
        if (problem != null) {
          problems.put(file.version().path(), problem);
        }
        progress.files(1);
      }
      session.flush();
      progress.packed(session.packedBytes());
    } finally {
      for (Opened left : ahead) {
        left.in().close();
      }
    }
    progress.enter(Phase.PUBLISH);
    return problems;
  }

  private static Opened open(ImportPlan.New item, OlderContents contents) {
    OlderFile source = item.source();
    if (source == null) {
      throw new IllegalArgumentException("'" + item.version().path() + "' has no bytes");
    }
    return new Opened(item.version(), source, contents.open(source));
  }

  private static Content.File content(Version version) {
    return (Content.File) version.content();
  }

  /** What went wrong with this file alone; null if nothing. */
  private @Nullable String bring(ContentWriter session, Opened file) throws IOException {
    OlderFile source = file.source();
    try (InputStream in = file.in()) {
      StoredContent content = session.store(in, source.size());
      progress.bytes(content.size());
      return content.digest().equals(source.digest())
          ? null
          : "its chunks have digest %s together, and '%s' is of a file with %s"
              .formatted(content.digest().hex(), source.manifest(), source.digest().hex());
    } catch (ContentChangedException e) {
      return "its chunks by '%s' have not the %d bytes that it is said to have"
          .formatted(source.manifest(), source.size());
    } catch (OlderFormatException e) {
      return IoText.of(e);
    }
  }
}
