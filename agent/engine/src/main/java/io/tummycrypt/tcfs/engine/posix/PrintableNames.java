package io.tummycrypt.tcfs.engine.posix;

import io.tummycrypt.tcfs.core.path.Printable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;

/** The JDK's messages have raw names in them; a name must not forge a line of output. */
final class PrintableNames {
  private PrintableNames() {}

  /** One step that may fail. */
  @FunctionalInterface
  interface Step<T extends @Nullable Object> {
    T run() throws IOException;
  }

  /** Takes a step; an exception of it names its file printably. */
  static <T extends @Nullable Object> T in(Step<T> step) throws IOException {
    try {
      return step.run();
    } catch (FileSystemException e) {
      String file = String.valueOf(e.getFile());
      if (Printable.of(file).equals(file)) {
        throw e;
      }
      throw printable(e, Printable.of(file));
    }
  }

  private static IOException printable(FileSystemException e, String file) {
    FileSystemException again =
        switch (e) {
          case NoSuchFileException _ -> new NoSuchFileException(file);
          case FileAlreadyExistsException _ -> new FileAlreadyExistsException(file);
          case AccessDeniedException _ -> new AccessDeniedException(file);
          case NotDirectoryException _ -> new NotDirectoryException(file);
          case DirectoryNotEmptyException _ -> new DirectoryNotEmptyException(file);
          default -> new FileSystemException(file, null, e.getReason());
        };
    again.initCause(e);
    return again;
  }
}
