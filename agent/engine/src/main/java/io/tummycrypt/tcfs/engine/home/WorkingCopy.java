package io.tummycrypt.tcfs.engine.home;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The fleet document as people edit it on this machine, and the revision that it was made from.
 *
 * @param text as it is in the file
 * @param madeFrom 0 if unknown
 */
public record WorkingCopy(Path file, String text, long madeFrom) {
  private static final String REVISION = "fleet.revision";

  /** Where the working copy is. */
  public static Path file(TcfsHome home) {
    return home.config().resolve("fleet.yaml");
  }

  /** Reads the working copy; null if there is none. */
  public static @Nullable WorkingCopy read(TcfsHome home) throws IOException {
    Path file = file(home);
    if (!Files.exists(file)) {
      return null;
    }
    Path revision = home.config().resolve(REVISION);
    String number = Files.exists(revision) ? Files.readString(revision).strip() : "0";
    try {
      return new WorkingCopy(file, Files.readString(file), Long.parseLong(number));
    } catch (NumberFormatException e) {
      throw new IOException(revision + ": expected a number, found '" + number + "'", e);
    }
  }

  /**
   * Writes text and revision; a crash between leaves the older revision, which is asked about
   * again.
   */
  public static void write(TcfsHome home, String text, long madeFrom) throws IOException {
    OwnerOnly.createFolder(home.config());
    OwnerOnly.replace(file(home), text.getBytes(StandardCharsets.UTF_8));
    OwnerOnly.replace(
        home.config().resolve(REVISION), (madeFrom + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
