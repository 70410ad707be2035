package io.tummycrypt.tcfs.app.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.launcher.FakeSystem.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
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

/** The launchers build what is not there or older than its sources, and nothing else. */
@ParameterizedClass
@MethodSource("io.tummycrypt.tcfs.app.launcher.FakeSystem#shells")
@Timeout(120)
class BuildTest {
  private static final String SOURCE = "reconciler/core/src/main/java/A.java";
  private static final String TEST = "reconciler/core/src/test/java/ATest.java";
  private static final String OUTPUT = "agent/app/target/classes/A.class";
  private static final String JAR = "agent/app/target/tcfs-app.jar";
  private static final String STAMP = ".tcfs-build/stamp";

  /** Sources and outputs of one time, and a build that started after the sources were written. */
  private static final Instant WRITTEN = Instant.parse("2026-01-01T00:00:00Z");

  private static final Instant BUILT = WRITTEN.plusSeconds(1);

  @Parameter List<String> shell = List.of();
  @TempDir Path folder;

  private FakeSystem system;

  @BeforeEach
  void buildIt() throws IOException {
    system = FakeSystem.in(folder, shell);
    for (String file :
        List.of("pom.xml", "crds/pom.xml", SOURCE, TEST, OUTPUT, JAR, STAMP, "docs/a.md")) {
      Files.createDirectories(at(file).getParent());
      Files.createFile(at(file));
    }
    try (Stream<Path> all = Files.walk(system.at("checkout"))) {
      for (Path path : all.toList()) {
        Files.setLastModifiedTime(path, FileTime.from(WRITTEN));
      }
    }
    Files.setLastModifiedTime(at(STAMP), FileTime.from(BUILT));
  }

  private Path at(String path) {
    return system.at("checkout").resolve(path);
  }

  private void edit(String path) throws IOException {
    Files.setLastModifiedTime(at(path), FileTime.from(BUILT.plusMillis(1)));
  }

  private boolean isCurrent() throws Exception {
    return system.run("is_current").code() == 0;
  }

  @Test
  void whatIsBuiltIsCurrent() throws Exception {
    assertTrue(isCurrent());
  }

  @Test
  void anEditOfASourceOrOfABuildFileIsSeen() throws Exception {
    for (String path : List.of(SOURCE, "pom.xml", "crds/pom.xml")) {
      buildAgain();
      edit(path);
      assertFalse(isCurrent(), path);
    }
  }

  private void buildAgain() throws IOException {
    for (String path : List.of(SOURCE, "pom.xml", "crds/pom.xml")) {
      Files.setLastModifiedTime(at(path), FileTime.from(WRITTEN));
    }
  }

  @Test
  void aSourceThatIsDeletedIsSeen() throws Exception {
    Files.delete(at(SOURCE));

    assertFalse(isCurrent());
  }

  @Test
  void editsOfTestsAndDocumentsAndOutputsCauseNoBuild() throws Exception {
    for (String path : List.of(TEST, OUTPUT, "docs/a.md")) {
      edit(path);
    }

    assertTrue(isCurrent());
  }

  @Test
  void withoutAProgramOrAStampItIsNotCurrent() throws Exception {
    Files.move(at(STAMP), at(STAMP + ".away"));
    assertFalse(isCurrent());

    Files.move(at(STAMP + ".away"), at(STAMP));
    Files.delete(at(JAR));
    assertFalse(isCurrent());
  }

  @Test
  void anEditDuringABuildIsSeen() throws Exception {
    assertEquals("", system.prints("take_stamp"));
    Files.setLastModifiedTime(at(STAMP + ".new"), FileTime.from(BUILT));
    edit(SOURCE);
    assertEquals("", system.prints("keep_stamp"));

    assertFalse(isCurrent());
  }

  @Test
  void currentMeansThatNothingIsStarted() throws Exception {
    assertEquals("", system.prints("build_if_needed"));
  }

  @Test
  void aBuildThatFailsLeavesNoLockAndShowsWhatMavenComplainsOf() throws Exception {
    system.jdk("system/opt/jdk", "25.0.1");
    system.executable("checkout/mvnw", "echo '[INFO] at work'; echo '[ERROR] no symbol'; exit 1");
    edit(SOURCE);

    Ended ended = system.run("find_jdk25 && build_if_needed");

    assertEquals(1, ended.code(), ended::all);
    assertTrue(ended.err().contains("[ERROR] no symbol\n"), ended.err());
    assertFalse(ended.err().contains("at work"), ended.err());
    assertTrue(ended.err().contains("tcfs: the build in '" + at("") + "' failed"), ended.err());
    assertFalse(Files.isSymbolicLink(at(".tcfs-build/lock")));
    assertFalse(isCurrent());
  }

  @Test
  void aBuildThatEndsWellIsCurrent() throws Exception {
    system.jdk("system/opt/jdk", "25.0.1");
    system.executable("checkout/mvnw", "exit 0");
    edit(SOURCE);

    Ended ended = system.run("find_jdk25 && build_if_needed && is_current");

    assertEquals(0, ended.code(), ended::all);
    assertTrue(ended.err().startsWith("tcfs: building tcfs"), ended.err());
    assertFalse(Files.isSymbolicLink(at(".tcfs-build/lock")));
  }
}
