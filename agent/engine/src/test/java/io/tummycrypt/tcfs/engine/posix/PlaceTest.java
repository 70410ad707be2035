package io.tummycrypt.tcfs.engine.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Moving without replacing, also where the file system does not know how. */
@ParameterizedClass
@EnumSource(PlaceTest.Way.class)
class PlaceTest {
  private static final int CURRENT_FOLDER = -100;

  /** How it is moved. */
  enum Way {
    IN_ONE_STEP,
    IN_TWO_STEPS;

    void move(Place from, Place to) throws IOException {
      switch (this) {
        case IN_ONE_STEP -> from.move(to);
        case IN_TWO_STEPS -> from.moveInTwoSteps(to);
      }
    }
  }

  @TempDir Path folder;

  private final Way way;
  private int top;

  PlaceTest(Way way) {
    this.way = way;
  }

  @BeforeAll
  static void onlyOnLinux() {
    Assumptions.assumeTrue(Kernel.isAvailable(), "system calls are known for Linux only");
  }

  @BeforeEach
  void open() throws IOException {
    try (Kernel kernel = new Kernel()) {
      long name = kernel.text(folder.toString());
      int flags = Syscall.onlyFolder() | LinuxPaths.O_CLOEXEC;
      top = (int) kernel.require(Syscall.OPENAT, folder, CURRENT_FOLDER, name, flags, 0, 0);
    }
  }

  @AfterEach
  void close() {
    try (Kernel kernel = new Kernel()) {
      kernel.closeDescriptor(top);
    }
  }

  private void move(String from, String to) throws IOException {
    try (Kernel kernel = new Kernel()) {
      way.move(at(kernel, from), at(kernel, to));
    }
  }

  private Place at(Kernel kernel, String path) {
    return new Place(kernel, top, kernel.text(path), path);
  }

  private Path full(String name) throws IOException {
    Path full = Files.createDirectory(folder.resolve(name));
    Files.writeString(full.resolve("f"), "in " + name);
    return full;
  }

  @Test
  void aFileALinkAndAFolderAreMovedAsTheyAre() throws IOException {
    Object file = key(Files.writeString(folder.resolve("file"), "text"));
    Object link = key(Files.createSymbolicLink(folder.resolve("link"), Path.of("nowhere")));
    Object full = key(full("full"));

    for (String name : List.of("file", "link", "full")) {
      move(name, "new-" + name);
      assertFalse(Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS), name);
    }

    assertEquals(file, key(folder.resolve("new-file")));
    assertEquals(link, key(folder.resolve("new-link")));
    assertEquals(full, key(folder.resolve("new-full")));
    assertEquals("in full", Files.readString(folder.resolve("new-full/f")));
  }

  private static Object key(Path path) throws IOException {
    return Files.getAttribute(path, "unix:ino", LinkOption.NOFOLLOW_LINKS);
  }

  @Test
  void nothingIsReplacedNotEvenAnEmptyFolder() throws IOException {
    full("full");
    full("other");
    Files.createDirectory(folder.resolve("empty"));
    Files.writeString(folder.resolve("file"), "text");
    Files.createSymbolicLink(folder.resolve("link"), Path.of("empty"));

    for (String from : List.of("full", "file")) {
      for (String to : List.of("other", "empty", "link")) {
        assertThrows(FileAlreadyExistsException.class, () -> move(from, to), from + " -> " + to);
      }
    }
    assertThrows(FileAlreadyExistsException.class, () -> move("full", "file"));

    assertEquals("in full", Files.readString(folder.resolve("full/f")));
    assertEquals("in other", Files.readString(folder.resolve("other/f")));
    assertEquals("text", Files.readString(folder.resolve("file")));
    assertEquals(Path.of("empty"), Files.readSymbolicLink(folder.resolve("link")));
    assertEquals(List.of(), names("empty"));
  }

  @Test
  void whatCannotBeMovedLeavesNothingWhereItWasToBe() throws IOException {
    full("full");
    assertThrows(FileSystemException.class, () -> move("full", "full/below"));
    assertThrows(NoSuchFileException.class, () -> move("full", "missing/full"));
    assertThrows(NoSuchFileException.class, () -> move("missing", "new"));
    assertEquals(List.of("f"), names("full"));
    assertEquals(List.of("full"), names(""));
  }

  @Test
  void ofManyFoldersThatAreToHaveOneNameOneGetsIt() throws Exception {
    int racers = 8;
    for (int i = 0; i < racers; i++) {
      full("racer-" + i);
    }
    CyclicBarrier start = new CyclicBarrier(racers);
    List<Integer> winners = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(racers)) {
      List<Future<Boolean>> races = new ArrayList<>();
      for (int i = 0; i < racers; i++) {
        String name = "racer-" + i;
        races.add(
            threads.submit(() -> {
              start.await();
              return wins(name);
            }));
      }
      for (int i = 0; i < racers; i++) {
        if (races.get(i).get()) {
          winners.add(i);
        }
      }
    }
    assertEquals(1, winners.size(), winners::toString);
    String winner = "in racer-" + winners.getFirst();
    assertEquals(winner, Files.readString(folder.resolve("name/f")));
    assertEquals(racers, names("").size());
  }

  private boolean wins(String from) throws IOException {
    try {
      move(from, "name");
      return true;
    } catch (FileAlreadyExistsException _) {
      return false;
    }
  }

  private List<String> names(String path) throws IOException {
    try (var list = Files.list(folder.resolve(path))) {
      return list.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }
}
