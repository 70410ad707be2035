package io.tummycrypt.tcfs.crds.yaml;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** Writes maps, lists, text, numbers and truth values as block YAML with an indent of two. */
public final class YamlWriter {
  private static final Pattern PLAIN = Pattern.compile("(~/)?[A-Za-z0-9_./][-A-Za-z0-9_./~@]*");

  private final StringBuilder out = new StringBuilder();

  private YamlWriter() {}

  /** One document, in the order of the map. */
  public static String write(Map<String, ?> tree) {
    YamlWriter writer = new YamlWriter();
    writer.map(tree, 0, false);
    return writer.out.toString();
  }

  /** Text as a value: bare where every reader takes it for text, else in double quotes. */
  public static String text(String text) {
    boolean bare =
        PLAIN.matcher(text).matches()
            && ScalarKind.ofPlain(text) == ScalarKind.TEXT
            && !text.startsWith("...");
    return bare ? text : quoted(text);
  }

  /**
   * Writes the entries of a map.
   *
   * @param begun whether the line of the first entry has its indent already, behind a dash
   */
  private void map(Map<?, ?> map, int indent, boolean begun) {
    boolean first = begun;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(first ? "" : " ".repeat(indent));
      first = false;
      out.append(text((String) Objects.requireNonNull(entry.getKey()))).append(':');
      value(Objects.requireNonNull(entry.getValue()), indent);
    }
  }

  private void value(Object value, int indent) {
    switch (value) {
      case Map<?, ?> map when !map.isEmpty() -> {
        out.append('\n');
        map(map, indent + 2, false);
      }
      case List<?> list when !list.isEmpty() -> {
        out.append('\n');
        list.forEach(element -> element(Objects.requireNonNull(element), indent + 2));
      }
      default -> out.append(' ').append(leaf(value)).append('\n');
    }
  }

  private void element(Object element, int indent) {
    out.append(" ".repeat(indent)).append("- ");
    if (element instanceof Map<?, ?> map && !map.isEmpty()) {
      map(map, indent + 2, true);
    } else {
      out.append(leaf(element)).append('\n');
    }
  }

  private static String leaf(Object value) {
    return switch (value) {
      case String text -> text(text);
      case Map<?, ?> _ -> "{}";
      case List<?> list when list.isEmpty() -> "[]";
      case List<?> list -> throw new IllegalArgumentException("a list in a list: " + list);
      default -> value.toString();
    };
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(c -> append(quoted, c));
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder out, int c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\t' -> out.append("\\t");
      default -> {
        if (isPrintable(c)) {
          out.appendCodePoint(c);
        } else {
          out.append(String.format(c > 0xFFFF ? "\\U%08x" : "\\u%04x", c));
        }
      }
    }
  }

  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
