package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.engine.home.RunLock;
import io.tummycrypt.tcfs.engine.home.TcfsHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** {@code tcfs agent} on a machine whose {@code systemctl} only notes what it is asked. */
@EnabledOnOs(OS.LINUX)
class AgentServiceTest extends TwoMachines {
  private static final String FIRST =
      """
      --user is-system-running
      --user daemon-reload
      --user enable --now tcfsd.service
      """;

  private Path calls;
  private Path answer;
  private Path file;
  private Path program;
  private Map<String, String> environment;

  @BeforeEach
  void makeSystemctl() throws IOException {
    Path home = Files.createDirectories(folder.resolve("home of a"));
    calls = home.resolve("calls");
    answer = Files.writeString(home.resolve("answer"), "");
    file = home.resolve(".config/systemd/user/tcfsd.service");
    program = executable("tcfsd", "");
    executable(
        "systemctl",
        """
        echo "$*" >>"$HOME/calls"
        case $2 in
          is-system-running) echo running ;;
          show) cat "$HOME/answer" ;;
        esac
        """);
    environment = new TreeMap<>(a.environment());
    environment.put("HOME", home.toString());
    environment.put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    environment.remove("XDG_CONFIG_HOME");
  }

  private Path executable(String name, String script) throws IOException {
    Path made = Files.createDirectories(folder.resolve("bin")).resolve(name);
    Files.writeString(made, "#!/bin/sh\n" + script);
    return Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private String agent(int code, String... words) {
    String[] args = new String[words.length + 1];
    args[0] = "agent";
    System.arraycopy(words, 0, args, 1, words.length);
    Machine.Ended ended = Machine.tcfs(environment, args);
    assertEquals(code, ended.code(), ended::all);
    return ended.out();
  }

  @Test
  void installsStartsShowsAndRemovesTheAgent() throws IOException {
    assertTrue(agent(0, "status").startsWith("service of systemd of this user: not installed\n"));

    String told = agent(0, "install", "--program", program.toString());
    assertTrue(told.startsWith("installed: '" + file + "'\nthe agent runs;"), told);
    assertEquals(FIRST, Files.readString(calls));
    String unit = Files.readString(file);
    assertTrue(unit.contains("\nExecStart=\"" + program + "\"\n"), unit);
    assertTrue(unit.contains("\nEnvironment=\"TCFS_HOME=" + a.home() + "\"\n"), unit);

    Files.writeString(
        answer, "LoadState=loaded\nActiveState=failed\nExecMainCode=1\nExecMainStatus=78\n");
    told = agent(3, "status");
    assertTrue(told.contains("failed with exit code 78: this machine is not part of"), told);

    Files.writeString(calls, "");
    agent(0, "uninstall");
    assertTrue(
        Files.readString(calls)
            .endsWith(
                """
                --user stop tcfsd.service
                --user disable tcfsd.service
                --user daemon-reload
                """));
    assertFalse(Files.exists(file));
  }

  /** The service manager may come back before the agent has ended, which then is waited for. */
  @Test
  void leavesNoProcessBehind() throws IOException {
    Process process = a.agent().redirectError(folder.resolve("log").toFile()).start();
    try {
      assertEquals("ready", process.inputReader().readLine());
      Files.createDirectories(file.getParent());
      Files.writeString(file, agent(0, "install", "--print", "--program", program.toString()));
      Files.writeString(answer, "ActiveState=active\nMainPID=" + process.pid() + "\n");
      assertFalse(agent(0, "status").contains("no service"));
      executable(
          "systemctl",
          """
          case $2 in
            is-system-running) echo running ;;
            show) cat "$HOME/answer" ;;
            stop) kill %d ;;
          esac
          """
              .formatted(process.pid()));

      agent(0, "uninstall");

      assertEquals(null, RunLock.lookForAgent(TcfsHome.in(a.home())), "an agent runs");
      process.onExit().join();
      assertEquals(143, process.exitValue());
      assertEquals(0, process.descendants().count());
      assertFalse(Files.exists(a.home().resolve("run/agent.sock")), "it can still be asked");
      assertFalse(Files.exists(file));
    } finally {
      process.destroyForcibly().onExit().join();
    }
  }

  @Test
  void printsTheUnitAndChangesNothing() throws IOException {
    String unit = agent(0, "install", "--print", "--program", program.toString());
    assertTrue(unit.contains("[Service]\nExecStart="), unit);
    assertFalse(Files.exists(calls) || Files.exists(file));
  }

  @Test
  void seesAnAgentThatNoServiceHasStarted() throws IOException {
    Process process = a.agent().redirectError(folder.resolve("log").toFile()).start();
    try {
      assertEquals("ready", process.inputReader().readLine());
      String told = agent(0, "status");
      assertTrue(told.contains("(process " + process.pid() + ", since "), told);
      assertTrue(told.endsWith("; no service has started it\n"), told);
      agent(1, "install", "--program", program.toString());
      assertFalse(Files.exists(file));

      Files.createDirectories(file.getParent());
      Files.writeString(file, agent(0, "install", "--print", "--program", program.toString()));
      Files.writeString(answer, "ActiveState=active\nMainPID=" + process.pid() + "\n");
      assertFalse(agent(0, "status").contains("no service"));
      agent(0, "status", "--json");
    } finally {
      process.destroyForcibly().onExit().join();
    }
  }
}
