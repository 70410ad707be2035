package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.path.UnsafePathException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which root a local path is in. */
final class Places {
  private Places() {}

  /** The same as {@link #named}, of the roots of this device alone. */
  static Place here(Desired desired, String text) throws RefusedException {
    Place place = named(desired, text);
    if (!desired.roots().containsKey(place.root())) {
      throw new RefusedException(
          "'" + text + "' is in no root of this device", "'tcfs status' lists the roots");
    }
    return place;
  }

  /**
   * What a person means by a local path in a root of this device, or else by {@code
   * [tcfs/]ROOT[/PATH]}; that root need not be on this device. In a folder of a root, where almost
   * everything is such a local path, what begins with the name of a root is in that root unless
   * something is there.
   */
  static Place named(Desired desired, String text) throws RefusedException {
    if (text.isEmpty()) {
      throw new RefusedException("a path is empty", "name a path here, or ROOT/PATH");
    }
    try {
      Path path = Path.of(text);
      Place local = find(desired, path);
      return local == null || isInStore(desired, text) ? Place.parse(text) : local;
    } catch (InvalidPathException e) {
      throw new RefusedException("'" + text + "' is no path", "name another path", e);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(
          "'" + text + "' is in no root of this device, and no ROOT/PATH in the store",
          "'tcfs status' lists the roots",
          e);
    }
  }

  /** Whether a text begins with the name of a root, and no local path of that name is there. */
  static boolean isInStore(Desired desired, String text) {
    try {
      RootName root = Place.parse(text).root();
      boolean isOfARoot =
          text.startsWith(Place.STORE)
              || root.equals(RootName.DETACHED)
              || desired.roots().containsKey(root);
      return isOfARoot && !Files.exists(Path.of(text), LinkOption.NOFOLLOW_LINKS);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Where a local path is; null if it is in no root. */
  static @Nullable Place find(Desired desired, Path path) throws RefusedException {
    SortedMap<RootName, String> folders = new TreeMap<>();
    desired.roots().forEach((name, root) -> folders.put(name, root.localPath().value()));
    return find(folders, path);
  }

  /** The same, of roots that are in these folders. */
  static @Nullable Place find(SortedMap<RootName, String> folders, Path path)
      throws RefusedException {
    Path wanted = real(path);
    for (Map.Entry<RootName, String> root : folders.entrySet()) {
      Path written = Path.of(root.getValue());
      Path folder = target(written);
      if (wanted.equals(folder) || wanted.equals(real(written))) {
        return new Place(root.getKey(), null);
      }
      if (wanted.startsWith(folder)) {
        return new Place(root.getKey(), parse(folder.relativize(wanted)));
      }
    }
    return null;
  }

  private static TreePath parse(Path relative) throws RefusedException {
    try {
      return TreePath.parse(relative.toString().replace(File.separatorChar, '/'));
    } catch (UnsafePathException e) {
      throw new RefusedException(String.valueOf(e.getMessage()), "name another path", e);
    }
  }

  /** A root's folder with all links followed: its own name may be one. */
  private static Path target(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      return real(folder);
    }
  }

  /**
   * The path with links in its folders followed, but not the last name: it may be a link, or gone.
   */
  private static Path real(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    Path name = absolute.getFileName();
    if (parent == null || name == null) {
      return absolute;
    }
    try {
      return parent.toRealPath().resolve(name);
    } catch (IOException e) {
      return absolute;
    }
  }
}
