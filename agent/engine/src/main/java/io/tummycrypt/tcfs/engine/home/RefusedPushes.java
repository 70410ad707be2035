package io.tummycrypt.tcfs.engine.home;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.core.observed.LocalItem;
import io.tummycrypt.tcfs.core.observed.Stat;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.Dot;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Scanner;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pushes that wait for a person, with what that person has been shown: lines in the state
 * folder. Like all state they may be deleted at any time; the push is then simply asked for again.
 */
public final class RefusedPushes {
  private static final int FIELDS = 4;

  private final TcfsHome home;

  public RefusedPushes(TcfsHome home) {
    this.home = home;
  }

  /**
   * A push that was refused.
   *
   * @param place one path in a root
   * @param local what was to be pushed; absolute
   * @param shown the edits that the fleet had there
   * @param read the file as it was read then, if its stat tells a change; it need not be read again
   */
  public record Refused(Place place, Path local, Set<Dot> shown, @Nullable LocalItem read) {
    public Refused {
      shown = Set.copyOf(shown);
      boolean tells = read != null && read.trusted() && read.content() instanceof Content.File;
      read = tells ? read : null;
    }
  }

  /** All of them, in the order in which they were refused; lines that are none are skipped. */
  public List<Refused> list() throws IOException {
    try {
      List<Refused> all = new ArrayList<>();
      new String(Files.readAllBytes(file()), UTF_8).lines().forEach(line -> addIfSound(line, all));
      return all;
    } catch (NoSuchFileException _) {
      return List.of();
    }
  }

  private static void addIfSound(String line, List<Refused> all) {
    String[] words = line.split(" ", -1);
    try {
      if (words.length == FIELDS) {
        Set<Dot> shown = new TreeSet<>();
        for (String dot : decode(words[2]).split(" ", -1)) {
          shown.add(Dot.parse(dot));
        }
        Place place = Place.parse(decode(words[0]));
        if (place.path() != null) {
          all.add(new Refused(place, Path.of(decode(words[1])), shown, item(decode(words[3]))));
        }
      }
    } catch (IllegalArgumentException _) {
      // Not one of ours; the push is refused again.
    }
  }

  /**
   * Takes these up, in place of others of the same file or to the same place; durable on return.
   */
  public void add(List<Refused> more) throws IOException {
    List<Refused> all = new ArrayList<>(list());
    for (Refused each : more) {
      all.removeIf(
          other -> other.place().equals(each.place()) || other.local().equals(each.local()));
      all.add(each);
    }
    write(all);
  }

  /** Forgets those that are done, or given up. */
  public void removeIf(Predicate<Refused> ended) throws IOException {
    List<Refused> all = new ArrayList<>(list());
    if (all.removeIf(ended)) {
      write(all);
    }
  }

  private void write(List<Refused> all) throws IOException {
    OwnerOnly.createFolder(home.state());
    String text = all.stream().map(RefusedPushes::line).collect(Collectors.joining());
    OwnerOnly.replace(file(), text.getBytes(UTF_8));
  }

  private static String line(Refused each) {
    String shown =
        each.shown().stream().sorted().map(Dot::toString).collect(Collectors.joining(" "));
    // The prefix keeps a root called tcfs what it is.
    return Stream.of(Place.STORE + each.place(), each.local().toString(), shown, text(each.read()))
            .map(RefusedPushes::encode)
            .collect(Collectors.joining(" "))
        + "\n";
  }

  private static String text(@Nullable LocalItem read) {
    if (read == null || !(read.content() instanceof Content.File file)) {
      return "";
    }
    Stat stat = read.stat();
    return Stream.of(
            file.digest(),
            file.mode(),
            stat.size(),
            stat.mtimeNanos(),
            stat.ctimeNanos(),
            stat.inode())
        .map(String::valueOf)
        .collect(Collectors.joining(" "));
  }

  private static @Nullable LocalItem item(String text) {
    if (text.isEmpty()) {
      return null;
    }
    try (Scanner words = new Scanner(text)) {
      Digest digest = Digest.parse(words.next());
      int mode = words.nextInt();
      Stat stat = new Stat(words.nextLong(), words.nextLong(), words.nextLong(), words.nextLong());
      Content content = new Content.File(digest, stat.size(), mode);
      return new LocalItem(content, stat, /* trusted= */ true, /* empty= */ false);
    } catch (NoSuchElementException _) {
      // It is read again.
      return null;
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, UTF_8);
  }

  private Path file() {
    return home.state().resolve("refused-pushes");
  }
}
