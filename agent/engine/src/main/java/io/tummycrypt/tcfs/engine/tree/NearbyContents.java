package io.tummycrypt.tcfs.engine.tree;

import io.tummycrypt.tcfs.core.observed.LocalItem;
import io.tummycrypt.tcfs.core.observed.LocalTree;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.engine.posix.OpenFile;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Where in the roots' folders a content was last seen that is about to be written, so that it need
 * not be fetched. It is a hint and no more: what is read there has to be verified, and the store
 * serves whenever it is something else by now. Safe for use by several threads.
 */
public final class NearbyContents {
  private final SortedMap<RootName, LocalFolder> folders;
  private final Map<Digest, Place> places = new ConcurrentHashMap<>();
  private volatile Set<Digest> wanted = Set.of();

  private record Place(LocalFolder folder, TreePath path) {}

  /** In these folders; nothing is known of what is in them yet. */
  public NearbyContents(SortedMap<RootName, LocalFolder> folders) {
    this.folders = folders;
  }

  /**
   * Forgets everything but where the contents are that will be asked for: in these trees, or where
   * what made room was put by a run that went no further.
   */
  public void look(Set<Digest> contents, Map<RootName, LocalTree> trees) {
    places.keySet().retainAll(contents);
    wanted = contents;
    if (contents.isEmpty()) {
      return;
    }
    trees.forEach((root, tree) -> {
      LocalFolder folder = folders.get(root);
      if (folder != null) {
        look(folder, tree);
      }
    });
  }

  private void look(LocalFolder folder, LocalTree tree) {
    for (Map.Entry<TreePath, LocalItem> item : tree.items().entrySet()) {
      if (item.getValue().content() instanceof Content.File file
          && wanted.contains(file.digest())) {
        places.put(file.digest(), new Place(folder, item.getKey()));
      }
    }
  }

  /** What made room is found at its new place: a move may be carried out in more than one batch. */
  void moved(LocalFolder folder, TreePath to, Content content) {
    if (content instanceof Content.File file && wanted.contains(file.digest())) {
      places.put(file.digest(), new Place(folder, to));
    }
  }

  /** Whether some file may have this content. */
  boolean mayHave(Content.File content) {
    return places.containsKey(content.digest());
  }

  /** Opens a file that may have this content, and has its size; null if none is known. */
  @Nullable OpenFile open(Content.File content) throws IOException {
    Place place = places.get(content.digest());
    if (place == null) {
      return null;
    }
    OpenFile file = place.folder.handle().open(place.path);
    try {
      if (file.stat().stat().size() == content.size()) {
        return file;
      }
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
    file.close();
    return null;
  }
}
