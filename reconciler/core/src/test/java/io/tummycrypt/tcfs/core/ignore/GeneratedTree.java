package io.tummycrypt.tcfs.core.ignore;

import io.tummycrypt.tcfs.core.Generators;
import io.tummycrypt.tcfs.core.path.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A random tree with random rules.
 *
 * @param items the kind of what is at each path
 * @param files the text of the ignore file of each folder, by its path; empty for the top
 * @param excludes the text of what ranks below all files
 */
record GeneratedTree(
    SortedMap<TreePath, Kind> items, SortedMap<String, String> files, String excludes) {
  private static final List<String> NAMES =
      List.of(
          "a", "b", "c", "ab", "abc", "foo", "bar", "foo.txt", "bar.txt", "a.b.c", ".x", "A", "-",
          "x_1", "a b", "a ", " a", "[a]", "]", "*", "**", "?", "!n", "#h", "\\", "a\\b", "{a,b}",
          "\t", "n\nl");
  private static final List<String> BEYOND_ASCII = List.of("é", "éa", "日本", "😀", "\u007f\u0080");

  enum Kind {
    FILE,
    FOLDER,
    LINK_TO_FOLDER
  }

  /** Draws a tree; its names are ASCII where the JVM cannot write others. */
  static GeneratedTree draw(Generators any) {
    SortedMap<TreePath, Kind> items = new TreeMap<>();
    grow(any, null, 0, items);
    GeneratedPatterns patterns = new GeneratedPatterns(any);
    SortedMap<String, String> files = new TreeMap<>();
    if (any.chance(85)) {
      files.put("", patterns.file(below("", items)));
    }
    items.forEach((path, kind) -> {
      if (kind == Kind.FOLDER && any.chance(35)) {
        files.put(path.toString(), patterns.file(below(path + "/", items)));
      }
    });
    return new GeneratedTree(
        items, files, any.chance(60) ? patterns.file(below("", items)) : "# nothing");
  }

  private static void grow(
      Generators any, @Nullable TreePath folder, int depth, SortedMap<TreePath, Kind> items) {
    int count = depth == 0 ? 4 + any.below(4) : any.below(5);
    for (int i = 0; i < count; i++) {
      String name = any.chance(12) && namesAreUtf8() ? any.pick(BEYOND_ASCII) : any.pick(NAMES);
      TreePath path = folder == null ? TreePath.parse(name) : folder.child(name);
      boolean isFolder = any.chance(depth < 4 ? 50 : 0);
      Kind leaf = any.chance(8) ? Kind.LINK_TO_FOLDER : Kind.FILE;
      if (items.putIfAbsent(path, isFolder ? Kind.FOLDER : leaf) == null && isFolder) {
        grow(any, path, depth + 1, items);
      }
    }
  }

  private static boolean namesAreUtf8() {
    return "UTF-8".equals(System.getProperty("sun.jnu.encoding"));
  }

  private static List<String> below(String prefix, SortedMap<TreePath, Kind> items) {
    return items.keySet().stream()
        .map(TreePath::toString)
        .filter(path -> path.startsWith(prefix))
        .map(path -> path.substring(prefix.length()))
        .toList();
  }

  /** The rules as tcfs has them; the origin of each line is {@code FOLDER/FILENAME}. */
  IgnoreRules rules(String fileName) {
    IgnoreRules rules = IgnoreRules.of(IgnoreFile.lines("excludes", excludes));
    for (Map.Entry<String, String> file : files.entrySet()) {
      TreePath folder = file.getKey().isEmpty() ? null : TreePath.parse(file.getKey());
      String source = folder == null ? fileName : folder + "/" + fileName;
      rules = rules.withFile(folder, IgnoreFile.lines(source, file.getValue()));
    }
    return rules;
  }

  /** Makes the tree on disk. */
  void write(Path top, String fileName) throws IOException {
    Files.createDirectories(top);
    for (Map.Entry<TreePath, Kind> item : items.entrySet()) {
      Path path = top.resolve(item.getKey().toString());
      switch (item.getValue()) {
        case FILE -> Files.createFile(path);
        case FOLDER -> Files.createDirectory(path);
        case LINK_TO_FOLDER -> Files.createSymbolicLink(path, top);
      }
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(top.resolve(file.getKey()).resolve(fileName), file.getValue());
    }
  }
}
