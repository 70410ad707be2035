package io.tummycrypt.tcfs.core.ignore;

import io.tummycrypt.tcfs.core.Generators;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Random lines of ignore files that have a fair chance to match given paths, or nearly to. */
final class GeneratedPatterns {
  private static final List<String> SOUP =
      List.of(
          "*",
          "**",
          "?",
          "[",
          "]",
          "/",
          "\\",
          "!",
          "#",
          " ",
          "-",
          "a",
          "b",
          ".",
          "é",
          "[a-c]",
          "[!a]",
          "[^b-]",
          "[]",
          "[]a]",
          "[[:alpha:]]",
          "[[:punct:]]",
          "[[:space:]_]",
          "[[:nope:]]",
          "[[:",
          "[\\]]",
          "[a\\-z]",
          "[+--]",
          "**/",
          "/**",
          "*/",
          "\\*");

  private final Generators any;

  GeneratedPatterns(Generators any) {
    this.any = any;
  }

  /** The text of an ignore file for a folder in which there are these paths, relative to it. */
  String file(List<String> paths) {
    String end = any.chance(15) ? "\r\n" : "\n";
    String text = String.join(end, any.listOf(1 + any.below(7), () -> line(paths)));
    return (any.chance(5) ? "\ufeff" : "") + text + (any.chance(80) ? end : "");
  }

  private String line(List<String> paths) {
    if (any.chance(4)) {
      return any.pick(List.of("", "   ", "# comment", "\\", "/", "!"));
    }
    String pattern = paths.isEmpty() || any.chance(10) ? soup() : like(any.pick(paths));
    String negation = any.chance(25) ? "!" : "";
    return negation + pattern + any.pick(List.of("", "", "", "", "", "", " ", "  ", "\\ ", "\t"));
  }

  private String soup() {
    return String.join("", any.listOf(1 + any.below(6), () -> any.pick(SOUP)));
  }

  private String like(String path) {
    List<String> names = new ArrayList<>(Arrays.asList(path.split("/", -1)));
    List<String> kept = names.subList(any.chance(50) ? any.below(names.size()) : 0, names.size());
    kept.replaceAll(this::blur);
    if (any.chance(20)) {
      kept.set(any.below(kept.size()), any.pick(List.of("*", "**", "***", "?*")));
    }
    if (any.chance(15)) {
      kept.add(any.below(kept.size() + 1), "**");
    }
    if (any.chance(15)) {
      kept.removeLast();
    }
    String start = any.pick(List.of("", "", "", "", "/", "/", "**/", "*", "**"));
    return start
        + String.join("/", kept)
        + any.pick(List.of("", "", "", "/", "/", "/*", "*", "**"));
  }

  /** The name with some of its characters made wild; half of the names stay as they are. */
  private String blur(String name) {
    if (any.chance(50)) {
      return name;
    }
    StringBuilder out = new StringBuilder();
    name.codePoints().forEach(c -> out.append(blur(c)));
    return out.toString();
  }

  private String blur(int codePoint) {
    String c = Character.toString(codePoint);
    return switch (any.below(24)) {
      case 0 -> "?";
      case 1 -> "*";
      case 2 -> "[" + c + "]";
      case 3 -> "[!" + c + "]";
      case 4 -> "[a-m]";
      case 5 -> "[^x" + c + "-]";
      case 6 -> any.pick(List.of("[[:alpha:]]", "[[:lower:]0-9]", "[![:cntrl:]]", "[[:graph:]]"));
      case 7 -> "**";
      case 8, 9 -> "\\" + c;
      case 10 -> "";
      case 11 -> any.pick(SOUP);
      default -> c;
    };
  }
}
