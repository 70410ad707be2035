package io.tummycrypt.tcfs.app.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.app.operations.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/** The file of a service: ours, or somebody else's, which is left alone. */
final class UnitFile {
  /** None of ours is nearly as long. */
  private static final int LONGEST = 64 * 1024;

  /** The system reads it, whoever it runs as; there are no secrets in it. */
  private static final Set<PosixFilePermission> MODE = PosixFilePermissions.fromString("rw-r--r--");

  private final Path path;

  UnitFile(Path path) {
    this.path = path;
  }

  boolean isThere() {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** Whether it says just this. */
  boolean says(String text) throws IOException {
    return isOurs() && Files.readString(path).equals(text);
  }

  private boolean isOurs() throws IOException {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
        && Files.size(path) <= LONGEST
        && new String(Files.readAllBytes(path), UTF_8).contains(InitSystem.MARK);
  }

  /**
   * Refuses a file that is not ours.
   *
   * @param nextStep what a person can do
   */
  void requireOurs(String nextStep) throws IOException {
    if (isThere() && !isOurs()) {
      throw new RefusedException(
          "the service file '" + path + "' was not written by tcfs, and is left as it is",
          nextStep);
    }
  }

  /** Gives it this content in one step; a link is replaced, and not what it names. */
  void write(String text) throws IOException {
    Path folder = Objects.requireNonNull(path.getParent(), "a file in a folder");
    Files.createDirectories(folder);
    Path temporary = path.resolveSibling(path.getFileName() + ".new");
    Files.deleteIfExists(temporary);
    Files.writeString(temporary, text, StandardOpenOption.CREATE_NEW);
    Files.setPosixFilePermissions(temporary, MODE);
    Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
  }

  void delete() throws IOException {
    Files.deleteIfExists(path);
  }
}
