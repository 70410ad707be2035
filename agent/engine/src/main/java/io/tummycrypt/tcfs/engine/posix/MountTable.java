package io.tummycrypt.tcfs.engine.posix;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is mounted at a folder, above it and below it ({@code proc_pid_mountinfo(5)}). The kernel
 * tells whoever polls the table that something in it has changed. Not thread-safe.
 */
final class MountTable {
  private static final String TABLE = "/proc/self/mountinfo";
  private static final int CURRENT_FOLDER = -100;
  private static final int DEVICE = 2;
  private static final int ROOT = 3;
  private static final int MOUNT_POINT = 4;

  private final int descriptor;
  private final String folder;
  private List<String> mounts = List.of();

  private MountTable(int descriptor, String folder) {
    this.descriptor = descriptor;
    this.folder = folder;
  }

  /** The table as it is now, seen from an absolute path; null if this system shows none. */
  static @Nullable MountTable openIfAble(Kernel kernel, String folder) {
    long path = kernel.text(TABLE);
    long descriptor = kernel.call(Syscall.OPENAT, CURRENT_FOLDER, path, LinuxPaths.O_CLOEXEC, 0, 0);
    if (descriptor < 0) {
      return null;
    }
    MountTable table = new MountTable((int) descriptor, folder);
    table.hasChanged();
    return table;
  }

  /** Of the open table, to be polled for {@code POLLPRI}. */
  int descriptor() {
    return descriptor;
  }

  /** Whether there are other mounts than when this was asked last; true if that cannot be told. */
  boolean hasChanged() {
    List<String> before = mounts;
    try {
      mounts = read(Path.of(folder).toRealPath());
      return !mounts.equals(before);
    } catch (IOException _) {
      mounts = List.of();
      return true;
    }
  }

  private static List<String> read(Path folder) throws IOException {
    List<String> mounts = new ArrayList<>();
    for (String line :
        Files.readString(Path.of(TABLE), StandardCharsets.ISO_8859_1).lines().toList()) {
      String[] fields = line.split(" ", MOUNT_POINT + 2);
      if (fields.length > MOUNT_POINT) {
        Path point = Path.of(unescaped(fields[MOUNT_POINT]));
        if (point.startsWith(folder) || folder.startsWith(point)) {
          mounts.add(
              String.join(" ", fields[0], fields[DEVICE], fields[ROOT], fields[MOUNT_POINT]));
        }
      }
    }
    return mounts;
  }

  /** Blanks and the like stand there as a backslash and three octal digits. */
  private static String unescaped(String field) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < field.length(); i++) {
      char each = field.charAt(i);
      if (each == '\\' && i + 3 < field.length()) {
        bytes.write(Integer.parseInt(field, i + 1, i + 4, 8));
        i += 3;
      } else {
        bytes.write(each);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  void close(Kernel kernel) {
    kernel.closeDescriptor(descriptor);
  }
}
