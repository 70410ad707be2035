package io.tummycrypt.tcfs.app.cli;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a word can become as a local path, as a shell would complete it. */
final class LocalNames {
  private LocalNames() {}

  /**
   * The names in the folder of {@code prefix} that go on as it does, with what stands before them;
   * a folder ends with a slash. Hidden ones only where a person has begun with the dot; none where
   * there is no such folder.
   */
  static List<String> beginningWith(String prefix) {
    int slash = prefix.lastIndexOf('/') + 1;
    String folder = prefix.substring(0, slash);
    String begun = prefix.substring(slash);
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(folder))) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        if (name.startsWith(begun) && (begun.startsWith(".") || !name.startsWith("."))) {
          names.add(folder + name + (Files.isDirectory(file) ? "/" : ""));
        }
      }
    } catch (IOException | DirectoryIteratorException | InvalidPathException e) {
      return List.of();
    }
    return names;
  }
}
