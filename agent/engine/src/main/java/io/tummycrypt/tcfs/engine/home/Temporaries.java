package io.tummycrypt.tcfs.engine.home;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * The names under which one file's next content is written, beside it. Each writer has one of its
 * own: with a common one, a writer would move what another is still writing into place.
 *
 * @param folder where the file is
 * @param name of the file
 */
record Temporaries(Path folder, String name) {
  /** Far longer than a small file takes to be written. */
  private static final Duration ABANDONED = Duration.ofHours(1);

  private static final String SUFFIX = ".new";
  private static final Pattern NUMBER = Pattern.compile("[0-9a-f]{16}\\.new");

  /** One that nobody has. */
  Path next() {
    long number = ThreadLocalRandom.current().nextLong();
    return folder.resolve(name + "." + HexFormat.of().toHexDigits(number) + SUFFIX);
  }

  /** Removes those of writers that were killed, as far as that can be done. */
  void sweep() {
    try (DirectoryStream<Path> abandoned = Files.newDirectoryStream(folder, this::isAbandoned)) {
      for (Path file : abandoned) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | DirectoryIteratorException _) {
      // They are in nobody's way, and the next writer tries again.
    }
  }

  private boolean isAbandoned(Path file) throws IOException {
    return isOurs(file.getFileName().toString())
        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
            .toInstant()
            .isBefore(Instant.now().minus(ABANDONED));
  }

  /** The folder may be one that a link leads to, and full of other people's files. */
  private boolean isOurs(String found) {
    return found.startsWith(name + ".")
        && NUMBER.matcher(found.substring(name.length() + 1)).matches();
  }
}
