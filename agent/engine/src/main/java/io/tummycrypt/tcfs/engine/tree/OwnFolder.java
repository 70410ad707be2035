package io.tummycrypt.tcfs.engine.tree;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.engine.posix.FileStat;
import io.tummycrypt.tcfs.engine.posix.NewFile;
import io.tummycrypt.tcfs.engine.posix.OpenFile;
import io.tummycrypt.tcfs.engine.posix.RootHandle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileSystemException;

/**
 * What is where in {@code .tcfs}, which only its owner may enter: displaced files may be secret.
 */
final class OwnFolder {
  static final TreePath TOP = TreePath.parse(".tcfs");
  static final TreePath MARKER = TOP.child("root.json");
  static final TreePath VAULT = TOP.child("vault");

  /** A folder of ours is nobody else's business. */
  static final int MODE = 0700;

  private static final TreePath GIT_IGNORE = TOP.child(".gitignore");
  private static final int MAX_BYTES = 1 << 28;

  private OwnFolder() {}

  /** Makes what is missing of it. */
  static void make(RootHandle handle) throws IOException {
    requireFolder(handle, TOP);
    requireFolder(handle, BatchPlace.OF_ROOT.folder());
    requireFolder(handle, VAULT);
    if (handle.stat(GIT_IGNORE) == null) {
      write(handle, GIT_IGNORE, "*\n".getBytes(US_ASCII));
    }
  }

  /** Makes a folder of ours unless it is there. */
  static void requireFolder(RootHandle handle, TreePath folder) throws IOException {
    requireNothingElse(handle, folder);
    if (handle.stat(folder) == null) {
      handle.makeFolder(folder, MODE);
    }
  }

  /**
   * Looks whether the folders can be ours, as far as they are there.
   *
   * @throws FileSystemException if something else is in the place of one
   */
  static void requireUsable(RootHandle handle) throws IOException {
    requireNothingElse(handle, BatchPlace.OF_ROOT.folder());
    requireNothingElse(handle, VAULT);
  }

  private static void requireNothingElse(RootHandle handle, TreePath folder) throws IOException {
    FileStat there = handle.stat(folder);
    if (there != null && there.kind() != FileStat.Kind.FOLDER) {
      String found = there.kind() == FileStat.Kind.LINK ? "a symbolic link" : "no folder";
      throw new FileSystemException(
          folder.toString(), null, found + " is where tcfs keeps a folder; move it away");
    }
  }

  /** Makes a small file. */
  static void create(RootHandle handle, TreePath path, byte[] bytes) throws IOException {
    try (NewFile file = handle.create(path)) {
      file.write(bytes);
      file.flush();
    }
  }

  /** Writes a small file, in place of any other: all or nothing, also when the power fails. */
  static void write(RootHandle handle, TreePath path, byte[] bytes) throws IOException {
    TreePath fresh = path.sibling(path.name() + ".new");
    if (handle.stat(fresh) != null) {
      handle.removeFile(fresh);
    }
    try (NewFile file = handle.create(fresh)) {
      file.write(bytes);
      file.sync();
    }
    handle.replace(fresh, path);
  }

  /** Reads a small file. */
  static byte[] read(RootHandle handle, TreePath path) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    try (OpenFile file = handle.open(path)) {
      for (int got = file.read(buffer); got > 0; got = file.read(buffer)) {
        out.write(buffer, 0, got);
        if (out.size() > MAX_BYTES) {
          throw new FileSystemException(path.toString(), null, "it is far too large");
        }
      }
    }
    return out.toByteArray();
  }
}
