package io.tummycrypt.tcfs.engine.home;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.core.plan.Decisions.Choice;
import io.tummycrypt.tcfs.core.version.Dot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * By which edits a person has ended conflicts here, and how: lines in the state folder, for those
 * who are told of it. A log has these edits as any others. Like all state they may be deleted at
 * any time.
 */
public final class ResolutionNotes {
  /** Those that are older are told as edits, if they still wait. */
  private static final int MOST = 1000;

  private static final int MOST_BYTES = 1 << 20;

  private final TcfsHome home;

  public ResolutionNotes(TcfsHome home) {
    this.home = home;
  }

  /** How each edit has ended a conflict, in one word; lines that are none are skipped. */
  public Map<Dot, String> read() throws IOException {
    Map<Dot, String> notes = new LinkedHashMap<>();
    try (InputStream in = Files.newInputStream(file())) {
      for (String line : new String(in.readNBytes(MOST_BYTES), UTF_8).lines().toList()) {
        String[] words = line.split(" ", -1);
        if (words.length == 2) {
          note(notes, words[0], words[1]);
        }
      }
    } catch (NoSuchFileException _) {
      // Nobody has ended one.
    }
    return notes;
  }

  private static void note(Map<Dot, String> notes, String dot, String choice) {
    try {
      notes.put(Dot.parse(dot), word(Choice.valueOf(choice.toUpperCase(Locale.ROOT))));
    } catch (IllegalArgumentException _) {
      // It is no line of ours.
    }
  }

  private static String word(Choice choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  /** Notes that these edits have ended conflicts; durable on return. For whoever has the lock. */
  public void add(Collection<Dot> edits, Choice choice) throws IOException {
    if (edits.isEmpty()) {
      return;
    }
    Map<Dot, String> notes = read();
    edits.forEach(edit -> notes.put(edit, word(choice)));
    String text =
        notes.entrySet().stream()
            .skip(Math.max(0, notes.size() - MOST))
            .map(note -> note.getKey() + " " + note.getValue() + "\n")
            .collect(Collectors.joining());
    OwnerOnly.createFolder(home.state());
    OwnerOnly.replace(file(), text.getBytes(UTF_8));
  }

  private Path file() {
    return home.state().resolve("resolutions");
  }
}
