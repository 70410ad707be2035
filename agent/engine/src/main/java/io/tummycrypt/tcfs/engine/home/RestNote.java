package io.tummycrypt.tcfs.engine.home;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.core.apply.Situation;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.version.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The situation in which a sync of this device last found nothing left to do: a small text in the
 * state folder. Like all state it may be deleted at any time.
 */
public final class RestNote {
  private static final String TREE = "tree ";
  private static final int FIRST_TREE = 2;

  private RestNote() {}

  /**
   * The situation; null if none is noted by this version of the program, or it cannot be read: then
   * everything has to be looked at, and nothing else.
   */
  public static @Nullable Situation read(TcfsHome home, String version) {
    try {
      List<String> lines = SmallText.read(file(home)).lines().toList();
      return lines.size() < FIRST_TREE || !lines.getFirst().equals(version) ? null : parse(lines);
    } catch (IOException | IllegalArgumentException _) {
      return null;
    }
  }

  private static Situation parse(List<String> lines) {
    TreeMap<RootName, Digest> trees = new TreeMap<>();
    for (String line : lines.subList(FIRST_TREE, lines.size())) {
      int end = line.indexOf(' ', TREE.length());
      if (!line.startsWith(TREE) || end < 0) {
        throw new IllegalArgumentException("it is not about a tree: " + line);
      }
      trees.put(
          new RootName(line.substring(TREE.length(), end)), Digest.parse(line.substring(end + 1)));
    }
    return new Situation(Digest.parse(lines.get(1)), trees);
  }

  /** Writes the situation, in place of one that may be there. */
  public static void write(TcfsHome home, String version, Situation situation) throws IOException {
    StringBuilder text = new StringBuilder(version).append('\n');
    text.append(situation.surroundings()).append('\n');
    situation
        .trees()
        .forEach((root, digest) ->
            text.append(TREE).append(root).append(' ').append(digest).append('\n'));
    OwnerOnly.createFolder(home.state());
    OwnerOnly.replace(file(home), text.toString().getBytes(UTF_8));
  }

  private static Path file(TcfsHome home) {
    return home.state().resolve("at-rest");
  }
}
