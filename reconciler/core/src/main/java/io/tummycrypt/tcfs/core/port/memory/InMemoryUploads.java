package io.tummycrypt.tcfs.core.port.memory;

import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.port.RootReader;
import io.tummycrypt.tcfs.core.port.Uploads;
import io.tummycrypt.tcfs.core.version.Content;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Uploads of one device into contents in memory, file by file. For one thread. */
public final class InMemoryUploads implements Uploads {
  private final InMemoryContents contents;
  private final SortedMap<RootName, ? extends RootReader> roots;
  private EffectListener listener = EffectListener.NONE;

  /** Reads files from {@code roots}. */
  public InMemoryUploads(
      InMemoryContents contents, SortedMap<RootName, ? extends RootReader> roots) {
    this.contents = contents;
    this.roots = roots;
  }

  /** Whom to tell before every change, instead of who was told until now. */
  public void listen(EffectListener newListener) {
    listener = newListener;
  }

  @Override
  public List<Uploaded> store(List<Upload> uploads) {
    List<Uploaded> results = new ArrayList<>();
    for (Upload upload : uploads) {
      results.add(new Uploaded(upload, problem(upload)));
    }
    return results;
  }

  private @Nullable String problem(Upload upload) {
    try {
      listener.before("upload " + upload.path());
      Content found = reader(upload.root()).identify(upload.path());
      if (!found.sameContent(upload.expected())) {
        return "'" + upload.path() + "' is not what it was";
      }
      contents.add(upload.expected().digest());
      return null;
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private RootReader reader(RootName root) {
    RootReader reader = roots.get(root);
    if (reader == null) {
      throw new IllegalArgumentException("root '" + root + "' has no folder on this device");
    }
    return reader;
  }

  @Override
  public boolean has(Content.File content) {
    return contents.has(content.digest());
  }
}
