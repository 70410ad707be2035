package io.tummycrypt.tcfs.store.library;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NativeLibraryTest {
  @Test
  void whatIsNoLibraryIsPassedOver(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("libtcfs.so");
    assertFalse(NativeLibrary.load(""));
    assertFalse(NativeLibrary.load(file.toString()));
    Files.writeString(file, "no library");
    assertFalse(NativeLibrary.load(file.toString()));
  }
}
