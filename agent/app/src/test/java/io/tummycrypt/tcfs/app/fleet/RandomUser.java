package io.tummycrypt.tcfs.app.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Somebody who does anything at all with a few names on one machine. */
final class RandomUser {
  private static final List<String> PATHS =
      List.of("x", "y", "x/1", "x/2", "x/1/deep", "y/1", "z", "z/1/deep");

  private final Machine machine;
  private final Random random;
  private final Set<String> unsynced = new HashSet<>();

  RandomUser(Machine machine, Random random) {
    this.machine = machine;
    this.random = random;
  }

  /** What was written since the last sync, and not removed again by the same user. */
  Set<String> unsynced() {
    return unsynced;
  }

  void sync() {
    machine.sync();
    unsynced.clear();
  }

  /** Does something somewhere; {@code content} was never written before. */
  void change(String content) throws IOException {
    Path at = machine.at(anyPath());
    if (isBelowFile(at.resolveSibling(""))) {
      return;
    }
    switch (random.nextInt(7)) {
      case 0, 1, 2 -> write(at, content);
      case 3 -> remove(at);
      case 4 -> {
        remove(at);
        Files.createDirectories(at);
      }
      case 5 -> {
        remove(at);
        Files.createDirectories(at.resolveSibling(""));
        Files.createSymbolicLink(at, Path.of(anyPath()));
      }
      default -> move(at, machine.at("moved " + random.nextInt(3)));
    }
  }

  private String anyPath() {
    return PATHS.get(random.nextInt(PATHS.size()));
  }

  /** Whether a file or link is in the place of the folder, or of one above it. */
  private boolean isBelowFile(Path folder) {
    Path at = machine.docs();
    for (Path name : machine.docs().relativize(folder)) {
      at = at.resolve(name);
      if (exists(at) && !Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS)) {
        return true;
      }
    }
    return false;
  }

  private static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  private void write(Path at, String content) throws IOException {
    remove(at);
    Files.createDirectories(at.resolveSibling(""));
    Files.writeString(at, content);
    if (random.nextBoolean()) {
      Files.setPosixFilePermissions(at, PosixFilePermissions.fromString("rwxr-x---"));
    }
    unsynced.add(content);
  }

  private void move(Path from, Path to) throws IOException {
    if (exists(from)) {
      remove(to);
      Files.move(from, to);
    }
  }

  /** Removes what is at a path with all below it, which this user does not want any more. */
  private void remove(Path at) throws IOException {
    if (!exists(at)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(at)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
          unsynced.remove(Files.readString(path));
        }
        Files.delete(path);
      }
    }
  }
}
