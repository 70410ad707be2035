package io.tummycrypt.tcfs.engine.posix;

import io.tummycrypt.tcfs.core.path.IoText;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The files and folders that were changed and are not known to be durable, for a system that has no
 * call to make a whole file system durable. A name is made, given and removed in its folder, so it
 * is the folder that has to be forced. Safe for use by several threads.
 */
final class UnsyncedPaths {
  private final Forcing forcing;
  private final SortedSet<Path> paths = new TreeSet<>();

  UnsyncedPaths() {
    this(UnsyncedPaths::force);
  }

  UnsyncedPaths(Forcing forcing) {
    this.forcing = forcing;
  }

  /** Makes one file or folder durable. */
  @FunctionalInterface
  interface Forcing {
    void force(Path path) throws IOException;
  }

  synchronized void add(Path path) {
    paths.add(path);
  }

  /** What was made, given another name or removed; it has a folder. */
  synchronized void addFolderOf(Path path) {
    Path folder = path.getParent();
    if (folder != null) {
      paths.add(folder);
    }
  }

  /**
   * Forces all of them. What is gone meanwhile is no longer of interest, and what this user may not
   * read cannot be forced.
   *
   * @throws IOException for the first that fails; it and those after it are tried again next time
   */
  synchronized void force() throws IOException {
    for (Path path : List.copyOf(paths)) {
      try {
        forcing.force(path);
      } catch (NoSuchFileException | AccessDeniedException _) {
        // As said above.
      }
      paths.remove(path);
    }
  }

  private static void force(Path path) throws IOException {
    switch (NioStat.of(path).kind()) {
      case FILE, FOLDER -> {
        try (FileChannel channel =
            FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
          force(path, channel);
        }
      }
      case LINK, SPECIAL -> {}
    }
  }

  private static void force(Path path, FileChannel channel) throws IOException {
    try {
      channel.force(true);
    } catch (IOException e) {
      throw IoText.at(path.toString(), e);
    }
  }
}
