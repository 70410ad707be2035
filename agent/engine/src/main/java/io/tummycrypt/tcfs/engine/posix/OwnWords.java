package io.tummycrypt.tcfs.engine.posix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of this process's command line as the system has them. In those of the JVM, U+FFFD
 * stands for whatever is no text, and they name something that is not there.
 */
public final class OwnWords {
  private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");
  private static final String REPLACEMENT = "\ufffd";

  private OwnWords() {}

  /**
   * The first word that is not UTF-8, with its bytes made printable; null if there is none, or the
   * system does not tell.
   *
   * @param words the last ones of the process, as the JVM gave them
   */
  public static @Nullable String notUtf8(String... words) {
    if (Arrays.stream(words).noneMatch(word -> word.contains(REPLACEMENT))) {
      return null;
    }
    try {
      return notUtf8(Files.readAllBytes(COMMAND_LINE), words.length);
    } catch (IOException e) {
      return null;
    }
  }

  /**
   * The same of the last words of a command line.
   *
   * @param line a zero byte behind each word
   */
  static @Nullable String notUtf8(byte[] line, int count) {
    List<byte[]> words = new ArrayList<>();
    int start = 0;
    for (int at = 0; at < line.length; at++) {
      if (line[at] == 0) {
        words.add(Arrays.copyOfRange(line, start, at));
        start = at + 1;
      }
    }
    return words.stream()
        .skip(Math.max(0, words.size() - count))
        .filter(word -> Names.decode(word) == null)
        .findFirst()
        .map(Names::shown)
        .orElse(null);
  }
}
