package io.tummycrypt.tcfs.app.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.launcher.Installation.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The AOT cache is made and used, and tcfs loads only what a command needs. */
@Timeout(300)
class FastStartTest {
  private static final String PROGRAM = "io.tummycrypt.tcfs.app.cli.Program";
  private static final String WITHOUT_CACHE = "-XX:AOTMode=off";
  private static final String FROM_CACHE = PROGRAM + " source: shared objects file";

  /** What no command needs, and what {@code --version} does not need either. */
  private static final List<String> HEAVY =
      List.of(
          "com.fasterxml.jackson.databind.",
          "tools.jackson.databind.",
          "org.slf4j.",
          "ch.qos.logback.",
          "org.rocksdb.",
          "java.util.logging.");

  private static final List<String> OF_COMMANDS =
      List.of("picocli.", "org.snakeyaml.", "com.fasterxml.", "com.github.luben.", "java.time.");

  @TempDir static Path place;
  @TempDir Path home;

  private static Installation tcfs = new Installation(Path.of(""));

  @BeforeAll
  static void startOnce() throws Exception {
    tcfs = Installation.in(place);
    Path home = Files.createDirectory(place.resolve("home"));

    Ended first = tcfs.run(home, "", "--version");

    assertEquals(new Ended(0, "tcfs 1.2.3\n", first.err()), first);
    assertTrue(first.err().startsWith("tcfs: preparing a faster start"), first.err());
    assertEquals(1, first.err().lines().count(), first.err());
    try (Stream<Path> left = Files.list(tcfs.folder().resolve(".tcfs-build"))) {
      List<String> names = left.map(file -> file.getFileName().toString()).sorted().toList();
      assertEquals(List.of("cache.log", "stamp"), names, "nothing is left behind");
    }
  }

  /** The classes that a command loads, each with where from. */
  private List<String> loaded(String option, String... args) throws Exception {
    Path log = home.resolve("classes.txt");
    Ended ended = tcfs.run(home, option + " -Xlog:class+load:file=" + log + ":none", args);
    assertEquals("", ended.err(), ended::toString);
    assertEquals(0, ended.code(), ended::toString);
    return Files.readAllLines(log);
  }

  private static void assertNoneOf(List<String> heavy, List<String> classes) {
    for (String name : heavy) {
      assertEquals(List.of(), classes.stream().filter(c -> c.startsWith(name)).toList(), name);
    }
  }

  @Test
  void classesComeFromTheCacheThatTheFirstStartMade() throws Exception {
    assertTrue(loaded("", "--version").contains(FROM_CACHE));
    assertFalse(loaded(WITHOUT_CACHE, "--version").contains(FROM_CACHE), "that the test can tell");
  }

  @Test
  void startsWithoutAWordWhereTheCacheIsBroken() throws Exception {
    byte[] whole = Files.readAllBytes(tcfs.cache());
    byte[] truncated = Arrays.copyOf(whole, whole.length / 2);
    byte[] other = "something else".repeat(10_000).getBytes(UTF_8);
    try {
      for (byte[] broken : List.of(truncated, other, new byte[0])) {
        Files.write(tcfs.cache(), broken);
        assertEquals(new Ended(0, "tcfs 1.2.3\n", ""), tcfs.run(home, "", "--version"));
      }
    } finally {
      Files.write(tcfs.cache(), whole);
    }
  }

  @Test
  void startsWithoutAWordWhereTheCacheIsForOtherFlags() throws Exception {
    Ended ended = tcfs.run(home, "-XX:-UseCompressedOops", "--version");

    assertEquals(new Ended(0, "tcfs 1.2.3\n", ""), ended);
  }

  @Test
  void startsWithAHeapAsSmallAsAPersonAsksFor() throws Exception {
    assertEquals(new Ended(0, "tcfs 1.2.3\n", ""), tcfs.run(home, "-Xmx16m", "--version"));
  }

  @Test
  void startsTheAgentFromTheSameCache() throws Exception {
    assertEquals(new Ended(0, "tcfsd 1.2.3\n", ""), tcfs.runAgent(home, "--version"));
  }

  @Test
  void theVersionIsToldWithoutTheParserAndWithoutALibrary() throws Exception {
    List<String> classes = loaded(WITHOUT_CACHE, "--version");

    assertNoneOf(HEAVY, classes);
    assertNoneOf(OF_COMMANDS, classes);
  }

  @Test
  void aStatusLoadsNeitherDatabindNorLoggingNorAnotherCommand() throws Exception {
    Path docs = Files.createDirectory(home.resolve("docs"));
    Files.writeString(docs.resolve("a.txt"), "a");
    String store = "file://" + home.resolve("store");
    tcfs.run(home, "", "init", "--store", store, "--device", "ada", "--root", "docs=" + docs);
    tcfs.run(home, "", "sync");

    List<String> classes = loaded(WITHOUT_CACHE, "status");

    assertNoneOf(HEAVY, classes);
    assertNoneOf(List.of("com.github.difflib.", "com.github.luben.zstd.ZstdBinding"), classes);
    assertTrue(classes.stream().anyMatch(c -> c.startsWith("picocli.")), "that the test can tell");
  }
}
