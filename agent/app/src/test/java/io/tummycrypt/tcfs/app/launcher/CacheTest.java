package io.tummycrypt.tcfs.app.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.tummycrypt.tcfs.app.launcher.FakeSystem.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The AOT cache is made again when something that it depends on is another, and only then. */
@ParameterizedClass
@MethodSource("io.tummycrypt.tcfs.app.launcher.FakeSystem#shells")
@Timeout(120)
class CacheTest {
  private static final String TARGET = "checkout/agent/app/target/";
  private static final String START = "find_jdk25; zstd=; make_cache_if_needed; ";

  /** A JVM that is asked for a cache writes one. */
  private static final String JAVA =
      """
      echo started >>"$HOME/starts"
      for word; do
        case $word in -XX:AOTCacheOutput=*) echo cache >"${word#*=}" ;; esac
      done
      """;

  @Parameter List<String> shell = List.of();
  @TempDir Path folder;

  private FakeSystem system;

  @BeforeEach
  void build() throws IOException {
    system = FakeSystem.in(folder, shell);
    system.jdk("system/opt/jdk", "25.0.1");
    system.executable("system/opt/jdk/bin/java", JAVA);
    Files.createDirectories(system.at(TARGET + "lib"));
    for (String jar : List.of("tcfs-app.jar", "lib/a.jar")) {
      Files.createFile(system.at(TARGET + jar));
    }
  }

  private long starts() throws IOException {
    Path starts = system.at("home/starts");
    return Files.exists(starts) ? Files.readAllLines(starts).size() : 0;
  }

  private void start() throws Exception {
    assertEquals(0, system.run(START).code());
  }

  @Test
  void isMadeOnceAndSaidInOneLine() throws Exception {
    Ended first = system.run(START);
    Ended second = system.run(START);

    assertEquals(1, first.err().lines().count(), first.err());
    assertEquals("", second.all().replace("exit 0\n", ""));
    assertEquals("cache\n", Files.readString(system.at(TARGET + "tcfs-app.aot")));
    assertEquals(1, starts());
  }

  @Test
  void isMadeAgainForAnotherJarOrJdkOrOtherFlags() throws Exception {
    start();
    Files.setLastModifiedTime(
        system.at(TARGET + "lib/a.jar"), FileTime.from(Instant.now().plusSeconds(1)));
    start();
    assertEquals(2, starts(), "another library");
    Files.setLastModifiedTime(system.at(TARGET + "lib/a.jar"), FileTime.from(Instant.EPOCH));

    system.release(
        "system/opt/jdk", "JAVA_RUNTIME_VERSION=\"25.0.1+9\"\nJAVA_VERSION=\"25.0.1\"\n");
    start();
    assertEquals(3, starts(), "another build of the same JDK");

    system.run("flags=\"$flags -Xmx3g\"; " + START);
    assertEquals(4, starts(), "other flags");
  }

  @Test
  void isNotTriedAgainAndAgainWhereItCannotBeMade() throws Exception {
    system.executable("system/opt/jdk/bin/java", "echo started >>\"$HOME/starts\"; exit 1");

    Ended first = system.run(START);
    Ended second = system.run(START + "exec_tcfs status");

    assertEquals(0, first.code());
    assertTrue(first.err().contains("could not be prepared"), first.err());
    assertEquals("", second.err());
    assertEquals(2, starts(), "a rehearsal and the command itself");
  }

  @Test
  void leavesNothingButItsFilesBehind() throws Exception {
    start();

    try (Stream<Path> left = Files.list(system.at("checkout/.tcfs-build"))) {
      assertEquals(List.of("cache.log"), left.map(p -> p.getFileName().toString()).toList());
    }
  }

  @Test
  void isLeftAloneInAnInstallationThatIsReadOnly() throws Exception {
    Path target = system.at(TARGET);
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeFalse(Files.isWritable(target), "root may write everywhere");

    Ended ended = system.run(START + "exec_tcfs status");

    assertEquals("", ended.err());
    assertEquals(1, starts(), "the command itself");
    assertFalse(Files.exists(target.resolve("tcfs-app.aot")));
  }
}
