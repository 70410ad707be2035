package io.tummycrypt.tcfs.core.ignore;

import io.tummycrypt.tcfs.core.desired.Origin;
import io.tummycrypt.tcfs.core.desired.Setting;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one folder: the patterns of a {@code .tcfsignore} file there, or a root's exclude
 * patterns.
 */
public final class IgnoreFile {
  /** How such a file is called in the tree. It is synchronised as any other. */
  public static final String NAME = ".tcfsignore";

  private static final String BYTE_ORDER_MARK = "\ufeff";

  private final List<Setting<String>> lines;
  private final List<IgnorePattern> lastFirst;
  private final int base;

  private IgnoreFile(List<Setting<String>> lines, List<IgnorePattern> lastFirst, int base) {
    this.lines = lines;
    this.lastFirst = lastFirst;
    this.base = base;
  }

  /**
   * The lines of a file's text, each with {@code source} and its number as origin; without
   * byte-order mark and line ends.
   */
  public static List<Setting<String>> lines(String source, String text) {
    String content = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    List<Setting<String>> lines = new ArrayList<>();
    for (String line : content.split("\n", -1)) {
      String value = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
      lines.add(new Setting<>(value, new Origin(source, lines.size() + 1, 1, "")));
    }
    return List.copyOf(lines);
  }

  /**
   * Compiles lines.
   *
   * @param folder the bytes of the folder that they are for; empty for the top of a root
   */
  static IgnoreFile of(String folder, List<Setting<String>> lines) {
    List<IgnorePattern> patterns = new ArrayList<>();
    for (Setting<String> line : lines) {
      IgnorePattern pattern = IgnorePattern.compile(line);
      if (pattern != null) {
        patterns.add(pattern);
      }
    }
    int base = folder.isEmpty() ? 0 : folder.length() + 1;
    return new IgnoreFile(List.copyOf(lines), List.copyOf(patterns.reversed()), base);
  }

  /** What the last line that matches decides; null if none does. */
  @Nullable Decision decide(Target target) {
    for (IgnorePattern pattern : lastFirst) {
      if (pattern.matches(target, base)) {
        return pattern.decision();
      }
    }
    return null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof IgnoreFile file && base == file.base && lines.equals(file.lines));
  }

  @Override
  public int hashCode() {
    return lines.hashCode();
  }

  @Override
  public String toString() {
    return lines.toString();
  }
}
