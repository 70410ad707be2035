package io.tummycrypt.tcfs.app.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tummycrypt.tcfs.app.device.LocalOperations;
import io.tummycrypt.tcfs.app.operations.Completion;
import io.tummycrypt.tcfs.app.operations.Operations;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Completion knows the fleet, in the shells that are installed here. */
@Timeout(120)
class CompletionTest {
  @TempDir Path folder;

  private Fleet fleet;
  private Machine a;

  @BeforeEach
  void joinTwo() throws IOException {
    fleet = Fleet.of(folder, "a", "mini");
    a = fleet.get(0);
    a.write("plan.txt", "text");
    a.write("letters/to bob.txt", "Dear Bob,");
    a.write("letters/old/1.txt", "Dear");
  }

  private List<String> complete(Completion kind, String prefix) throws IOException {
    Map<String, String> environment = Map.of("TCFS_HOME", a.home().toString());
    try (Operations operations = LocalOperations.open(environment)) {
      return operations.complete(kind, prefix);
    }
  }

  @Test
  void knowsDevicesAndRoots() throws IOException {
    assertEquals(List.of("a", "mini"), complete(Completion.DEVICES, ""));
    assertEquals(List.of("mini"), complete(Completion.DEVICES, "m"));
    assertEquals(List.of("docs"), complete(Completion.ROOTS, "d"));
    a.done("root", "remove", "docs");
    assertEquals(List.of(), complete(Completion.ROOTS, ""));
    assertEquals(List.of("docs"), complete(Completion.OTHER_ROOTS, ""));
  }

  @Test
  void knowsThePathsThatWereAgreedUpon() throws IOException {
    assertEquals(List.of(), complete(Completion.PATHS, "docs/"));
    a.sync();
    a.delete("plan.txt");
    a.sync();
    assertEquals(List.of("docs/"), complete(Completion.PATHS, "d"));
    assertEquals(List.of("docs/letters/"), complete(Completion.PATHS, "docs/"));
    assertEquals(
        List.of("docs/letters/old/", "docs/letters/to bob.txt"),
        complete(Completion.PATHS, "docs/letters/"));
  }

  @Test
  void knowsPathsThatBeginWithTheStore() throws IOException {
    a.sync();
    assertEquals(List.of("docs/"), complete(Completion.PATHS, ""));
    assertEquals(List.of("tcfs/"), complete(Completion.PATHS, "t"));
    assertEquals(List.of("tcfs/docs/"), complete(Completion.PATHS, "tcfs/"));
    assertEquals(List.of("tcfs/docs/"), complete(Completion.PATHS, "tcfs/d"));
    assertEquals(
        List.of("tcfs/docs/letters/", "tcfs/docs/plan.txt"),
        complete(Completion.PATHS, "tcfs/docs/"));
  }

  @Test
  void aMachineWithoutAFleetIsToldNothing() throws IOException {
    Machine stranger = Machine.in(folder, "stranger");

    Machine.Ended ended = stranger.done("complete", "--", "device", "revoke", "");

    assertEquals("exit 0\n", ended.all());
  }

  /** What a shell that has the script makes of a line. */
  private List<String> inShell(String shell, String script) throws Exception {
    assumeTrue(isInstalled(shell), shell + " is not installed");
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path program = bin.resolve("tcfs");
    String java = String.join("' '", a.process().command());
    Files.writeString(program, "#!/bin/sh\nexec '" + java + "' \"$@\"\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    ProcessBuilder builder = new ProcessBuilder(shell, "-c", script);
    builder.environment().putAll(a.process().environment());
    builder.environment().put("PATH", bin + File.pathSeparator + System.getenv("PATH"));
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), out);
    return out.lines().toList();
  }

  private static boolean isInstalled(String shell) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, shell)));
  }

  @Test
  void completesInBash() throws Exception {
    String script =
        """
        source <(tcfs completion bash)
        answer() {
          COMP_WORDS=("$@")
          COMP_CWORD=$(($# - 1))
          _tcfs
          printf '%s\\n' "${COMPREPLY[*]}"
        }
        complete -p tcfs
        answer tcfs device revoke ''
        answer tcfs config effective --device = m
        answer tcfs fleet pu
        answer tcfs status x
        """;
    assertEquals(
        List.of("complete -o default -F _tcfs tcfs", "a mini", "mini", "publish pull", ""),
        inShell("bash", script));
  }

  @Test
  void completesInZsh() throws Exception {
    String script =
        """
        compdef() { print defined }
        compadd() { print -- "$1" "${(P)@[-1]}" }
        _files() { print files }
        source <(tcfs completion zsh)
        answer() { words=("$@") CURRENT=$#; _tcfs }
        answer tcfs device revoke ''
        answer tcfs fleet pu
        answer tcfs status x
        """;
    assertEquals(
        List.of("defined", "-a a mini", "-a publish pull", "files"), inShell("zsh", script));
  }

  @Test
  void completesInFish() throws Exception {
    String script =
        """
        tcfs completion fish | source
        complete -C 'tcfs device revoke '
        complete -C 'tcfs fleet pu'
        """;
    assertEquals(List.of("a", "mini", "publish", "pull"), inShell("fish", script));
  }
}
