package io.tummycrypt.tcfs.engine.posix;

import java.io.IOException;

/**
 * A name in an open folder. A link at it is never followed.
 *
 * @param kernel whose memory the name is in
 * @param folder the descriptor of the folder
 * @param name its address
 * @param shown what messages call it
 */
record Place(Kernel kernel, int folder, long name, Object shown) {
  private static final int CREATE_NEW_FOR_WRITING = 0x40 | 0x80 | 0x1;
  private static final int PRIVATE = 0600;
  private static final int PRIVATE_FOLDER = 0700;
  private static final int REMOVE_FOLDER = 0x200;
  private static final int RENAME_NOREPLACE = 1;

  /** Makes a call of which the first two arguments say where. */
  long require(Syscall call, long c, long d, long e) throws IOException {
    return kernel.require(call, shown, folder, name, c, d, e);
  }

  FileStat stat() throws IOException {
    Scratch s = kernel.allocate(Statx.BYTES);
    require(Syscall.STATX, Statx.FLAGS, Statx.MASK, s.address());
    return Statx.read(s);
  }

  NewFile create() throws IOException {
    int flags = CREATE_NEW_FOR_WRITING | Syscall.noFollow() | LinuxPaths.O_CLOEXEC;
    return new LinuxNewFile((int) require(Syscall.OPENAT, flags, PRIVATE, 0), shown);
  }

  /** Renames what is here, to where nothing is. */
  void move(Place to) throws IOException {
    if (!rename(to, RENAME_NOREPLACE)) {
      moveInTwoSteps(to);
    }
  }

  /** For a file system that cannot rename without replacing. */
  void moveInTwoSteps(Place to) throws IOException {
    if (stat().kind() == FileStat.Kind.FOLDER) {
      moveOntoOwnFolder(to);
    } else {
      moveBySecondName(to);
    }
  }

  /** A new name never replaces one. */
  private void moveBySecondName(Place to) throws IOException {
    kernel.require(Syscall.LINKAT, shown + " -> " + to.shown, folder, name, to.folder, to.name, 0);
    require(Syscall.UNLINKAT, 0, 0, 0);
  }

  /** A folder has no second name; but all that it ever replaces is a folder with nothing in it. */
  private void moveOntoOwnFolder(Place to) throws IOException {
    to.require(Syscall.MKDIRAT, PRIVATE_FOLDER, 0, 0);
    boolean isMoved = false;
    try {
      isMoved = rename(to, 0);
    } finally {
      if (!isMoved) {
        kernel.call(Syscall.UNLINKAT, to.folder, to.name, REMOVE_FOLDER, 0, 0);
      }
    }
    if (!isMoved) {
      throw Errno.exception(Errno.EINVAL, shown + " -> " + to.shown);
    }
  }

  /** False if the file system does not know this kind of rename. */
  boolean rename(Place to, int flags) throws IOException {
    long result = kernel.call(Syscall.RENAMEAT2, folder, name, to.folder, to.name, flags);
    if (result < 0 && result != -Errno.EINVAL) {
      throw Errno.exception((int) -result, shown + " -> " + to.shown);
    }
    return result == 0;
  }
}
