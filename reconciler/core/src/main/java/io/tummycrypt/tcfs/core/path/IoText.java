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
import java.util.List;
import java.util.Locale;

/**
 * What went wrong with a file or the store, in a line for people. The JDK's own messages are often
 * nothing but a path.
 */
public final class IoText {
  private static final String UNKNOWN = "it failed, and the system does not say why";

  // Parts of reasons for which the JDK has no exceptions of their own.
  private static final List<String> FULL =
      List.of("space left", "quota exceeded", "quota is used up");
  private static final List<String> BROKEN = List.of("input/output error", "input or output error");
  private static final List<String> AWAY =
      List.of(
          "not connected",
          "timed out",
          "unreachable",
          "no route",
          "host is down",
          "connection refused",
          "connection reset",
          "stale file handle",
          "no longer knows it");
  private static final List<String> IN_THE_WAY =
      List.of("is not a regular file", "a link on the way");

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
    if (e instanceof WithRemedy known) {
      return known.remedy();
    }
    String reason = why(e).toLowerCase(Locale.ROOT);
    if (e instanceof AccessDeniedException || reason.contains("not permitted")) {
      return "allow this user to use it";
    }
    if (e instanceof NoSuchFileException) {
      return "see that it is there";
    }
    if (isAnyIn(FULL, reason)) {
      return "make room there";
    }
    if (isAnyIn(BROKEN, reason)) {
      return "look after its disk";
    }
    if (isAnyIn(AWAY, reason)) {
      return "see that it can be reached";
    }
    if (reason.contains("too many open files")) {
      return "raise its limit of open files (ulimit -n)";
    }
    return isAnyIn(IN_THE_WAY, reason) ? "move that away" : "mend that";
  }

  private static boolean isAnyIn(List<String> parts, String reason) {
    return parts.stream().anyMatch(reason::contains);
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
