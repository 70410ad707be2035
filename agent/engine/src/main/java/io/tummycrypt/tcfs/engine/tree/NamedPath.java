package io.tummycrypt.tcfs.engine.tree;

import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.core.path.TreePath;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/**
 * A path whose failures are told of by its own name. What the system names may be the temporary
 * that is moved there, which nobody has ever heard of.
 *
 * @param folder where batches have their folders
 */
record NamedPath(TreePath folder, TreePath path) {
  /** A step that moves something to the path, or away from it. */
  @FunctionalInterface
  interface Step<T> {
    T run() throws IOException;
  }

  /** Takes a step. */
  <T> T in(Step<T> step) throws IOException {
    try {
      return step.run();
    } catch (FileSystemException e) {
      throw isTemporary(folder, e) ? named(e) : e;
    }
  }

  /** Whether what a failure names is a temporary, or stands beside one. */
  static boolean isTemporary(TreePath folder, FileSystemException e) {
    String ours = "/" + folder + "/";
    return contains(e.getFile(), ours) || contains(e.getOtherFile(), ours);
  }

  private static boolean contains(@Nullable String file, String ours) {
    return file != null && file.contains(ours);
  }

  /** Only a refusal is looked at by its type. */
  private FileSystemException named(FileSystemException e) {
    String shown = Printable.of(path.toString());
    String why =
        e instanceof NoSuchFileException
            ? "what tcfs had made for it, or its folder, is gone"
            : IoText.why(e);
    FileSystemException named =
        e instanceof AccessDeniedException
            ? new AccessDeniedException(shown, null, why)
            : new FileSystemException(shown, null, why);
    named.initCause(e);
    return named;
  }
}
