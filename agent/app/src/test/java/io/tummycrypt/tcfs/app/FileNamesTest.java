package io.tummycrypt.tcfs.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests run under a UTF-8 locale wherever they run; without one the JVM mangles names. */
class FileNamesTest {
  @Test
  void keepsNamesOutsideAscii(@TempDir Path folder) throws IOException {
    Files.createFile(folder.resolve("Grüße 日本 😀"));
    try (Stream<Path> names = Files.list(folder)) {
      assertEquals(
          List.of("Grüße 日本 😀"), names.map(name -> name.getFileName().toString()).toList());
    }
  }
}
