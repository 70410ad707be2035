package io.tummycrypt.tcfs.crds.document;

import io.tummycrypt.tcfs.crds.yaml.Position;
import io.tummycrypt.tcfs.crds.yaml.YamlWriter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Edits a list {@code roots} in a YAML text and leaves everything else as it is. It knows the
 * common ways to write a list, not all of YAML: whoever uses it reads the result and looks whether
 * it says what was meant.
 */
final class ListText {
  private static final Pattern DASH = Pattern.compile("[ \\t]*-[ \\t]+");
  private static final Pattern KEY_ALONE = Pattern.compile("([ \\t]*)roots:[ \\t]*");
  private static final Pattern COMMENT_OR_BLANK = Pattern.compile("[ \\t]*(#.*)?\\R?");

  private final String text;
  private final String lineEnd;

  ListText(String text) {
    this.text = text;
    this.lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
  }

  /** An element to write. */
  record Element(String name, @Nullable String path) {}

  /** Puts elements before the one at {@code first}. */
  String insert(Position first, List<Element> elements) {
    int at = index(first);
    int line = lineStart(at);
    String before = text.substring(line, at);
    return DASH.matcher(before).matches()
        ? replaced(line, line, block(before, elements))
        : replaced(at, at, flow(elements) + ", ");
  }

  /** Fills the list without elements at {@code list}. */
  String fill(Position list, List<Element> elements) {
    int at = index(list);
    int end = text.indexOf(']', at) + 1;
    int line = lineStart(at);
    int next = lineEnd(end);
    Matcher key = KEY_ALONE.matcher(text.substring(line, at));
    String after = text.substring(end, next).strip();
    if (!key.matches() || !(after.isEmpty() || after.startsWith("#"))) {
      return replaced(at, end, "[" + flow(elements) + "]");
    }
    String comment = after.isEmpty() ? "" : " " + after;
    String filled = block(key.group(1) + "  - ", elements);
    return replaced(line, next, key.group(1) + "roots:" + comment + lineEnd + filled);
  }

  /** Writes the list anew, before the field {@code key} whose value is at {@code value}. */
  String create(String key, Position value, List<Element> elements) {
    int at = index(value);
    int line = lineStart(at);
    int inline = text.lastIndexOf(key + ":", at);
    if (inline > line && !text.substring(line, inline).isBlank()) {
      return replaced(inline, inline, "roots: [" + flow(elements) + "], ");
    }
    int keyLine = lineStart(inline);
    String indent = text.substring(keyLine, inline);
    String list = elements.isEmpty() ? " []" + lineEnd : lineEnd + block(indent + "  - ", elements);
    return replaced(keyLine, keyLine, indent + "roots:" + list);
  }

  /**
   * Takes out the element at {@code element}.
   *
   * @param only whether there is no other
   */
  String remove(Position element, boolean only) {
    int at = index(element);
    int line = lineStart(at);
    String before = text.substring(line, at);
    if (!DASH.matcher(before).matches()) {
      return removeFlow(at);
    }
    int end = endOfBlock(line, before.indexOf('-'));
    String rest = text.substring(end);
    return (only ? emptied(text.substring(0, line)) : text.substring(0, line)) + rest;
  }

  /** The text before a list whose key is the last line that is no comment. */
  private static String emptied(String above) {
    int key = above.lastIndexOf("roots:") + "roots:".length();
    return above.substring(0, key) + " []" + above.substring(key);
  }

  /** Behind the lines that are further in than the dash; comments at the end are not of it. */
  private int endOfBlock(int line, int dash) {
    int end = lineEnd(line);
    for (int at = end; at < text.length(); at = lineEnd(at)) {
      String next = text.substring(at, lineEnd(at));
      boolean further = next.length() - next.stripLeading().length() > dash;
      if (COMMENT_OR_BLANK.matcher(next).matches()) {
        continue;
      }
      if (!further) {
        break;
      }
      end = lineEnd(at);
    }
    return end;
  }

  private String removeFlow(int at) {
    int end = endOfFlow(at);
    Matcher comma = Pattern.compile("\\s*,[ \\t]*").matcher(text).region(end, text.length());
    if (comma.lookingAt()) {
      return replaced(at, comma.end(), "");
    }
    int start = at;
    while (start > 0 && Character.isWhitespace(text.charAt(start - 1))) {
      start--;
    }
    return start > 0 && text.charAt(start - 1) == ','
        ? replaced(start - 1, end, "")
        : replaced(at, end, "");
  }

  /** Behind the bracket that closes the one at {@code at}; brackets within quotes do not count. */
  private int endOfFlow(int at) {
    int depth = 0;
    char quote = 0;
    for (int i = at; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        i += quote == '"' && c == '\\' ? 1 : 0;
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '{' || c == '[') {
        depth++;
      } else if ((c == '}' || c == ']') && --depth == 0) {
        return i + 1;
      }
    }
    return at;
  }

  private String block(String dash, List<Element> elements) {
    StringBuilder lines = new StringBuilder();
    for (Element element : elements) {
      lines.append(dash).append("name: ").append(YamlWriter.text(element.name)).append(lineEnd);
      if (element.path != null) {
        lines.append(" ".repeat(dash.length())).append("path: ");
        lines.append(YamlWriter.text(element.path)).append(lineEnd);
      }
    }
    return lines.toString();
  }

  private static String flow(List<Element> elements) {
    return elements.stream().map(ListText::flow).collect(Collectors.joining(", "));
  }

  /** An element as people may write it. */
  static String flow(Element element) {
    String path = element.path == null ? "" : ", path: " + YamlWriter.text(element.path);
    return "{name: " + YamlWriter.text(element.name) + path + "}";
  }

  private String replaced(int from, int to, String by) {
    return text.substring(0, from) + by + text.substring(to);
  }

  private int index(Position position) {
    int at = 0;
    for (int line = 1; line < position.line(); line++) {
      at = lineEnd(at);
    }
    return text.offsetByCodePoints(at, position.column() - 1);
  }

  private int lineStart(int at) {
    return text.lastIndexOf('\n', at - 1) + 1;
  }

  /** Behind the line break. */
  private int lineEnd(int at) {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end + 1;
  }
}
