package io.tummycrypt.tcfs.app.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Users who edit a folder on several machines at once, and who know what they must find again:
 * every content that they finished and that none of them has knowingly replaced or deleted. What
 * one of them replaces is taken away first and looked at then, for agents may be at work.
 */
final class KillUsers {
  private static final int MANY_FILES = 90;
  private static final int LARGE = 700_000;

  private final Random random;

  /** What was ever written, by content; and under what name to speak of it. */
  private final Map<String, String> written = new HashMap<>();

  private final Set<String> owed = new HashSet<>();
  private int names;

  KillUsers(Random random) {
    this.random = random;
  }

  /** Some edits, deletions and renames of one user. */
  void work(Machine machine, int actions) throws IOException {
    for (int i = 0; i < actions; i++) {
      List<Path> files = theirs(machine);
      int many = files.size() > MANY_FILES ? 4 : 1;
      int dice = files.isEmpty() ? 0 : random.nextInt(10 + many);
      switch (dice) {
        case 0, 1, 2 -> write(machine, machine.at(anyPath()));
        case 3, 4, 5, 6 -> write(machine, any(files));
        case 7, 8 -> rename(machine, any(files));
        default -> delete(machine, any(files));
      }
    }
  }

  /** Those in a folder; others are none of their business. */
  private static List<Path> theirs(Machine machine) throws IOException {
    Path docs = machine.docs();
    return files(docs).stream().filter(file -> !docs.equals(file.getParent())).toList();
  }

  private String anyPath() {
    return "d" + random.nextInt(4) + "/f" + random.nextInt(40) + ".txt";
  }

  private Path any(List<Path> files) {
    return files.get(random.nextInt(files.size()));
  }

  private void write(Machine machine, Path file) throws IOException {
    String name = machine.name() + written.size();
    String content = content(name);
    Path made = Files.write(fresh(machine), content.getBytes(UTF_8));
    written.put(content, name);
    owed.add(content);
    do {
      delete(machine, file);
    } while (!isPut(made, file));
  }

  /** Letters that do not compress well, so that a large file is some work to store. */
  private String content(String name) {
    StringBuilder text = new StringBuilder(name).append('\n');
    int length = random.nextInt(12) == 0 ? random.nextInt(LARGE) : random.nextInt(200);
    for (int i = 0; i < length; i++) {
      text.append((char) (' ' + random.nextInt(90)));
    }
    return text.toString();
  }

  /** Who deletes a content has seen it. Another file may still have it. */
  private void delete(Machine machine, Path file) throws IOException {
    Path taken = take(machine, file);
    if (taken != null) {
      owed.remove(Files.readString(taken));
      Files.delete(taken);
    }
  }

  private void rename(Machine machine, Path file) throws IOException {
    Path taken = take(machine, file);
    while (taken != null && !isPut(taken, machine.at(anyPath()))) {
      // There is something by that name already.
    }
  }

  /** Where it is now; null if there is none. */
  private @Nullable Path take(Machine machine, Path file) throws IOException {
    Path to = fresh(machine);
    try {
      return Files.move(file, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException _) {
      return null;
    }
  }

  /** Gives a file this name, unless something has it. */
  private static boolean isPut(Path made, Path file) throws IOException {
    try {
      Files.createDirectories(file.getParent());
      Files.createLink(file, made);
      Files.delete(made);
      return true;
    } catch (FileAlreadyExistsException | NoSuchFileException _) {
      return false;
    }
  }

  private Path fresh(Machine machine) throws IOException {
    Path aside = Files.createDirectories(machine.home().resolveSibling("aside"));
    return aside.resolve(Integer.toString(names++));
  }

  /** Nothing is lost, and nothing is there that no user ever wrote. */
  void findAllIn(Machine machine) throws IOException {
    Set<String> found = new HashSet<>();
    for (Path file : theirs(machine)) {
      found.add(Files.readString(file));
    }
    Set<String> lost = new TreeSet<>();
    owed.stream().filter(content -> !found.contains(content)).map(written::get).forEach(lost::add);
    assertEquals(Set.of(), lost, "lost on " + machine.name());
    found.removeAll(written.keySet());
    assertEquals(Set.of(), found, "never written by a user, but on " + machine.name());
  }

  /** All contents in the folder, be they where users see them or in what tcfs keeps beside. */
  static Set<String> everythingIn(Machine machine) throws IOException {
    Set<String> contents = new HashSet<>();
    for (String part : List.of("", ".tcfs/vault", ".tcfs/tmp")) {
      for (Path file : files(machine.at(part))) {
        contents.add(Files.readString(file));
      }
    }
    return contents;
  }

  static List<Path> files(Path folder) throws IOException {
    while (true) {
      try {
        return filesNow(folder);
      } catch (NoSuchFileException _) {
        // Something went away while it was looked at.
      }
    }
  }

  private static List<Path> filesNow(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    Path own = folder.resolve(".tcfs");
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> !path.startsWith(own))
          .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
