package io.tummycrypt.tcfs.engine.home;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.crds.document.FleetDocument;
import io.tummycrypt.tcfs.crds.document.FleetFiles;
import io.tummycrypt.tcfs.crds.document.Result;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fleet document that a person edits on this machine, {@code fleet.yaml}, and the published
 * revision that it was made from.
 *
 * <p>The revision stands in the file, as a comment line {@code # tcfs: made from revision 3, text
 * 0123456789abcdef} before the first line that is no comment. So it goes where the text goes: who
 * puts another file in its place has a copy of unknown origin, and not one that claims to be made
 * from a revision that it never saw. The line is not part of what is published.
 *
 * @param document as in the file, that line included, so that findings name the right lines
 * @param revision empty if the file does not say
 * @param sum of the text of that revision; empty if the file does not say
 */
public record WorkingCopy(FleetDocument document, OptionalLong revision, Optional<String> sum) {
  private static final int SUM_DIGITS = 16;

  private static final Pattern LEADING_COMMENTS = Pattern.compile("\\A(?:[ \\t]*(?:#.*)?\\R)+");
  private static final Pattern MADE_FROM =
      Pattern.compile(
          "^# tcfs: made from revision ([1-9][0-9]{0,17})(?:, text ([0-9a-f]{16}))?[ \\t]*\\R",
          Pattern.MULTILINE);

  /** Whether there is one. */
  public static boolean exists(TcfsHome home) {
    return Files.exists(home.fleetFile());
  }

  /** Reads and checks it; also a file that is missing or cannot be read is a finding. */
  public static Result<WorkingCopy> read(TcfsHome home) {
    return FleetFiles.read(List.of(home.fleetFile()))
        .then(document -> new Result.Ok<>(of(document)));
  }

  private static WorkingCopy of(FleetDocument document) {
    Matcher line = lineIn(document.text());
    return line.find()
        ? new WorkingCopy(
            document,
            OptionalLong.of(Long.parseLong(line.group(1))),
            Optional.ofNullable(line.group(2)))
        : new WorkingCopy(document, OptionalLong.empty(), Optional.empty());
  }

  /**
   * Whether a person has changed it since it was made; empty if the file does not say from what.
   */
  public Optional<Boolean> isEdited() {
    return sum.map(made -> !made.equals(sumOf(publishable())));
  }

  private static String sumOf(String text) {
    return Hasher.hash(text.getBytes(UTF_8)).hex().substring(0, SUM_DIGITS);
  }

  private static Matcher lineIn(String text) {
    Matcher comments = LEADING_COMMENTS.matcher(text);
    return MADE_FROM.matcher(text).region(0, comments.find() ? comments.end() : 0);
  }

  /** The text to publish: the file without the line that names its revision. */
  public String publishable() {
    return publishable(document.text());
  }

  private static String publishable(String text) {
    Matcher line = lineIn(text);
    return line.find() ? text.substring(0, line.start()) + text.substring(line.end()) : text;
  }

  /**
   * Makes a published text the working copy, in place of one that may be there.
   *
   * @param revision under which the text is published
   */
  public static void write(TcfsHome home, long revision, String published) throws IOException {
    String made = publishable(published);
    String text = madeFromLine(revision) + ", text " + sumOf(made) + "\n" + made;
    OwnerOnly.replace(home.fleetFile(), text.getBytes(UTF_8));
  }

  /** The line of a copy that was made from this revision, without the sum of its text. */
  public static String madeFromLine(long revision) {
    return "# tcfs: made from revision " + revision;
  }
}
