package io.tummycrypt.tcfs.app.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.launcher.FakeSystem.Ended;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** One launcher at a time builds; one that was killed stops nobody. */
@ParameterizedClass
@MethodSource("io.tummycrypt.tcfs.app.launcher.FakeSystem#shells")
@Timeout(120)
class BuildLockTest {
  /** Holds the lock until its standard input ends. */
  private static final String HOLD =
      "take_lock || exit 1; echo taken; read -r _; drop_lock; exit 0";

  @Parameter List<String> shell = List.of();
  @TempDir Path folder;

  private final List<Process> started = new ArrayList<>();
  private FakeSystem system;
  private Path lock;

  @BeforeEach
  void start() throws IOException {
    system = FakeSystem.in(folder, shell);
    lock = system.at("checkout/.tcfs-build/lock");
  }

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
  }

  private Process hold() throws IOException {
    Process process = system.process(HOLD).start();
    started.add(process);
    return process;
  }

  private static void awaitTaken(Process process) throws IOException {
    BufferedReader out = process.inputReader();
    assertEquals("taken", out.readLine());
  }

  @Test
  void namesItsOwnerAndIsGoneAfterwards() throws Exception {
    Process owner = hold();
    awaitTaken(owner);

    assertEquals("" + owner.pid(), Files.readSymbolicLink(lock).toString());
    owner.getOutputStream().close();

    assertEquals(0, owner.waitFor());
    assertFalse(Files.isSymbolicLink(lock));
  }

  @Test
  void theNextOneWaitsSaysForWhomAndThenGoesOn() throws Exception {
    Process owner = hold();
    awaitTaken(owner);

    Process next = hold();
    String said = next.errorReader().readLine();
    owner.getOutputStream().close();
    awaitTaken(next);

    assertEquals(
        "tcfs: waiting for the build of process " + owner.pid() + " (lock: " + lock + ")", said);
    assertEquals("" + next.pid(), Files.readSymbolicLink(lock).toString());
  }

  @Test
  void whatAKilledOneLeftIsTakenOverAtOnce() throws Exception {
    Process owner = hold();
    awaitTaken(owner);
    owner.destroyForcibly().waitFor();
    assertTrue(Files.isSymbolicLink(lock));

    assertEquals("taken", system.prints(HOLD));
  }

  @Test
  void ofManyThatFindADeadOnesLockOneAtATimeGetsIt() throws Exception {
    Process owner = hold();
    awaitTaken(owner);
    owner.destroyForcibly().waitFor();

    String build =
        """
        take_lock || exit 1
        mkdir "$work/building" || exit 2
        find "$root" >/dev/null
        rmdir "$work/building"
        drop_lock
        """;
    List<Process> builders = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Process builder =
          system
              .process(build)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      builders.add(builder);
      started.add(builder);
    }

    for (Process builder : builders) {
      assertEquals(0, builder.waitFor());
    }
    assertFalse(Files.isSymbolicLink(lock));
  }

  @Test
  void saysWhatItNeedsWhereItCannotWrite() throws Exception {
    Files.createFile(system.at("checkout/.tcfs-build"));

    Ended ended = system.run("take_lock 2>&1 && exit 0; exit 7");

    assertEquals(7, ended.code(), ended::all);
    assertTrue(ended.out().contains("tcfs: cannot write to '" + lock.getParent() + "'"));
  }
}
