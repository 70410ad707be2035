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
  static final int EACCES = 13;
  static final int EEXIST = 17;
  static final int ENOTDIR = 20;
  static final int EINVAL = 22;
  static final int ENOSYS = 38;
  static final int ENOTEMPTY = 39;
  static final int ELOOP = 40;

  private Errno() {}

  static IOException exception(int errno, Syscall call, String path) {
    String reason = words(errno) + " in " + call.text();
    return switch (errno) {
      case ENOENT -> new NoSuchFileException(path, null, reason);
      case EEXIST -> new FileAlreadyExistsException(path, null, reason);
      case EACCES, EPERM -> new AccessDeniedException(path, null, reason);
      case ENOTDIR -> new NoFolder(path, reason);
      case ENOTEMPTY -> new NotEmpty(path, reason);
      default -> new FileSystemException(path, null, reason);
    };
  }

  /** What went wrong, with the name that the manual has for it. */
  static String words(int errno) {
    return switch (errno) {
      case EPERM -> "not permitted (EPERM)";
      case ENOENT -> "nothing is there (ENOENT)";
      case 5 -> "input or output error (EIO)";
      case EACCES -> "permission denied (EACCES)";
      case 16 -> "in use (EBUSY)";
      case EEXIST -> "something is there already (EEXIST)";
      case ENOTDIR -> "no folder is there (ENOTDIR)";
      case 18 -> "on another file system or mount (EXDEV)";
      case EINVAL -> "not supported here (EINVAL)";
      case 21 -> "a folder is there (EISDIR)";
      case 23, 24 -> "too many open files (" + (errno == 23 ? "ENFILE" : "EMFILE") + ")";
      case 26 -> "the program is running (ETXTBSY)";
      case 27 -> "larger than the file system allows (EFBIG)";
      case 28 -> "no space left on the file system (ENOSPC)";
      case 30 -> "the file system is read-only (EROFS)";
      case 31 -> "too many links (EMLINK)";
      case 36 -> "the name is too long (ENAMETOOLONG)";
      case ENOSYS -> "not known to this system (ENOSYS)";
      case ENOTEMPTY -> "the folder is not empty (ENOTEMPTY)";
      case ELOOP -> "a symbolic link is there, which is never followed (ELOOP)";
      case 75 -> "too large (EOVERFLOW)";
      case 95 -> "not supported here (EOPNOTSUPP)";
      case 116 -> "the server no longer knows it (ESTALE)";
      case 122 -> "the quota is used up (EDQUOT)";
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
