package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.ShellWord;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.path.UnsafePathException;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.view.FleetView;
import io.tummycrypt.tcfs.core.view.RootVersions;
import io.tummycrypt.tcfs.core.view.Siblings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is to be where for a pull.
 *
 * @param folder the local folder to write in
 * @param versions what is wanted there, by its path in that folder
 * @param isFile whether it is one file, beside others that are none of our business
 * @param self the folder as an entry of its own; null if it exists by what is in it
 * @param hidden files of the detached root that have the path of a folder: nothing there ever gives
 *     way, and both cannot be here
 */
record PullPlan(
    Path folder,
    SortedMap<TreePath, Version> versions,
    boolean isFile,
    Content.@Nullable Folder self,
    List<Version> hidden) {
  private static final int NAMED = 5;

  /** Whether the fleet has anything at a place. */
  static boolean isAnythingAt(FleetView view, Place remote) {
    return !live(view, remote).isEmpty();
  }

  /**
   * Takes what the fleet has at a place.
   *
   * @param local absolute and normal
   */
  static PullPlan of(FleetView view, Place remote, Path local) throws RefusedException {
    NavigableMap<TreePath, Siblings> live = live(view, remote);
    if (live.isEmpty()) {
      throw new RefusedException(
          "the fleet has nothing at '" + Printable.of(remote.toString()) + "'",
          "'tcfs log %s' shows what was there, if anything was"
              .formatted(ShellWord.of(remote.toString())));
    }
    requireDecided(remote, live);
    TreePath path = remote.path();
    boolean isFile =
        path != null
            && live.containsKey(path)
            && live.size() == 1
            && !(live.firstEntry().getValue().winner().content() instanceof Content.Folder);
    return isFile
        ? file(live.firstEntry().getValue().winner(), local)
        : new PullPlan(
            local, below(path, live), /* isFile= */ false, self(path, live), hidden(remote, live));
  }

  private static NavigableMap<TreePath, Siblings> live(FleetView view, Place remote) {
    TreeMap<TreePath, Siblings> live = new TreeMap<>();
    RootVersions all = view.of(remote.root());
    for (List<Version> each : remote.path() == null ? all : all.from(remote.path())) {
      TreePath path = each.getFirst().path();
      if (!remote.contains(remote.root(), path)) {
        break;
      }
      Siblings siblings = Siblings.of(each);
      if (siblings.isLive()) {
        live.put(path, siblings);
      }
    }
    return live;
  }

  /** Where a person has yet to decide, there is no version that is the fleet's. */
  private static void requireDecided(Place remote, Map<TreePath, Siblings> live)
      throws RefusedException {
    List<Map.Entry<TreePath, Siblings>> open =
        live.entrySet().stream().filter(each -> each.getValue().isOpen()).toList();
    if (!open.isEmpty()) {
      String devices =
          open.getFirst().getValue().contents().stream()
              .map(version -> version.by().text())
              .collect(Collectors.joining(" and by "));
      Place first = new Place(remote.root(), open.getFirst().getKey());
      throw new RefusedException(
          "'%s' has versions by %s, and nobody has decided between them%s"
              .formatted(
                  Printable.of(first.toString()),
                  devices,
                  switch (open.size()) {
                    case 1 -> "";
                    case 2 -> "; nor at 1 more path";
                    default -> "; nor at " + (open.size() - 1) + " more paths";
                  }),
          "'tcfs conflicts' shows them, with the command that decides");
    }
  }

  private static PullPlan file(Version version, Path local) throws RefusedException {
    Path folder = local.getParent();
    Path name = local.getFileName();
    if (folder == null || name == null) {
      throw new RefusedException("'" + local + "' cannot be a file", "name a file: DIR/NAME");
    }
    TreeMap<TreePath, Version> one = new TreeMap<>();
    one.put(name(local), version);
    return new PullPlan(folder, one, /* isFile= */ true, null, List.of());
  }

  /** What a place is called in the folder that it is in. */
  static TreePath name(Path local) throws RefusedException {
    try {
      return TreePath.parse(String.valueOf(local.getFileName()));
    } catch (UnsafePathException e) {
      throw new RefusedException(
          "nothing can be pulled to that place: " + e.getMessage(), "name another place", e);
    }
  }

  private static Content.@Nullable Folder self(
      @Nullable TreePath top, Map<TreePath, Siblings> live) {
    Siblings self = top == null ? null : live.get(top);
    return self != null && self.winner().content() instanceof Content.Folder folder ? folder : null;
  }

  /** What the folder is to have if it has to be made. */
  int mode() {
    return self == null ? Content.Folder.USUAL_MODE : self.mode();
  }

  /** How many entries are folders, but for these paths. */
  long foldersBut(Set<TreePath> paths) {
    return (self == null ? 0 : 1) + count(paths, /* folders= */ true);
  }

  /** How many are none. */
  long filesBut(Set<TreePath> paths) {
    return count(paths, /* folders= */ false);
  }

  private long count(Set<TreePath> without, boolean folders) {
    return versions.entrySet().stream()
        .filter(each -> !without.contains(each.getKey()))
        .filter(each -> each.getValue().content() instanceof Content.Folder == folders)
        .count();
  }

  /** A file at the path of a folder has given way to it, or soon will. */
  private static SortedMap<TreePath, Version> below(
      @Nullable TreePath top, NavigableMap<TreePath, Siblings> live) {
    TreeMap<TreePath, Version> versions = new TreeMap<>();
    live.forEach((path, siblings) -> {
      Version winner = siblings.winner();
      if (!path.equals(top)
          && (!hasBelow(live, path) || winner.content() instanceof Content.Folder)) {
        String text = path.toString();
        versions.put(
            top == null ? path : TreePath.parse(text.substring(top.toString().length() + 1)),
            winner);
      }
    });
    return versions;
  }

  private static List<Version> hidden(Place remote, NavigableMap<TreePath, Siblings> live) {
    if (!remote.root().equals(RootName.DETACHED)) {
      return List.of();
    }
    return live.entrySet().stream()
        .filter(each -> hasBelow(live, each.getKey()))
        .map(each -> each.getValue().winner())
        .filter(winner -> !(winner.content() instanceof Content.Folder))
        .toList();
  }

  private static boolean hasBelow(NavigableMap<TreePath, Siblings> live, TreePath path) {
    TreePath next = live.higherKey(path);
    return next != null && next.isWithin(path);
  }

  /** The name that its one file has in the store. */
  String remoteName() {
    return versions.values().iterator().next().path().name();
  }

  /** At most a few of these paths, for a message. */
  String named(List<TreePath> paths) {
    String first =
        paths.stream()
            .limit(NAMED)
            .map(path -> "'" + Printable.of(folder.resolve(path.toString()).toString()) + "'")
            .collect(Collectors.joining(", "));
    return paths.size() > NAMED ? first + " and " + (paths.size() - NAMED) + " more" : first;
  }
}
