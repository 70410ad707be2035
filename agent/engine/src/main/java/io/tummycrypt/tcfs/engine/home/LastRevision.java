package io.tummycrypt.tcfs.engine.home;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The highest revision of the fleet document that this device has followed: a line in the state
 * folder, by which a store that has lost it is noticed. Like all state it may be deleted at any
 * time.
 */
public final class LastRevision {
  private LastRevision() {}

  /** The number; 0 if there is none, or something else is in its place. */
  public static long read(TcfsHome home) throws IOException {
    try {
      return Long.parseLong(SmallText.read(file(home)).strip());
    } catch (NoSuchFileException | NumberFormatException _) {
      return 0;
    }
  }

  /**
   * Notes a number unless a higher one is noted; durable on return. Of two that are noted at the
   * same time the lower may stay, until the next look notes the higher one again.
   */
  public static void note(TcfsHome home, long revision) throws IOException {
    if (revision > read(home)) {
      OwnerOnly.createFolder(home.state());
      OwnerOnly.replace(file(home), (revision + "\n").getBytes(UTF_8));
    }
  }

  private static Path file(TcfsHome home) {
    return home.state().resolve("last-revision");
  }
}
