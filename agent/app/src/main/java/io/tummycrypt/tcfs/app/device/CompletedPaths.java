package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.observed.DeviceState;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.view.RootVersions;
import io.tummycrypt.tcfs.core.view.Siblings;
import io.tummycrypt.tcfs.engine.device.LocalDevice;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a word can become as a path in the fleet; only the next level of them. */
final class CompletedPaths {
  private final Session session;

  CompletedPaths(Session session) {
    this.session = session;
  }

  /** A root may be named with the store before it, if a person has begun to. */
  List<String> of(String prefix) throws IOException {
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

  /** Those in the root that is in the store alone. */
  List<String> detached(String prefix) throws IOException {
    String top = RootName.DETACHED + "/";
    return prefix.startsWith(top) ? List.copyOf(below(RootName.DETACHED, prefix)) : List.of(top);
  }

  private Collection<String> paths(String prefix) throws IOException {
    int slash = prefix.indexOf('/');
    if (slash < 0) {
      return roots(prefix);
    }
    String root = prefix.substring(0, slash);
    return RootName.isValid(root) ? below(new RootName(root), prefix) : List.of();
  }

  /** What is not in reach at the moment is left out. */
  private Collection<String> roots(String prefix) throws IOException {
    TreeSet<String> words = new TreeSet<>();
    session.states().load().roots().keySet().forEach(root -> words.add(root + "/"));
    try {
      new Roots(session).list().others().forEach(root -> words.add(root.name() + "/"));
      words.addAll(below(RootName.DETACHED, prefix));
    } catch (IOException e) {
      return words;
    }
    return words;
  }

  /**
   * What is next on the way to each path of a root: by what was last agreed upon here, if the root
   * is here, so that nothing has to be looked up; else by what the fleet has.
   */
  private Collection<String> below(RootName root, String prefix) throws IOException {
    String top = root + "/";
    if (!top.startsWith(prefix) && !prefix.startsWith(top)) {
      return List.of();
    }
    DeviceState state = session.states().load();
    TreeSet<String> words = new TreeSet<>();
    if (state.root(root) == null) {
      inFleet(root)
          .forEach(versions -> {
            if (Siblings.of(versions).isLive()) {
              words.add(upToNextSlash(top + versions.getFirst().path(), prefix.length()));
            }
          });
    } else {
      state
          .bases(root)
          .forEach((path, base) -> {
            if (base.content().isLive()) {
              words.add(upToNextSlash(top + path, prefix.length()));
            }
          });
    }
    return words;
  }

  private RootVersions inFleet(RootName root) throws IOException {
    Desired nothing = new Documents(session).published().desired().withRoots(new TreeMap<>());
    try (LocalDevice device = session.device(nothing)) {
      return device.observe().view().of(root);
    }
  }

  private static String upToNextSlash(String path, int from) {
    int slash = path.indexOf('/', from);
    return slash < 0 ? path : path.substring(0, slash + 1);
  }
}
