package io.tummycrypt.tcfs.engine.home;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyTest {
  private static final int WRITERS = 4;
  private static final int TIMES = 100;

  @TempDir private Path folder;

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** An agent and a command note what they know at the same time. */
  @Test
  void isReplacedByManyAtOnce() throws IOException, InterruptedException, ExecutionException {
    Path file = folder.resolve("file");
    try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
      List<Future<?>> writers = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        byte[] content = String.valueOf(writer).repeat(10_000).getBytes(UTF_8);
        writers.add(
            threads.submit(() -> {
              for (int time = 0; time < TIMES; time++) {
                OwnerOnly.replace(file, content);
                isOfOne(Files.readString(file));
              }
              return null;
            }));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    }
    assertEquals(List.of("file"), names());
  }

  private static void isOfOne(String text) {
    assertEquals(10_000, text.length());
    assertEquals(1, text.chars().distinct().count());
  }

  @Test
  void staysALinkAndForItsOwnerAlone() throws IOException {
    Path target = folder.resolve("target");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Files.writeString(target, "old"));

    OwnerOnly.replace(link, "new".getBytes(UTF_8));

    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new", Files.readString(target));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(target)));
  }

  @Test
  void leavesNothingWhenItFails() throws IOException {
    Path inTheWay = folder.resolve("file");
    Files.createDirectories(inTheWay.resolve("child"));
    FileSystemException failure =
        assertThrows(
            FileSystemException.class, () -> OwnerOnly.replace(inTheWay, new byte[] {'a'}));
    assertTrue(failure.toString().contains(inTheWay.toString()), failure::toString);
    assertEquals(List.of("file"), names());
  }

  @Test
  void removesWhatKilledWritersLeft() throws IOException {
    String abandoned = "file.0123456789abcdef.new";
    String inUse = "file.fedcba9876543210.new";
    List<String> foreign =
        List.of("a.0123456789abcdef.new", "file.backup-2025-10-1.new", "file.new", "file.x.new");
    Files.createFile(folder.resolve(inUse));
    for (String name : Stream.concat(Stream.of(abandoned), foreign.stream()).toList()) {
      FileTime old = FileTime.from(Instant.now().minus(Duration.ofHours(2)));
      Files.setLastModifiedTime(Files.createFile(folder.resolve(name)), old);
    }

    OwnerOnly.replace(folder.resolve("file"), new byte[] {'a'});

    assertEquals(
        Stream.concat(Stream.of("file", inUse), foreign.stream()).sorted().toList(), names());
  }
}
