package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.Completion;
import io.tummycrypt.tcfs.app.operations.RootListing;
import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.DeviceState;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What this device can complete a word to, by what it knows already. */
final class Completions {
  private final Session session;

  Completions(Session session) {
    this.session = session;
  }

  /** The words that begin with {@code prefix}, sorted; of paths only those of the next level. */
  List<String> of(Completion kind, String prefix) throws IOException {
    List<String> words =
        switch (kind) {
          case DEVICES ->
              new Documents(session)
                  .toShow().ruling().document().deviceNames().stream()
                      .map(DeviceName::text)
                      .toList();
          case ROOTS ->
              new Roots(session).list().roots().stream().map(root -> root.name().text()).toList();
          case OTHER_ROOTS ->
              new Roots(session)
                  .list().others().stream()
                      .map(RootListing.Unmapped::name)
                      .map(RootName::text)
                      .toList();
          case PATHS -> places(prefix);
        };
    return words.stream().filter(word -> word.startsWith(prefix)).sorted().toList();
  }

  /** A root may be named with the store before it, if a person has begun to. */
  private List<String> places(String prefix) throws IOException {
    if (prefix.startsWith(Place.STORE)) {
      String rest = prefix.substring(Place.STORE.length());
      return paths(rest).stream().map(word -> Place.STORE + word).toList();
    }
    TreeSet<String> words = new TreeSet<>(paths(prefix));
    if (!prefix.isEmpty()) {
      words.add(Place.STORE);
    }
    return List.copyOf(words);
  }

  /** By what was last agreed upon here; nothing is looked up in the store or in a folder. */
  private List<String> paths(String prefix) throws IOException {
    TreeSet<String> words = new TreeSet<>();
    DeviceState state = session.states().load();
    for (RootName root : state.roots().keySet()) {
      String top = root + "/";
      if (!prefix.startsWith(top)) {
        words.add(top);
        continue;
      }
      for (Map.Entry<TreePath, Base> base : state.bases(root).entrySet()) {
        if (base.getValue().content().isLive()) {
          words.add(upToNextSlash(top + base.getKey(), prefix.length()));
        }
      }
    }
    return List.copyOf(words);
  }

  private static String upToNextSlash(String path, int from) {
    int slash = path.indexOf('/', from);
    return slash < 0 ? path : path.substring(0, slash + 1);
  }
}
