package io.tummycrypt.tcfs.engine.posix;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Error numbers of Linux as exceptions of the JDK. */
final class Errno {
  static final int EPERM = 1;
  static final int ENOENT = 2;
  static final int EINTR = 4;
  static final int EBADF = 9;
  static final int EAGAIN = 11;
  static final int EACCES = 13;
  static final int EEXIST = 17;
  static final int ENOTDIR = 20;
  static final int EINVAL = 22;
  static final int ENOSPC = 28;
  static final int ENOSYS = 38;
  static final int ENOTEMPTY = 39;
  static final int ELOOP = 40;

  private Errno() {}

  static IOException exception(int errno, Object shown) {
    String path = shown.toString();
    String reason = words(errno);
    return switch (errno) {
      case ENOENT -> new NoSuchFileException(path, null, reason);
      case EEXIST -> new FileAlreadyExistsException(path, null, reason);
      case EACCES, EPERM -> new AccessDeniedException(path, null, reason);
      case ENOTDIR -> new NoFolder(path, reason);
      case ENOTEMPTY -> new NotEmpty(path, reason);
      default -> new FileSystemException(path, null, reason);
    };
  }

  /** What went wrong, in words for people. */
  static String words(int errno) {
    return switch (errno) {
      case EPERM -> "not permitted";
      case ENOENT -> "nothing is there";
      case EAGAIN -> "no room now";
      case 5 -> "input or output error";
      case EACCES -> "permission denied";
      case 16 -> "in use";
      case EEXIST -> "something is there already";
      case ENOTDIR -> "no folder is there";
      case 18 -> "on another file system or mount";
      case EINVAL -> "not supported here";
      case 21 -> "a folder is there";
      case 23, 24 -> "too many open files";
      case 26 -> "the program is running";
      case 27 -> "larger than the file system allows";
      case ENOSPC -> "no space left on the file system";
      case 30 -> "the file system is read-only";
      case 31 -> "too many links";
      case 36 -> "the name is too long";
      case ENOSYS -> "not known to this system";
      case ENOTEMPTY -> "the folder is not empty";
      case ELOOP -> "a symbolic link is there, which is never followed";
      case 75 -> "too large";
      case 95 -> "not supported here";
      case 111 -> "nobody listens there";
      case 116 -> "the server no longer knows it";
      case 122 -> "the quota is used up";
      default -> "error " + errno;
    };
  }

  /** As those of the JDK, with the reason that these leave out. */
  private static final class NoFolder extends NotDirectoryException {
    private static final long serialVersionUID = 1;

    private final String reason;

    NoFolder(String path, String reason) {
      super(path);
      this.reason = reason;
    }

    @Override
    public String getReason() {
      return reason;
    }
  }

  private static final class NotEmpty extends DirectoryNotEmptyException {
    private static final long serialVersionUID = 1;

    private final String reason;

    NotEmpty(String path, String reason) {
      super(path);
      this.reason = reason;
    }

    @Override
    public String getReason() {
      return reason;
    }
  }
}
