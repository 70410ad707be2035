package io.tummycrypt.tcfs.engine.tree;

import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.engine.posix.Listing;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How things are really named where a file system takes other names for the same: to look at a path
 * is no proof there. After {@code Photo} became {@code photo} both lead to it. Each folder is
 * listed once.
 */
final class ListedNames {
  private final TreeWalk.Lister lister;
  private final Map<Optional<TreePath>, Set<String>> known = new HashMap<>();

  ListedNames(TreeWalk.Lister lister) {
    this.lister = lister;
  }

  /** Whether the folder above has exactly this name, or cannot be listed. */
  boolean mayHave(TreePath path) {
    Optional<TreePath> folder = Optional.ofNullable(path.parent());
    try {
      Set<String> names = known.get(folder);
      if (names == null) {
        names = names(lister.list(folder.orElse(null)));
        known.put(folder, names);
      }
      return names.contains(path.name());
    } catch (IOException _) {
      return true; // Whoever looks at the path says why not.
    }
  }

  private static Set<String> names(Listing listing) {
    Set<String> names = new HashSet<>();
    for (Listing.Entry entry : listing.entries()) {
      switch (entry) {
        case Listing.Seen(String name, var _) -> names.add(name);
        case Listing.Unseen(String name, var _) -> names.add(name);
        case Listing.NotText _ -> {}
      }
    }
    return names;
  }
}
