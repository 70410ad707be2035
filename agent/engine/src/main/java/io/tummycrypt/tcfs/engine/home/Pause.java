package io.tummycrypt.tcfs.engine.home;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * That the agent of this device is to do nothing: a line in the state folder, since when. It holds
 * until somebody says otherwise, also over a new start.
 */
public final class Pause {
  private Pause() {}

  /** Since when; null if there is no pause. A file that says something else is a pause as well. */
  public static @Nullable Instant since(TcfsHome home) throws IOException {
    Path file = file(home);
    try {
      return Instant.parse(SmallText.read(file).strip());
    } catch (NoSuchFileException _) {
      return null;
    } catch (DateTimeParseException _) {
      return Files.getLastModifiedTime(file).toInstant();
    }
  }

  /** Begins one; durable on return. */
  public static void begin(TcfsHome home, Instant now) throws IOException {
    OwnerOnly.createFolder(home.state());
    OwnerOnly.replace(file(home), (now + "\n").getBytes(UTF_8));
  }

  /** Ends it. */
  public static void end(TcfsHome home) throws IOException {
    Files.deleteIfExists(file(home));
  }

  private static Path file(TcfsHome home) {
    return home.state().resolve("paused");
  }
}
