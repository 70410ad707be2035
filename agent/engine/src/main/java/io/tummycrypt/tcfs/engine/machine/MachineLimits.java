package io.tummycrypt.tcfs.engine.machine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the system lets this user have at once; each empty where it does not say.
 *
 * @param watches folders that can be watched ({@code fs.inotify.max_user_watches})
 * @param instances programs that can watch ({@code fs.inotify.max_user_instances})
 * @param openFiles files that one process can have open; the highest number where there is no limit
 */
public record MachineLimits(OptionalLong watches, OptionalLong instances, OptionalLong openFiles) {
  private static final int MOST = 8 * 1024;

  private static final Pattern OPEN_FILES =
      Pattern.compile("^Max open files +(\\d+|unlimited) ", Pattern.MULTILINE);

  /** Those of this process. */
  public static MachineLimits read() {
    return in(Path.of("/proc"));
  }

  /** As told by what is below {@code proc}. */
  static MachineLimits in(Path proc) {
    Path inotify = proc.resolve("sys/fs/inotify");
    return new MachineLimits(
        number(text(inotify.resolve("max_user_watches"))),
        number(text(inotify.resolve("max_user_instances"))),
        openFiles(text(proc.resolve("self/limits"))));
  }

  private static OptionalLong openFiles(String limits) {
    Matcher line = OPEN_FILES.matcher(limits);
    if (!line.find()) {
      return OptionalLong.empty();
    }
    return line.group(1).equals("unlimited")
        ? OptionalLong.of(Long.MAX_VALUE)
        : number(line.group(1));
  }

  private static OptionalLong number(String text) {
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException none) {
      return OptionalLong.empty();
    }
  }

  /**
   * Empty where there is no such file, as on other systems. Those of the kernel have no size, and
   * are given out whole to the first read, or not at all.
   */
  private static String text(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MOST), UTF_8).strip();
    } catch (IOException none) {
      return "";
    }
  }
}
