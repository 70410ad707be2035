package io.tummycrypt.tcfs.app.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tummycrypt.tcfs.app.device.LocalOperations;
import io.tummycrypt.tcfs.app.operations.Completion;
import io.tummycrypt.tcfs.app.operations.Operations;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
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

  private void assertFound(Completion kind, String prefix, String... words) throws IOException {
    assertEquals(List.of(words), complete(kind, prefix));
  }

  @Test
  void knowsDevicesAndRoots() throws IOException {
    assertFound(Completion.DEVICES, "", "a", "mini");
    assertFound(Completion.DEVICES, "m", "mini");
    assertFound(Completion.ROOTS, "d", "docs");
    a.done("root", "remove", "docs");
    assertFound(Completion.ROOTS, "");
    assertFound(Completion.OTHER_ROOTS, "", "docs");
  }

  @Test
  void knowsThePathsThatWereAgreedUpon() throws IOException {
    assertFound(Completion.PATHS, "docs/");
    a.sync();
    a.delete("plan.txt");
    a.sync();
    assertFound(Completion.PATHS, "d", "docs/");
    assertFound(Completion.PATHS, "docs/", "docs/letters/");
    assertFound(Completion.PATHS, "docs/letters/", "docs/letters/old/", "docs/letters/to bob.txt");
  }

  @Test
  void knowsPathsThatBeginWithTheStore() throws IOException {
    a.sync();
    assertFound(Completion.PATHS, "", "docs/");
    assertFound(Completion.PATHS, "t", "tcfs/");
    assertFound(Completion.PATHS, "tcfs/", "tcfs/docs/");
    assertFound(Completion.PATHS, "tcfs/d", "tcfs/docs/");
    assertFound(Completion.PATHS, "tcfs/docs/", "tcfs/docs/letters/", "tcfs/docs/plan.txt");
  }

  @Test
  void knowsWhatTheFleetHasOutsideOfTheRootsHere() throws IOException {
    a.sync();
    assertFound(Completion.DETACHED_PATHS, "", "default/");
    assertFound(Completion.DETACHED_PATHS, "default/");
    Path report = Files.writeString(folder.resolve("report.txt"), "text");
    a.done("push", report.toString());
    a.done("push", report.toString(), "--as", "default/old/1.txt");
    assertFound(Completion.PATHS, "d", "default/", "docs/");
    assertFound(Completion.PATHS, "default/", "default/old/", "default/report.txt");
    assertFound(Completion.DETACHED_PATHS, "default/old/", "default/old/1.txt");
    a.done("root", "remove", "docs");
    assertFound(Completion.PATHS, "do", "docs/");
  }

  @Test
  void knowsTheVersionsOfAPath() throws IOException {
    a.sync();
    a.write("plan.txt", "longer text");
    a.sync();
    List<String> found = complete(Completion.VERSIONS, "docs/plan.txt@");
    assertEquals(List.of("docs/plan.txt@a"), found.subList(0, 1));
    assertEquals(
        List.of("docs/plan.txt@base", "docs/plan.txt@mini"),
        found.subList(found.size() - 2, found.size()));
    assertEquals(5, found.size(), found.toString());
    assertEquals(found.subList(1, 3), complete(Completion.VERSIONS, "docs/plan.txt@a~"));
    assertFound(Completion.VERSIONS, "@", "@a", "@base", "@mini");
  }

  @Test
  void aMachineWithoutAFleetIsToldNothing() throws IOException {
    Machine stranger = Machine.in(folder, "stranger");

    Machine.Ended ended = stranger.done("complete", "--", "device", "revoke", "");

    assertEquals("exit 0\n", ended.all());
  }

  /** What a shell that has the script makes of a line. */
  private List<String> inShell(String shell, String script) throws Exception {
    return run("", shell, "-c", script).lines().toList();
  }

  private String run(String typed, String... command) throws Exception {
    assumeTrue(isInstalled(command[0]), command[0] + " is not installed");
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path program = bin.resolve("tcfs");
    String java = String.join("' '", a.process().command());
    Files.writeString(program, "#!/bin/sh\nexec '" + java + "' \"$@\"\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(a.process().environment());
    builder.environment().put("PATH", bin + File.pathSeparator + System.getenv("PATH"));
    Process process = builder.redirectErrorStream(true).start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(typed.getBytes(UTF_8));
    }
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), out);
    return out;
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
          COMP_LINE="$*"
          COMP_POINT=${#COMP_LINE}
          _tcfs tcfs "${@: -1}" ""
          printf '%s\\n' "${COMPREPLY[*]}"
        }
        complete -p tcfs
        answer tcfs device revoke ''
        answer tcfs config effective --device m
        answer tcfs fleet pu
        answer tcfs status x
        """;
    assertEquals(
        List.of("complete -o default -F _tcfs tcfs", "a mini", "mini", "publish pull", ""),
        inShell("bash", script));
  }

  /** At a terminal, where bash itself says what is to be completed and takes it over. */
  @Test
  void completesNamesThatBashWouldCutOrQuote() throws Exception {
    a.write("my dir/x y.txt", "text");
    a.write("my dir/it's", "text");
    a.write("me@home.txt", "text");
    a.write("c:d.txt", "text");
    a.write("$var", "text");
    a.write("\"q\"", "text");
    a.sync();
    Map<String, String> typed = new LinkedHashMap<>();
    typed.put("pull docs/my", "docs/my dir/");
    typed.put("pull docs/my\\ dir/x", "docs/my dir/x y.txt");
    typed.put("pull docs/\"my dir\"/x", "docs/my dir/x y.txt");
    typed.put("pull \"docs/my d\tx", "docs/my dir/x y.txt");
    typed.put("pull 'docs/my d\ti", "docs/my dir/it's");
    typed.put("pull docs/me@h", "docs/me@home.txt");
    typed.put("pull docs/c:", "docs/c:d.txt");
    typed.put("pull docs/\\$", "docs/$var");
    typed.put("pull \"docs/\\$", "docs/$var");
    typed.put("pull docs/\\\"", "docs/\"q\"");
    typed.put("config effective --device=m", "--device=mini");
    Path told = folder.resolve("told");
    StringBuilder lines = new StringBuilder("source <(tcfs completion bash)\n");
    lines.append("told() { printf '%s\\n' \"${@: -1}\" >> '" + told + "'; }\n");
    // Ctrl-A goes to the beginning of the line.
    typed.keySet().forEach(line -> lines.append("tcfs " + line + "\t\u0001told \n"));
    lines.append("exit\n");

    String seen =
        run(lines.toString(), "script", "-qec", "TMOUT=60 bash --norc --noprofile -i", "/dev/null");

    assertEquals(List.copyOf(typed.values()), Files.readAllLines(told), seen);
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
