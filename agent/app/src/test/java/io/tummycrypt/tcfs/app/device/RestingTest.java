package io.tummycrypt.tcfs.app.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.engine.home.LastSync;
import io.tummycrypt.tcfs.engine.home.RestNote;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestingTest {
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

  @TempDir Path folder;
  private TestDevice ada;

  @BeforeEach
  void beAtRest() throws IOException {
    ada = TestDevice.initialised(folder, "ada");
    ada.write("a.txt", "a");
    ada.later(Duration.ofMinutes(1));
    ada.expect(0, "sync");
  }

  /** When everything was last looked at and found in order. */
  private Instant noted() throws IOException {
    return Objects.requireNonNull(RestNote.read(ada.session().home())).at();
  }

  @Test
  void onceAnHourEverythingIsLookedAt() throws IOException {
    Instant first = noted();
    ada.later(HALF_AN_HOUR);
    ada.expect(0, "sync");
    assertEquals(first, noted());

    ada.later(HALF_AN_HOUR);
    ada.expect(0, "sync");

    assertNotEquals(first, noted());
  }

  /** A plan with nothing in it is refused, too, where another one was expected. */
  @Test
  void aRefusedApplyLeavesADeviceAtRestAsItIs() throws IOException {
    Instant first = noted();
    ada.later(HALF_AN_HOUR);
    SortedMap<String, String> before = everything();

    try (Operations operations = ada.operations()) {
      assertEquals(Optional.empty(), operations.apply(_ -> false));
    }

    assertEquals(first, noted());
    assertEquals(before, everything());
  }

  @Test
  void anApprovedApplyOfADeviceAtRestIsItsLastSync() throws IOException {
    Instant first = noted();
    ada.later(HALF_AN_HOUR);
    Instant before = ada.now();

    ada.expect(0, "apply", "--yes");

    assertEquals(first, noted());
    assertFalse(LastSync.read(ada.session().home()).orElseThrow().isBefore(before));
  }

  /** But for the lock, which each run takes. */
  private SortedMap<String, String> everything() throws IOException {
    SortedMap<String, String> all = TestDevice.contents(folder);
    all.keySet().removeIf(path -> path.startsWith(ada.home.resolve("run").toString()));
    return all;
  }

  @Test
  void whatAnotherBuildHasNotedIsNotBelieved() throws IOException {
    RestNote note = Objects.requireNonNull(RestNote.read(ada.session().home()));
    RestNote others = new RestNote(note.build() + "0", note.at(), note.situation());
    others.write(ada.session().home());
    ada.later(HALF_AN_HOUR);

    ada.expect(0, "sync");

    assertNotEquals(note.at(), noted());
  }

  /** Nor is a note made of files that seem to be from the future. */
  @Test
  void aNoteFromTheFutureIsNotBelieved() throws IOException {
    ada.later(HALF_AN_HOUR.negated());
    ada.expect(0, "sync");

    assertNull(RestNote.read(ada.session().home()));
  }
}
