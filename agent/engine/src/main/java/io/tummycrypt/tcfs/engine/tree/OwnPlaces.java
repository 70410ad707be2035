package io.tummycrypt.tcfs.engine.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Where tcfs keeps keys and state, which are for this machine alone: no root shares the place. */
public final class OwnPlaces {
  private OwnPlaces() {}

  /**
   * The first of {@code own} that is inside a folder or around it; null if it is apart from all.
   * None of them need be there yet.
   */
  public static @Nullable Path overlap(Path folder, Collection<Path> own) throws IOException {
    Path top = real(folder);
    for (Path each : own) {
      Path place = real(each);
      if (place.startsWith(top) || top.startsWith(place)) {
        return each;
      }
    }
    return null;
  }

  /**
   * The first of {@code places} that would be elsewhere, or reached no more, if what is at {@code
   * moved} had another name; null if none would. A link there is nothing but a name.
   */
  public static @Nullable Path movedWith(Path moved, Collection<Path> places) throws IOException {
    Path named = moved.toAbsolutePath().normalize();
    Path itself = itself(named);
    for (Path each : places) {
      Path place = each.toAbsolutePath().normalize();
      if (place.startsWith(named) || place.startsWith(itself) || real(place).startsWith(itself)) {
        return each;
      }
    }
    return null;
  }

  /** Whether a name is one of those in {@code own}; a link there is nothing but a name. */
  public static boolean isIn(Path name, Collection<Path> own) throws IOException {
    Path itself = itself(name.toAbsolutePath().normalize());
    for (Path each : own) {
      if (itself.startsWith(real(each))) {
        return true;
      }
    }
    return false;
  }

  private static Path itself(Path name) throws IOException {
    Path parent = name.getParent();
    Path last = name.getFileName();
    return parent == null || last == null ? name : real(parent).resolve(last);
  }

  /** With all links followed, as far as the path is there. */
  private static Path real(Path path) throws IOException {
    Path absolute = path.toAbsolutePath().normalize();
    Path there = absolute;
    while (!Files.exists(there, LinkOption.NOFOLLOW_LINKS) && there.getParent() != null) {
      there = there.getParent();
    }
    return Files.exists(there)
        ? there.toRealPath().resolve(there.relativize(absolute)).normalize()
        : absolute;
  }
}
