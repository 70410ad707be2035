package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong clocks and set-back times hide no edit and decide nothing. */
class DamageClockTest {
  @TempDir Path folder;

  private LossPair pair;
  private Machine a;
  private Machine b;

  @BeforeEach
  void joinTwo() throws IOException {
    pair = LossPair.in(folder);
    a = pair.a();
    b = pair.b();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1960-06-15T12:00:00.123456789Z",
        "1970-01-01T00:00:00Z",
        "2001-09-09T01:46:40.5Z",
        "2099-12-31T23:59:59.999999999Z"
      })
  void anyTimeOfAFileTravels(String time) throws Exception {
    touch(a.write("old.txt", "first"), time);
    pair.endsEqual();
    FileTime mtime = FileTime.from(Instant.parse(time));
    assertEquals(mtime, Files.getLastModifiedTime(b.at("old.txt")));

    touch(b.write("old.txt", "second"), time);
    pair.endsEqual();
    assertEquals("second", a.read("old.txt"));
  }

  /** The JDK itself makes 1970 of what is before it. */
  private static void touch(Path file, String time) throws IOException, InterruptedException {
    new ProcessBuilder("touch", "-d", time, file.toString()).start().waitFor();
  }

  @Test
  void anEditOfTheSameSizeAndTimeIsFound() throws IOException {
    Path file = a.write("same.txt", "one");
    pair.endsEqual();
    FileTime mtime = Files.getLastModifiedTime(file);
    Files.writeString(file, "two");
    Files.setLastModifiedTime(file, mtime);
    pair.endsEqual();
    assertEquals("two", b.read("same.txt"));
  }

  @Test
  void theLaterTimeDoesNotWinOverTheLaterEdit() throws IOException {
    FileTime future = FileTime.from(Instant.parse("2099-01-01T00:00:00Z"));
    Files.setLastModifiedTime(a.write("clock.txt", "from the future"), future);
    pair.endsEqual();
    b.write("clock.txt", "edited after it");
    pair.endsEqual();
    assertEquals("edited after it", a.read("clock.txt"));
  }
}
