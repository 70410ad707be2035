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
