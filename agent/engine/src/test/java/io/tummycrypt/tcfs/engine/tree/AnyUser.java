package io.tummycrypt.tcfs.engine.tree;

import io.tummycrypt.tcfs.core.Generators;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** Somebody who does anything in a folder. */
final class AnyUser {
  private AnyUser() {}

  /** Does something anywhere; what cannot be done is not. */
  static void disturb(Generators any, Path place) throws IOException {
    Path at = any(any, place);
    try {
      switch (any.below(13)) {
        case 0, 1, 2 -> Files.writeString(at, "text " + any.below(5));
        case 3 -> Files.writeString(at, "x".repeat(any.below(70_000)));
        case 4, 5 -> Files.createDirectories(at);
        case 6 -> Files.createSymbolicLink(at, Path.of("target" + any.below(3)));
        case 7 -> Files.move(at, any(any, place));
        case 8 -> delete(at);
        case 9 -> Files.setAttribute(at, "unix:mode", any.chance(50) ? 0755 : 0700);
        case 10 ->
            Files.writeString(
                at.resolveSibling(".tcfsignore"), any.chance(50) ? "b*\n" : "*c\n!bc\n");
        case 11 -> Files.deleteIfExists(at.resolveSibling("draft.swp"));
        default -> Files.writeString(at.resolveSibling("draft.swp"), "swap");
      }
    } catch (FileSystemException | IllegalArgumentException _) {
      // Something else is there, or nothing.
    }
  }

  private static Path any(Generators any, Path place) {
    List<String> names = List.of("a", "b", "bc", "c", "a\\b");
    Path at = place;
    for (int depth = any.below(3); depth >= 0; depth--) {
      at = at.resolve(any.pick(names));
    }
    return at;
  }

  private static void delete(Path at) throws IOException {
    if (Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS)) {
      try (DirectoryStream<Path> below = Files.newDirectoryStream(at)) {
        for (Path each : below) {
          delete(each);
        }
      }
    }
    Files.deleteIfExists(at);
  }
}
