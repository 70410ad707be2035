package io.tummycrypt.tcfs.engine.home;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.core.observed.NameVerdict;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a pull is at work: a line in the state folder, by which the next one finds what a killed
 * one left. Like all state it may be deleted at any time; then what was left stays where it is.
 *
 * @param folder absolute
 * @param name of the folder of ours in it
 */
public record PullNote(Path folder, String name) {
  private static final String NAME = Pattern.quote(NameVerdict.PULL_PREFIX) + "[0-9a-f]{16}";

  /** The note; null if there is none, or something else is in its place. */
  public static @Nullable PullNote read(TcfsHome home) throws IOException {
    try {
      String[] words = SmallText.read(file(home)).strip().split(" ", -1);
      return words.length == 2 && words[1].matches(NAME)
          ? new PullNote(Path.of(URLDecoder.decode(words[0], UTF_8)), words[1])
          : null;
    } catch (NoSuchFileException | IllegalArgumentException _) {
      return null;
    }
  }

  /** Notes it in place of any other; durable on return. */
  public void write(TcfsHome home) throws IOException {
    OwnerOnly.createFolder(home.state());
    String line = URLEncoder.encode(folder.toString(), UTF_8) + " " + name + "\n";
    OwnerOnly.replace(file(home), line.getBytes(UTF_8));
  }

  /**
   * Nothing is at work any more: our folder is gone, durably, or a message has named it. The end of
   * its note need not be durable, too: one that comes back after a crash is passed over where our
   * folder is not there, and told of once more where it is.
   */
  public static void remove(TcfsHome home) throws IOException {
    Files.deleteIfExists(file(home));
  }

  private static Path file(TcfsHome home) {
    return home.state().resolve("pull");
  }
}
