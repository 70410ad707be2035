package io.tummycrypt.tcfs.app.errors;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The page of all errors. What is written by hand stands below the head of the page, of an area, or
 * of a message, and stays with it.
 */
final class ErrorsPage {
  private static final String AREA = "## ";
  private static final String MESSAGE = "### ";
  private static final String LISTED = "- <a id=";
  private static final String BLOCK = "```";

  private final Map<String, List<String>> notes;
  private final Set<String> used = new TreeSet<>();
  private final Set<String> shown = new TreeSet<>();
  private final StringBuilder out = new StringBuilder();

  private ErrorsPage(Map<String, List<String>> notes) {
    this.notes = notes;
  }

  /** The page as it should be, with the notes of {@code page}. */
  static String refresh(String page, Map<Area, Map<String, Set<String>>> messages) {
    ErrorsPage refreshed = new ErrorsPage(notes(page));
    refreshed.note("");
    Map<String, String> names = Anchors.of(messages);
    messages.forEach((area, texts) -> refreshed.add(area, Endings.fold(texts), names));
    if (new TreeSet<>(names.values()).size() < names.size()) {
      throw new AssertionError("two messages have one name in errors.md");
    }
    Set<String> lost = new TreeSet<>(refreshed.notes.keySet());
    lost.removeAll(refreshed.used);
    lost.removeIf(head ->
        Objects.requireNonNull(refreshed.notes.get(head)).stream().allMatch(String::isBlank));
    if (!lost.isEmpty()) {
      throw new AssertionError(
          "errors.md explains messages that no source has any more: move or delete what it says of "
              + lost);
    }
    return refreshed.out.toString().stripTrailing() + "\n";
  }

  /** What is written by hand below each heading; above the first one under the empty name. */
  private static Map<String, List<String>> notes(String page) {
    Map<String, List<String>> notes = new LinkedHashMap<>();
    String head = "";
    boolean isGenerated = false;
    for (String line : page.lines().toList()) {
      if (line.startsWith(AREA) || line.startsWith(MESSAGE)) {
        head = line;
      } else if (line.startsWith(BLOCK)) {
        isGenerated = !isGenerated;
      } else if (!isGenerated && !line.startsWith(LISTED)) {
        notes.computeIfAbsent(head, _ -> new ArrayList<>()).add(line);
      }
    }
    return notes;
  }

  private void add(Area area, Map<String, Endings.Folded> texts, Map<String, String> names) {
    out.append(AREA).append(area.title()).append("\n\n");
    note(AREA + area.title());
    Map<String, String> ordered = new TreeMap<>();
    texts.keySet().stream()
        .filter(shown::add)
        .forEach(text -> ordered.put(names.getOrDefault(text, text), text));
    ordered.forEach((name, text) -> {
      if (area.isList()) {
        list(name, text, Objects.requireNonNull(texts.get(text)));
      } else {
        add(area, name, text, Objects.requireNonNull(texts.get(text)));
      }
    });
    out.append(area.isList() ? "\n" : "");
  }

  private void list(String name, String text, Endings.Folded folded) {
    out.append(LISTED).append('"').append(name).append("\"></a>`").append(text).append('`');
    folded.endings().forEach(ending -> out.append(", `...").append(ending).append('`'));
    out.append('\n');
  }

  private void add(Area area, String name, String text, Endings.Folded folded) {
    out.append(MESSAGE).append(name).append("\n\n").append(BLOCK).append("text\n");
    out.append(area.line(text)).append('\n');
    folded.endings().forEach(ending -> out.append("    ...").append(ending).append('\n'));
    int number = 0;
    for (String next : folded.next().stream().filter(Phrases::hasWords).toList()) {
      out.append(number++ == 0 ? area.nextLine(next) : "       or: " + next).append('\n');
    }
    out.append(BLOCK).append("\n\n");
    note(MESSAGE + name);
  }

  private void note(String head) {
    used.add(head);
    String text = String.join("\n", notes.getOrDefault(head, List.of())).strip();
    if (!text.isEmpty()) {
      out.append(text).append("\n\n");
    }
  }
}
