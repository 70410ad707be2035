package io.tummycrypt.tcfs.engine.home;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Where pulls are at work: lines in the state folder, by which the next one finds what killed ones
 * left. Like all state they may be deleted at any time; then what was left stays where it is.
 */
public final class PullNotes {
  /** Some wait for a folder that never comes back; the oldest give way. */
  private static final int MOST = 100;

  private final TcfsHome home;

  public PullNotes(TcfsHome home) {
    this.home = home;
  }

  /** All of them, the oldest first; lines that are none are skipped. */
  public List<PullNote> list() throws IOException {
    try {
      String text = new String(Files.readAllBytes(file()), UTF_8);
      return text.lines().map(PullNote::parse).filter(Objects::nonNull).toList();
    } catch (NoSuchFileException _) {
      return List.of();
    }
  }

  /** Notes a pull, in place of what was noted of the same one; durable on return. */
  public void add(PullNote note) throws IOException {
    List<PullNote> all = others(note);
    all.add(note);
    write(all.subList(Math.max(0, all.size() - MOST), all.size()));
  }

  /**
   * A pull is over: our folder is gone, durably, or a message has named it. The end of its note
   * need not be durable, too: one that comes back after a crash is passed over where our folder is
   * not there, and told of once more where it is.
   */
  public void remove(PullNote note) throws IOException {
    List<PullNote> others = others(note);
    if (others.isEmpty()) {
      Files.deleteIfExists(file());
    } else {
      write(others);
    }
  }

  private List<PullNote> others(PullNote note) throws IOException {
    List<PullNote> others = new ArrayList<>(list());
    others.removeIf(note::isOfSamePull);
    return others;
  }

  private void write(List<PullNote> all) throws IOException {
    OwnerOnly.createFolder(home.state());
    String text = all.stream().map(each -> each.line() + "\n").collect(Collectors.joining());
    OwnerOnly.replace(file(), text.getBytes(UTF_8));
  }

  private Path file() {
    return home.state().resolve("pull");
  }
}
