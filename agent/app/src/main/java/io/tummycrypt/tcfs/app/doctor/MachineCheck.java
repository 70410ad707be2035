package io.tummycrypt.tcfs.app.doctor;

import io.tummycrypt.tcfs.app.operations.Check;
import io.tummycrypt.tcfs.app.operations.Check.Topic;
import io.tummycrypt.tcfs.app.render.Amounts;
import io.tummycrypt.tcfs.engine.machine.MachineLimits;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Whether the machine has what tcfs needs. */
public final class MachineCheck {
  /** The version that tcfs is built for and tested with. */
  static final int JDK = 25;

  /** Files of a pull and of its packs, connections, and the libraries of Java. */
  private static final long FILES = 1024;

  private static final String UNKNOWN = "the system does not say";

  private final Runtime.Version java;
  private final String vendor;
  private final MachineLimits limits;

  /** Takes what is there. */
  public MachineCheck(Runtime.Version java, String vendor, MachineLimits limits) {
    this.java = java;
    this.vendor = vendor;
    this.limits = limits;
  }

  /**
   * All checks.
   *
   * @param hash what BLAKE3 is computed with
   * @param isNative whether that is the fast way
   * @param zstd asks the library what it is
   * @param folders that there are in the roots, as far as is known
   */
  public List<Check> checks(String hash, boolean isNative, Supplier<String> zstd, long folders) {
    return List.of(
        jdk(), blake3(hash, isNative), zstd(zstd), watches(folders), watchers(), openFiles());
  }

  private Check jdk() {
    String found = java + " of " + vendor;
    return java.feature() == JDK
        ? Check.ok(Topic.JDK, found)
        : Check.warn(
            Topic.JDK,
            found + "; tcfs is tested with " + JDK,
            "install a JDK " + JDK + " and name its folder in TCFS_JAVA_HOME");
  }

  private static Check blake3(String hash, boolean isNative) {
    return isNative
        ? Check.ok(Topic.BLAKE3, hash)
        : Check.warn(
            Topic.BLAKE3,
            hash + ": right, and several times slower than native code",
            "install a C compiler (gcc or clang), and build tcfs again with ./check");
  }

  private static Check zstd(Supplier<String> zstd) {
    try {
      return Check.ok(Topic.ZSTD, zstd.get());
    } catch (LinkageError e) {
      return Check.error(
          Topic.ZSTD,
          "the library cannot be loaded: " + e.getMessage(),
          "see that the temporary folder exists and lets programs run (java.io.tmpdir)");
    }
  }

  private Check watches(long folders) {
    OptionalLong found = limits.watches();
    if (found.isEmpty()) {
      return Check.skipped(Topic.WATCHES, UNKNOWN);
    }
    String text =
        "%s can be watched; the roots have %d"
            .formatted(Amounts.count(found.getAsLong(), "folder"), folders);
    return found.getAsLong() >= folders
        ? Check.ok(Topic.WATCHES, text)
        : Check.warn(
            Topic.WATCHES,
            text,
            "sudo sysctl fs.inotify.max_user_watches=%d, and the same in /etc/sysctl.d"
                .formatted(Math.max(524_288, 2 * folders)));
  }

  private Check watchers() {
    OptionalLong found = limits.instances();
    if (found.isEmpty()) {
      return Check.skipped(Topic.WATCHERS, UNKNOWN);
    }
    String text = Amounts.count(found.getAsLong(), "program") + " can watch folders";
    return found.getAsLong() > 0
        ? Check.ok(Topic.WATCHERS, text)
        : Check.warn(
            Topic.WATCHERS,
            text,
            "sudo sysctl fs.inotify.max_user_instances=128, and the same in /etc/sysctl.d");
  }

  private Check openFiles() {
    OptionalLong found = limits.openFiles();
    if (found.isEmpty()) {
      return Check.skipped(Topic.OPEN_FILES, UNKNOWN);
    }
    boolean isUnlimited = found.getAsLong() == Long.MAX_VALUE;
    String text = isUnlimited ? "no limit" : "at most " + found.getAsLong();
    return found.getAsLong() >= FILES
        ? Check.ok(Topic.OPEN_FILES, text)
        : Check.warn(Topic.OPEN_FILES, text, "ulimit -n " + FILES);
  }
}
