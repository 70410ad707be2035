package io.tummycrypt.tcfs.engine.home;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * When a sync of this device last came to its end: a line in the state folder, for people. Like all
 * state it may be deleted at any time.
 */
public final class LastSync {
  private LastSync() {}

  /** The time; empty if there is none, or something else is in its place. */
  public static Optional<Instant> read(TcfsHome home) throws IOException {
    try {
      return Optional.of(Instant.parse(SmallText.read(file(home)).strip()));
    } catch (NoSuchFileException | DateTimeParseException _) {
      return Optional.empty();
    }
  }

  /** Writes the time, in place of one that may be there. */
  public static void write(TcfsHome home, Instant at) throws IOException {
    OwnerOnly.createFolder(home.state());
    OwnerOnly.replace(file(home), (at + "\n").getBytes(UTF_8));
  }

  private static Path file(TcfsHome home) {
    return home.state().resolve("last-sync");
  }
}
