package io.tummycrypt.tcfs.core.port;

import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings the contents of local files into the store. */
public interface Uploads {
  /** A file that shall be in the store as it was seen. */
  record Upload(RootName root, TreePath path, Content.File expected) {}

  /** What came of an upload: a null {@code problem} means that the content is in the store. */
  record Uploaded(Upload upload, @Nullable String problem) {}

  /**
   * Stores the contents of these files, in any order and in parallel; content that is there already
   * is not sent. On return all that succeeded is durable and readable, though nobody sees it until
   * a head names it; a retry is safe. A file that is not, or does not stay, as expected is a
   * problem of its own and nothing of it is claimed.
   *
   * @throws IOException if the store fails as a whole
   */
  List<Uploaded> store(List<Upload> uploads) throws IOException;

  /** Whether this content can be read from the store, so far as is known without reading it. */
  boolean has(Content.File content);
}
