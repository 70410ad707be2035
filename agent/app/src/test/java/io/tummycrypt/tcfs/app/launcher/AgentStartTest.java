package io.tummycrypt.tcfs.app.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent leaves the disk to all others, from its first read on. */
@ParameterizedClass
@MethodSource("io.tummycrypt.tcfs.app.launcher.FakeSystem#shells")
@Timeout(120)
class AgentStartTest {
  private static final String START =
      "jdk=$system/jdk; native=; zstd=; streams=; size=; exec_tcfsd --log json";

  @Parameter List<String> shell = List.of();
  @TempDir Path folder;

  private FakeSystem system = new FakeSystem(Path.of(""), List.of(), new TreeMap<>());

  @BeforeEach
  void makeMachine() throws IOException {
    system = FakeSystem.in(folder, shell);
    system.jdk("system/jdk", "25.0.1");
  }

  @Test
  void asksForTheLastPlaceOfItsOwnProcess() throws Exception {
    Path asked = system.at("asked");
    system.executable("bin/ionice", "echo \"$@\" >'" + asked + "'");
    system.executable("system/jdk/bin/java", "echo $$");

    String pid = system.prints(START);

    assertEquals("-c 2 -n 7 -p " + pid + "\n", Files.readString(asked));
  }

  @Test
  void hasTheLastPlaceOnThisSystem() throws Exception {
    Path ionice = Path.of("/usr/bin/ionice");
    assumeTrue(Files.isExecutable(ionice), "there is no ionice");
    system.executable("bin/ionice", "exec " + ionice + " \"$@\"");
    system.executable("system/jdk/bin/java", "exec ionice -p $$");

    assertEquals("best-effort: prio 7", system.prints(START));
  }

  @Test
  void startsWhereNobodyCanBeAsked() throws Exception {
    system.executable("system/jdk/bin/java", "echo started");
    assertEquals("started", system.prints(START));

    system.executable("bin/ionice", "echo refused >&2; exit 1");
    assertEquals("started", system.prints(START));
  }
}
