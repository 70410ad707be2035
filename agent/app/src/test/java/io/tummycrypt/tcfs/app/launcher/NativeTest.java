package io.tummycrypt.tcfs.app.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.tummycrypt.tcfs.app.launcher.FakeSystem.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library that hashes is made where there is a C compiler, and nobody is told where not. */
class NativeTest {
  private static final String SOURCE = "checkout/reconciler/store/src/main/c/blake3.c";
  private static final String LIBRARY = "checkout/agent/app/target/native/libtcfs.so";

  @TempDir Path folder;
  private FakeSystem system;

  @BeforeEach
  void writeTheSource() throws Exception {
    system = FakeSystem.in(folder, FakeSystem.shells().findFirst().orElseThrow());
    system.executable("bin/uname", "echo Linux");
    Files.createDirectories(system.at(SOURCE).getParent());
    Files.writeString(system.at(SOURCE), "int x;");
  }

  private void make() throws Exception {
    Ended ended = system.run("make_library");
    assertEquals("exit 0\n", ended.all());
  }

  /** One that writes how often it ran by now into the file behind {@code -o}. */
  private void installCompiler(String name) throws Exception {
    String script =
        """
        while [ "$1" != -o ]; do shift; done
        echo run >>"RUNS"
        cat "RUNS" >"$2"
        """;
    system.executable("bin/" + name, script.replace("RUNS", system.at("runs").toString()));
  }

  private String library() throws Exception {
    return Files.readString(system.at(LIBRARY));
  }

  @Test
  void withoutACompilerThereIsNoneAndNothingIsSaid() throws Exception {
    make();
    assertFalse(Files.exists(system.at(LIBRARY)));
  }

  @Test
  void itIsMadeOnceAndAgainAfterAnEdit() throws Exception {
    installCompiler("cc");
    make();
    make();
    assertEquals("run\n", library());

    Files.setLastModifiedTime(system.at(SOURCE), FileTime.from(Instant.now().plusSeconds(60)));
    make();
    assertEquals("run\nrun\n", library());
  }

  @Test
  void anotherCompilerCanBeNamed() throws Exception {
    installCompiler("my-cc");
    system = system.with("CC", "my-cc");
    make();
    assertEquals("run\n", library());
  }

  @Test
  void oneThatTheCompilerCannotMakeIsNotThere() throws Exception {
    installCompiler("cc");
    make();
    system.executable("bin/cc", "echo cannot >&2; exit 1");
    Files.setLastModifiedTime(system.at(SOURCE), FileTime.from(Instant.now().plusSeconds(60)));
    make();
    try (var files = Files.list(system.at(LIBRARY).getParent())) {
      assertEquals(List.of(), files.toList());
    }
  }

  @Test
  void theProgramIsToldOfOneThatIsThere() throws Exception {
    assertEquals("", system.prints("find_libraries; echo \"$native\""));
    installCompiler("cc");
    make();
    assertEquals(system.at(LIBRARY).toString(), system.prints("find_libraries; echo \"$native\""));
  }
}
