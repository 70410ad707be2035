package io.tummycrypt.tcfs.engine.home;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.core.path.Printable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What last came of publishing the fleet document from its source: lines in the state folder. Like
 * all state they may be deleted at any time.
 *
 * @param since when that was first so
 * @param source its name
 * @param version which state of the source it is about; empty if that is not known
 * @param reasons why it was not published, each in one line
 */
public record SourceNote(
    Instant since, Outcome outcome, String source, String version, List<String> reasons) {
  private static final int MOST_REASONS = 60;
  private static final int LONGEST_REASON = 250;
  private static final int FIXED = 4;

  /** What came of it. */
  public enum Outcome {
    /** What the source says is published. */
    PUBLISHED,
    /** What it says is not followed: it has findings, or no right signature. */
    REFUSED,
    /** It cannot be reached. */
    AWAY,
    /** Something else has published the document that is in force. */
    DISPUTED,
    /** Something went wrong here or in the store while it was to be published. */
    FAILED;

    /** In lower case, as it is written. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public SourceNote {
    source = Printable.line(source);
    version = Printable.line(version);
    reasons = reasons.stream().limit(MOST_REASONS).map(SourceNote::shortened).toList();
  }

  private static String shortened(String reason) {
    String line = Printable.line(reason);
    return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) + "..." : line;
  }

  /** Whether it says the same, since whenever. */
  public boolean saysSame(SourceNote other) {
    return equals(new SourceNote(since, other.outcome, other.source, other.version, other.reasons));
  }

  /** The one that is noted; empty if there is none, or something else is in its place. */
  public static Optional<SourceNote> read(TcfsHome home) throws IOException {
    try {
      List<String> lines = SmallText.read(file(home)).lines().toList();
      if (lines.size() < FIXED) {
        return Optional.empty();
      }
      return Optional.of(
          new SourceNote(
              Instant.parse(lines.get(0)),
              Outcome.valueOf(lines.get(1).toUpperCase(Locale.ROOT)),
              lines.get(2),
              lines.get(3),
              lines.subList(FIXED, lines.size())));
    } catch (NoSuchFileException | DateTimeException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** Notes it, unless that is noted already; durable on return. */
  public void write(TcfsHome home) throws IOException {
    Optional<SourceNote> before = read(home);
    if (before.isPresent() && before.get().saysSame(this)) {
      return;
    }
    List<String> lines = new ArrayList<>(List.of(since.toString(), outcome.word(), source));
    lines.add(version);
    lines.addAll(reasons);
    OwnerOnly.createFolder(home.state());
    OwnerOnly.replace(file(home), (String.join("\n", lines) + "\n").getBytes(UTF_8));
  }

  private static Path file(TcfsHome home) {
    return home.state().resolve("document-source");
  }
}
