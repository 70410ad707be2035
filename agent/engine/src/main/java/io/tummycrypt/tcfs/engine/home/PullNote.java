package io.tummycrypt.tcfs.engine.home;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.core.observed.NameVerdict;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a pull is at work.
 *
 * @param folder absolute
 * @param name of the folder of ours in it
 * @param mode what the pull has to give the folder that it made; null if the folder was there
 */
public record PullNote(Path folder, String name, @Nullable Integer mode) {
  private static final Pattern LINE =
      Pattern.compile(
          "(\\S+) (" + Pattern.quote(NameVerdict.PULL_PREFIX) + "[0-9a-f]{16})(?: ([0-7]{1,3}))?");

  /** Reads a line; null if it is no note. */
  static @Nullable PullNote parse(String line) {
    Matcher found = LINE.matcher(line);
    if (!found.matches()) {
      return null;
    }
    try {
      Path folder = Path.of(URLDecoder.decode(found.group(1), UTF_8));
      String mode = found.group(3);
      return new PullNote(folder, found.group(2), mode == null ? null : Integer.valueOf(mode, 8));
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  /** The line that is read as this. */
  String line() {
    String place = URLEncoder.encode(folder.toString(), UTF_8) + " " + name;
    return mode == null ? place : place + " " + Integer.toOctalString(mode);
  }

  /** The same once the folder has its mode. */
  public PullNote withoutMode() {
    return new PullNote(folder, name, null);
  }

  boolean isOfSamePull(PullNote other) {
    return folder.equals(other.folder) && name.equals(other.name);
  }
}
