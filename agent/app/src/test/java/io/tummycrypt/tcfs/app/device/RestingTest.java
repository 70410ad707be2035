package io.tummycrypt.tcfs.app.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tummycrypt.tcfs.engine.home.RestNote;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
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

  /** Nor is a note made of files that seem to be from the future. */
  @Test
  void aNoteFromTheFutureIsNotBelieved() throws IOException {
    ada.later(HALF_AN_HOUR.negated());
    ada.expect(0, "sync");

    assertNull(RestNote.read(ada.session().home()));
  }
}
