package io.tummycrypt.tcfs.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.core.path.IoText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A file of sections {@code [NAME]} with lines {@code MEMBER = VALUE}, as AWS programs write it.
 */
final class SectionFile {
  private SectionFile() {}

  /** The members of each section. What is set back belongs to a member above it, and is ignored. */
  static Map<String, Map<String, String>> read(Path file) throws IOException {
    Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    Map<String, String> section = new HashMap<>();
    for (String line : lines(file)) {
      String text = line.strip();
      if (text.startsWith("[") && text.contains("]")) {
        String name = text.substring(1, text.indexOf(']')).strip().replaceAll("\\s+", " ");
        section = sections.computeIfAbsent(name, _ -> new HashMap<>());
      } else if (isMember(line)) {
        int equals = text.indexOf('=');
        section.put(text.substring(0, equals).strip(), text.substring(equals + 1).strip());
      }
    }
    return sections;
  }

  private static Iterable<String> lines(Path file) throws IOException {
    try {
      return Files.readAllLines(file, UTF_8);
    } catch (IOException e) {
      throw IoText.at(file.toString(), e);
    }
  }

  private static boolean isMember(String line) {
    return line.indexOf('=') > 0
        && !Character.isWhitespace(line.charAt(0))
        && line.charAt(0) != '#'
        && line.charAt(0) != ';';
  }
}
