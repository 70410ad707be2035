package io.tummycrypt.tcfs.engine.home;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.core.apply.Situation;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.version.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The situation in which a sync of this device last found nothing left to do: a small text in the
 * state folder. Like all state it may be deleted at any time.
 *
 * @param build which build of the program found that
 */
public record RestNote(String build, Instant at, Situation situation) {
  private static final String TREE = "tree ";
  private static final String FORMER = "former ";
  private static final int FIXED_LINES = 4;

  /**
   * The note; null if there is none, or it cannot be read: then everything has to be looked at, and
   * nothing else.
   */
  public static @Nullable RestNote read(TcfsHome home) {
    try {
      return parse(SmallText.read(file(home)).lines().toList());
    } catch (IOException | IllegalArgumentException | DateTimeException _) {
      return null;
    }
  }

  private static RestNote parse(List<String> lines) {
    if (lines.size() < FIXED_LINES) {
      throw new IllegalArgumentException("it ends too early");
    }
    TreeMap<RootName, Digest> trees = new TreeMap<>();
    TreeSet<String> former = new TreeSet<>();
    for (String line : lines.subList(FIXED_LINES, lines.size())) {
      int end = line.indexOf(' ', TREE.length());
      if (line.startsWith(FORMER)) {
        former.add(line.substring(FORMER.length()));
      } else if (line.startsWith(TREE) && end > 0) {
        RootName root = new RootName(line.substring(TREE.length(), end));
        trees.put(root, Digest.parse(line.substring(end + 1)));
      } else {
        throw new IllegalArgumentException("it has a line of no known kind: " + line);
      }
    }
    Situation situation = new Situation(lines.get(2), Digest.parse(lines.get(3)), trees, former);
    return new RestNote(lines.get(0), Instant.parse(lines.get(1)), situation);
  }

  /** Writes it in place of one that may be there; nothing that a line cannot hold is noted. */
  public void write(TcfsHome home) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(build);
    lines.add(at.toString());
    lines.add(situation.state());
    lines.add(situation.surroundings().toString());
    situation.trees().forEach((root, digest) -> lines.add(TREE + root + " " + digest));
    situation.formerFolders().forEach(path -> lines.add(FORMER + path));
    String text = String.join("\n", lines) + "\n";
    if (!text.lines().toList().equals(lines)) {
      remove(home);
      return;
    }
    OwnerOnly.createFolder(home.state());
    OwnerOnly.replace(file(home), text.getBytes(UTF_8));
  }

  /** Removes what is there, if anything is. */
  public static void remove(TcfsHome home) throws IOException {
    Files.deleteIfExists(file(home));
  }

  private static Path file(TcfsHome home) {
    return home.state().resolve("at-rest");
  }
}
