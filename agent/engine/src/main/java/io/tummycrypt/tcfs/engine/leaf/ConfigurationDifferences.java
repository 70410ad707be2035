package io.tummycrypt.tcfs.engine.leaf;

import io.tummycrypt.tcfs.core.plan.StreamAction.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** In which settings two configurations differ, without what is secret in them. */
final class ConfigurationDifferences {
  private static final String HIDDEN = "(not shown)";

  private ConfigurationDifferences() {}

  /** By the names of the settings; what differs in nothing but its form is {@code text}. */
  static List<Difference> between(String found, String expected) {
    SortedMap<String, String> before = settings(found);
    SortedMap<String, String> after = settings(expected);
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    List<Difference> differences = new ArrayList<>();
    for (String name : names) {
      String was = before.getOrDefault(name, "");
      String is = after.getOrDefault(name, "");
      if (!was.equals(is)) {
        differences.add(new Difference(name, shown(name, was), shown(name, is)));
      }
    }
    return differences.isEmpty()
        ? List.of(new Difference("text", HIDDEN, HIDDEN))
        : List.copyOf(differences);
  }

  private static String shown(String name, String value) {
    boolean isOpen = !value.contains("\n") && !name.equals("files") && !value.contains("@");
    return isOpen ? value.replace("\"", "") : HIDDEN;
  }

  /** A list is one setting, with all of its lines. */
  private static SortedMap<String, String> settings(String text) {
    TreeMap<String, String> settings = new TreeMap<>();
    String block = "";
    String list = null;
    for (String line : text.lines().map(String::strip).toList()) {
      int colon = line.indexOf(": ");
      if (list != null) {
        settings.merge(list, line + "\n", String::concat);
        list = line.equals("]") ? null : list;
      } else if (line.endsWith(": [")) {
        list = block + line.substring(0, colon);
      } else if (line.endsWith(" {")) {
        block = line.substring(0, line.length() - 1).strip() + ".";
      } else if (line.equals("}")) {
        block = "";
      } else if (colon > 0) {
        settings.put(block + line.substring(0, colon).replace("# ", ""), line.substring(colon + 2));
      }
    }
    return settings;
  }
}
