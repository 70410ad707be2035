package io.tummycrypt.tcfs.core.path;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;

/**
 * What went wrong with a file or the store, in a line for people. The JDK's own messages are often
 * nothing but a path.
 */
public final class IoText {
  private static final String UNKNOWN = "it failed, and the system does not say why";

  private IoText() {}

  /** What failed, and why. */
  public static String of(IOException e) {
    if (!(e instanceof FileSystemException failure) || failure.getFile() == null) {
      return why(e);
    }
    String other = failure.getOtherFile();
    return ShellWord.of(failure.getFile())
        + (other == null ? "" : " (and " + ShellWord.of(other) + ")")
        + ": "
        + why(e);
  }

  /** Why it failed, where the object is named already. */
  public static String why(IOException e) {
    String said = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
    return switch (e) {
      case CharacterCodingException _ -> "it is not a text in UTF-8";
      case IOException _ when said != null && !said.isEmpty() -> Printable.line(said);
      case NoSuchFileException _ -> "there is no such file or folder";
      case AccessDeniedException _ -> "permission denied";
      case FileAlreadyExistsException _ -> "it is there already";
      case NotDirectoryException _ -> "it is no folder";
      case DirectoryNotEmptyException _ -> "the folder is not empty";
      case NotLinkException _ -> "it is no symbolic link";
      case FileSystemLoopException _ -> "its folders go round in a circle";
      case EOFException _ -> "it ends too early";
      default -> UNKNOWN;
    };
  }

  /** What a person can do about it, to be followed by what to do then. */
  public static String remedy(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "allow this user to use it";
    }
    // The JDK has no exception of its own for it.
    return why(e).contains("o space left") ? "make room there" : "mend that";
  }

  /**
   * The same failure with its object: reading and writing an open file says what is wrong and not
   * where.
   */
  public static FileSystemException at(String file, IOException e) {
    if (e instanceof FileSystemException named) {
      return named;
    }
    FileSystemException named = new FileSystemException(file, null, why(e));
    named.initCause(e);
    return named;
  }
}
