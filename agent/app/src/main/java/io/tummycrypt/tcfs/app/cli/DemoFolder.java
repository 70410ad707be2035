package io.tummycrypt.tcfs.app.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The folders that the demo works in. */
final class DemoFolder {
  private static final String MARKER = ".tcfs";

  private DemoFolder() {}

  /** What is in a root, as a text for each path: kind, mode, content. */
  static SortedMap<String, String> contents(Path root) throws IOException {
    SortedMap<String, String> contents = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.filter(p -> !p.equals(root)).toList()) {
        Path relative = root.relativize(path);
        if (!relative.startsWith(MARKER)) {
          contents.put(relative.toString(), content(path));
        }
      }
    }
    return contents;
  }

  private static String content(Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      return "link to " + Files.readSymbolicLink(path);
    }
    String mode = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS).toString();
    return Files.isDirectory(path) ? "folder " + mode : "file " + mode + Files.readString(path);
  }

  /** Removes what the demo made; what cannot be removed is left to the temporary folder's owner. */
  static void remove(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      List<File> deepestFirst = paths.sorted(Comparator.reverseOrder()).map(Path::toFile).toList();
      deepestFirst.forEach(File::delete);
    } catch (IOException e) {
      System.err.print("tcfs: the folder " + folder + " could not be removed: " + e + "\n");
    }
  }
}
