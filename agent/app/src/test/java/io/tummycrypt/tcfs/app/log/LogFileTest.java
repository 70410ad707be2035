package io.tummycrypt.tcfs.app.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  /** Four of the lines below. */
  private static final int LIMIT = 4 * "line 10\n".length();

  private static final int KEPT = 3;

  @TempDir Path folder;
  private final List<String> messages = new ArrayList<>();
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("tcfsd.log");
  }

  private LogFile open() throws IOException {
    return LogFile.open(file, LIMIT, KEPT, messages::add);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  private String text(String name) throws IOException {
    return Files.readString(folder.resolve(name)).replace("line ", "").replace('\n', ' ');
  }

  @Test
  void aFullOneIsPutAsideAndTheOldestIsForgotten() throws IOException {
    LogFile log = open();
    IntStream.range(10, 32).mapToObj(number -> "line " + number).forEach(log);
    assertEquals(List.of("tcfsd.log", "tcfsd.log.1", "tcfsd.log.2", "tcfsd.log.3"), names());
    assertEquals("30 31 ", text("tcfsd.log"));
    assertEquals("26 27 28 29 ", text("tcfsd.log.1"));
    assertEquals("22 23 24 25 ", text("tcfsd.log.2"));
    assertEquals("18 19 20 21 ", text("tcfsd.log.3"));
    assertEquals(List.of(), messages);
    for (String name : names()) {
      assertEquals("rw-------", mode(folder.resolve(name)), name);
    }
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void aLineThatIsTooLongHasAFileOfItsOwn() throws IOException {
    LogFile log = open();
    log.accept("line 10");
    log.accept("a".repeat(2 * LIMIT));
    log.accept("line 11");
    assertEquals("11 ", text("tcfsd.log"));
    assertEquals("a".repeat(2 * LIMIT) + " ", text("tcfsd.log.1"));
    assertEquals("10 ", text("tcfsd.log.2"));
  }

  @Test
  void goesOnInTheFileThatIsThereAndClosesItToOthers() throws IOException {
    Files.writeString(file, "line 10\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    open().accept("line 11");
    assertEquals("10 11 ", text("tcfsd.log"));
    assertEquals("rw-------", mode(file));
  }

  @Test
  void isNoDeviceAndNoLink() throws IOException {
    Path target = Files.writeString(folder.resolve("target"), "");
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r--r--"));
    Files.createSymbolicLink(file, target);
    assertThrows(IOException.class, this::open);
    assertEquals("rw-r--r--", mode(target));
    assertThrows(
        IOException.class, () -> LogFile.open(Path.of("/dev/null"), LIMIT, KEPT, messages::add));
  }

  @Test
  void growsOnWhereItCannotBePutAside() throws IOException {
    Files.writeString(folder.resolve("tcfsd.log.2"), "");
    Files.createDirectories(folder.resolve("tcfsd.log.3/full"));
    LogFile log = open();
    IntStream.range(10, 20).mapToObj(number -> "line " + number).forEach(log);
    assertEquals("10 11 12 13 14 15 16 17 18 19 ", text("tcfsd.log"));
    assertEquals(1, messages.size(), messages::toString);
  }

  @Test
  void takesALineOfAThreadThatIsInterrupted() throws IOException {
    LogFile log = open();
    Thread.currentThread().interrupt();
    log.accept("line 10");
    assertTrue(Thread.interrupted());
    assertEquals("10 ", text("tcfsd.log"));
    assertEquals(List.of(), messages);
  }

  @Test
  void goesOnInANewFileWhereAnotherHasTakenItAway() throws IOException {
    LogFile log = open();
    log.accept("line 10");
    Files.move(file, folder.resolve("elsewhere"));
    log.accept("line 11");
    assertEquals("10 ", text("elsewhere"));
    assertEquals("11 ", text("tcfsd.log"));
  }

  @Test
  void saysOnceThatLinesAreLostAndGoesOn() throws IOException {
    Path place = Files.createDirectory(folder.resolve("place"));
    file = place.resolve("tcfsd.log");
    LogFile log = open();
    Files.delete(file);
    Files.delete(place);
    log.accept("line 10");
    log.accept("line 11");
    assertEquals(1, messages.size(), messages::toString);
    assertTrue(messages.getFirst().contains(file.toString()), messages::toString);
    Files.createDirectory(place);
    log.accept("line 12");
    assertEquals("12", text("place/tcfsd.log").strip());
  }

  @Test
  void makesNoFolder() {
    file = folder.resolve("none/tcfsd.log");
    assertThrows(NoSuchFileException.class, this::open);
    assertFalse(Files.exists(file.getParent()));
  }
}
