package io.tummycrypt.tcfs.engine.posix;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import org.jspecify.annotations.Nullable;

/**
 * A folder that is held open, for work on many things in it: each is found by its name alone, and
 * not by all of its path. What is done is done in that folder, also when its path names another one
 * by now: as if the folder had been renamed right after.
 *
 * <p>No link is followed. Exceptions, and what a method that throws has done, are as in {@link
 * RootHandle}, whose {@link RootHandle#sync} makes changes durable. Safe for use by several
 * threads; close it only when they are done.
 */
public sealed interface OpenFolder extends AutoCloseable permits LinuxFolder, NioFolder {
  /** What is at this name; null if nothing is. */
  @Nullable FileStat stat(String name) throws IOException;

  /**
   * Makes a file and opens it for writing.
   *
   * @throws FileAlreadyExistsException if anything is there
   */
  NewFile create(String name) throws IOException;

  /**
   * Renames {@code name} to {@code newName} in {@code folder}, which is beneath the same root,
   * where nothing is.
   *
   * @throws FileAlreadyExistsException if anything is there
   */
  void move(String name, OpenFolder folder, String newName) throws IOException;

  @Override
  void close();
}
